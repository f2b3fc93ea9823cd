import type { CalendarDate } from '#domain';
import type { FileAction, FileCaseEntry, FileSanction } from '#read-models';
import { DeedAnswer } from '../casework/casework-answers.js';
import { Shown } from '../http/shown.js';

/* What follows from a case: entries, sanctions, corrective actions. Points as decimals. */

const entryId = '01890a5d-ac96-774b-bcce-b302099a8057';

/** An entry as it was decided: a deduction in the account of the day of the fault. */
export class DecidedEntryAnswer {
  @Shown({ as: 'id', description: 'The entry.', example: entryId }) readonly entryId!: string;
  @Shown({ as: 'id', description: 'Period of the account.', example: '2026-Q1' }) readonly period!: string;
  @Shown({ as: 'id', description: 'Whose account it is.' }) readonly staff!: string;
  @Shown({ as: 'id', description: 'Under which indicator.', example: 'conduct' })
  readonly indicator!: string;
  @Shown({ as: 'points', description: 'How much is deducted.', example: 1.4 }) readonly points!: number;
  @Shown({ as: 'count', description: 'The rulebook version of that day.', example: 1 })
  readonly rulebookVersion!: number;
}

class EntryPassageAnswer {
  @Shown({ as: 'id', description: 'Id of what was recorded.', example: entryId }) readonly entryId!: string;
  @Shown({ choice: ['EntryPosted', 'EntryReversed'], description: 'What was recorded.' })
  readonly type!: 'EntryPosted' | 'EntryReversed';
  @Shown({ as: 'time', description: 'When.' }) readonly at!: string;
  @Shown({ as: 'position', description: 'Where it stands in the log.' }) readonly position!: number;
  @Shown({ as: 'points', description: 'Its points.', example: 1.4 }) readonly points!: number;
  @Shown({ as: 'id', description: 'The appeal that it follows from.', optional: true })
  readonly appeal?: string;
}

export class CaseEntryAnswer extends DecidedEntryAnswer {
  @Shown({ choice: ['awaited', 'posted', 'corrected', 'reversed'], description: 'What became of it.' })
  readonly standing!: FileCaseEntry['standing'];
  @Shown({ as: 'points', description: 'What is left of it.', example: 0.28 }) readonly pointsNow!: number;
  @Shown({ of: () => EntryPassageAnswer, list: true, description: 'All that was recorded for it.' })
  readonly steps!: readonly EntryPassageAnswer[];
}

class SanctionPassageAnswer {
  @Shown({ description: 'Type of the event.', example: 'SanctionImposed' }) readonly type!: string;
  @Shown({ as: 'time', description: 'When it was recorded.' }) readonly at!: string;
  @Shown({ description: 'What happened, in words.' }) readonly what!: string;
}

export class CaseSanctionAnswer implements Omit<FileSanction, 'unit' | 'case'> {
  @Shown({ as: 'id', description: 'The sanction.', example: entryId }) readonly sanction!: string;
  @Shown({ as: 'id', description: 'Whom it is about.' }) readonly staff!: string;
  @Shown({ as: 'id', description: 'Rung of the ladder.', example: 'public-criticism' })
  readonly rung!: string;
  @Shown({ choice: ['standing', 'suspended', 'spent', 'lifted'], description: 'Where it stands.' })
  readonly status!: FileSanction['status'];
  @Shown({ as: 'day', description: 'Its first day.' }) readonly from!: CalendarDate;
  @Shown({ as: 'day', description: 'Its last day; null where it takes no time.', nullable: true })
  readonly until!: CalendarDate | null;
  @Shown({ as: 'day', description: 'Since when it is suspended.', optional: true })
  readonly suspendedOn?: CalendarDate;
  @Shown({ description: 'Why it was imposed.' }) readonly reasons!: string;
  @Shown({ as: 'id', description: 'Who imposed it.', example: 'B-1' }) readonly imposedBy!: string;
  @Shown({ as: 'time', description: 'When that was recorded.' }) readonly imposedAt!: string;
  @Shown({ as: 'id', description: 'The appeal that changed it last.', optional: true })
  readonly appeal?: string;
  @Shown({ as: 'position', description: 'Where it stands in the log.' }) readonly position!: number;
  @Shown({ of: () => SanctionPassageAnswer, list: true, description: 'All that became of it.' })
  readonly steps!: readonly SanctionPassageAnswer[];
}

class CompletedAnswer extends DeedAnswer {
  @Shown({ description: 'What was done.' }) readonly text!: string;
}

class RepairAnswer {
  @Shown({ as: 'id', description: 'The entry.', example: entryId }) readonly entryId!: string;
  @Shown({ as: 'id', description: 'Period of the account.', example: '2026-Q1' }) readonly period!: string;
  @Shown({ as: 'id', description: 'Whose account it is.' }) readonly staff!: string;
  @Shown({ as: 'count', description: 'Thousandths that come back.', example: 800 })
  readonly permille!: number;
  @Shown({ as: 'points', description: 'Points that come back.', example: 1.12 }) readonly back!: number;
  @Shown({ as: 'points', description: 'Points that are left.', example: 0.28 }) readonly points!: number;
}

class VerifiedAnswer extends DeedAnswer {
  @Shown({ as: 'day', description: 'When.' }) readonly verifiedOn!: CalendarDate;
  @Shown({ as: 'flag', description: 'Whether it had its effect.' }) readonly effective!: boolean;
  @Shown({ description: 'What shows it.' }) readonly reason!: string;
  @Shown({ of: () => RepairAnswer, list: true, description: 'Points that come back.' })
  readonly repairs!: readonly RepairAnswer[];
}

export class CaseActionAnswer implements Omit<FileAction, 'case' | 'unit' | 'verifications'> {
  @Shown({ as: 'id', description: 'The corrective action.', example: entryId }) readonly action!: string;
  @Shown({ description: 'What is to be done.' }) readonly text!: string;
  @Shown({ as: 'id', description: 'Who has to do it.' }) readonly owner!: string;
  @Shown({ choice: ['ordered', 'completed', 'effective', 'ineffective'], description: 'Where it stands.' })
  readonly status!: FileAction['status'];
  @Shown({ as: 'day', description: 'By when.', optional: true }) readonly dueBy?: CalendarDate;
  @Shown({ as: 'flag', description: 'Whether that day passed without it.', example: false })
  readonly breached!: boolean;
  @Shown({ as: 'id', list: true, description: 'Entries whose points come back in part.' })
  readonly repairs!: readonly string[];
  @Shown({ as: 'id', description: 'Who ordered it.', example: 'B-1' }) readonly orderedBy!: string;
  @Shown({ as: 'time', description: 'When that was recorded.' }) readonly orderedAt!: string;
  @Shown({ as: 'id', description: 'Who said that it was done.', optional: true })
  readonly completedBy?: string;
  @Shown({ as: 'time', description: 'When they said so.', optional: true }) readonly completedAt?: string;
  @Shown({ as: 'id', description: 'Who verified the effect.', optional: true }) readonly verifiedBy?: string;
  @Shown({ as: 'day', description: 'When they did.', optional: true }) readonly verifiedOn?: CalendarDate;
  @Shown({ as: 'position', description: 'Where it stands in the log.' }) readonly position!: number;
  @Shown({ of: () => CompletedAnswer, list: true, description: 'Every time it was said to be done.' })
  readonly completions!: readonly CompletedAnswer[];
  @Shown({ of: () => VerifiedAnswer, list: true, description: 'Every look at its effect.' })
  readonly verifications!: readonly VerifiedAnswer[];
}

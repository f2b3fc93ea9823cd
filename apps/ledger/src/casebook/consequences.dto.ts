import type { CalendarDate } from '#domain';
import {
  sanctionStandings,
  type ActionRow,
  type SanctionRow,
  type SanctionStanding,
  type ToleranceRow,
} from '#read-models';
import { ChoiceField, DayField, IdField } from '../http/fields.js';
import { Cursor, DEFAULT_LIMIT, Flag, Limit } from '../http/parameters.js';
import { Shown } from '../http/shown.js';

const id = '5b1f6c2e-8d0a-8c0e-9a52-0f0d8c1f7a10';

class ListParameters {
  @IdField({ description: 'Of this unit and all that is below it.', example: 'TAX', optional: true })
  readonly unit?: string;
  @Limit() readonly limit: number = DEFAULT_LIMIT;
  @Cursor() readonly after?: string;
}

export class SanctionsParameters extends ListParameters {
  @IdField({ description: 'On this staff member.', optional: true }) readonly staff?: string;
  @ChoiceField(sanctionStandings, { description: 'That stand there today.', optional: true })
  readonly status?: SanctionStanding;
}

export class ActionsParameters extends ListParameters {
  @IdField({ description: 'That this person has to do.', optional: true }) readonly owner?: string;
  @Flag({ description: 'Only those whose effect is not verified yet, or only the others.', optional: true })
  readonly open?: boolean;
  @DayField({ description: 'Only open ones whose last day had passed on this day.', optional: true })
  readonly overdueOn?: CalendarDate;
}

export class ToleranceParameters extends ListParameters {
  @IdField({ description: 'Of this staff member.', optional: true }) readonly staff?: string;
  @IdField({ description: 'In this experiment.', example: 'X-2026-1', optional: true })
  readonly experiment?: string;
}

export class SanctionAnswer implements SanctionRow {
  @Shown({ as: 'id', description: 'The case that it is from.', example: id }) readonly case!: string;
  @Shown({ as: 'id', description: 'The sanction.', example: id }) readonly sanction!: string;
  @Shown({ as: 'id', description: 'Whom it is about.' }) readonly staff!: string;
  @Shown({ description: 'Their name, where it is known.', example: 'Member 08', nullable: true })
  readonly staffName!: string | null;
  @Shown({ as: 'id', description: 'Unit of the case.', example: 'TAX' }) readonly unit!: string;
  @Shown({ as: 'id', description: 'Rung of the ladder.', example: 'public-criticism' })
  readonly rung!: string;
  @Shown({ choice: sanctionStandings, description: 'Where it stands today.' })
  readonly status!: SanctionStanding;
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
}

export class ActionAnswer implements ActionRow {
  @Shown({ as: 'id', description: 'The case that it is from.', example: id }) readonly case!: string;
  @Shown({ as: 'id', description: 'The corrective action.', example: id }) readonly action!: string;
  @Shown({ description: 'What is to be done.' }) readonly text!: string;
  @Shown({ as: 'id', description: 'Who has to do it.' }) readonly owner!: string;
  @Shown({ description: 'Their name, where it is known.', example: 'Member 08', nullable: true })
  readonly ownerName!: string | null;
  @Shown({ as: 'id', description: 'Unit of the case.', example: 'TAX' }) readonly unit!: string;
  @Shown({ choice: ['ordered', 'completed', 'effective', 'ineffective'], description: 'Where it stands.' })
  readonly status!: ActionRow['status'];
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
}

/** An honest mistake that a person is not held to. */
export class ToleranceAnswer implements ToleranceRow {
  @Shown({ as: 'id', description: 'The case.', example: id }) readonly case!: string;
  @Shown({ as: 'id', description: 'Whose mistake it was.' }) readonly staff!: string;
  @Shown({ description: 'Their name, where it is known.', example: 'Member 08', nullable: true })
  readonly staffName!: string | null;
  @Shown({ as: 'id', description: 'The experiment.', example: 'X-2026-1' }) readonly experiment!: string;
  @Shown({ description: 'What is tried in it.', nullable: true }) readonly experimentTitle!: string | null;
  @Shown({ as: 'id', description: 'Unit of the case.', example: 'TAX' }) readonly unit!: string;
  @Shown({ as: 'day', description: 'Day of the fault.' }) readonly occurredOn!: CalendarDate;
  @Shown({ description: 'Why it was inexperience, and no knowing violation.' })
  readonly inexperience!: string;
  @Shown({ description: 'Why it was exploring, and no defiance.' }) readonly exploration!: string;
  @Shown({ description: 'Why it was for the common good.' }) readonly commonGood!: string;
  @Shown({ as: 'id', description: 'Who granted it.', example: 'B-1' }) readonly grantedBy!: string;
  @Shown({ as: 'time', description: 'When that was recorded.' }) readonly grantedAt!: string;
  @Shown({ as: 'position', description: 'Where it stands in the log.' }) readonly position!: number;
}

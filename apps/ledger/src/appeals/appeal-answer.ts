import {
  appealStatuses,
  dispositions,
  type AppealStatus,
  type CalendarDate,
  type Disposition,
} from '#domain';
import type { AppealIssueRow, AppealRow } from '#read-models';
import { DueAnswer } from '../casework/casework-answers.js';
import { ShownOneOf } from '../http/one-of-field.js';
import { Shown } from '../http/shown.js';
import { without } from '../http/without.js';
import { anySubject, type SubjectBody } from './subjects.dto.js';

export const standings = ['sits', 'challenged', 'recused'] as const;

/** One thing that is contested. */
export class IssueAnswer implements AppealIssueRow {
  @Shown({ as: 'count', description: 'Its number in the appeal.' }) readonly issue!: number;
  @ShownOneOf(anySubject, { description: 'What is contested.' }) readonly subject!: SubjectBody;
  @Shown({ description: 'Why.', example: 'The file was on time.' }) readonly grounds!: string;
  @Shown({
    choice: dispositions,
    description: 'What the instance that decided last made of it.',
    optional: true,
  })
  readonly disposition?: Disposition;
}

export class PanelMemberAnswer {
  @Shown({ as: 'id', description: 'Who.', example: 'R-1' }) readonly member!: string;
  @Shown({
    choice: standings,
    description: 'Challenged: takes no part until it is decided; recused: sees nothing any more.',
  })
  readonly standing!: (typeof standings)[number];
}

/** What lists and the file say of an appeal alike. */
export class AppealHead {
  @Shown({ as: 'id', description: 'The appellant.' }) readonly staff!: string;
  @Shown({ description: 'Their name.', example: 'Ana Weber', nullable: true })
  readonly staffName!: string | null;
  @Shown({ as: 'id', description: 'Id of the appeal.', example: '01890a5d-ac96-774b-bcce-b302099a8057' })
  readonly appeal!: string;
  @Shown({ as: 'id', description: 'Unit of what is contested.', example: 'TAX' }) readonly unit!: string;
  @Shown({ choice: appealStatuses, description: 'Where it stands.' }) readonly status!: AppealStatus;
  @Shown({ as: 'count', description: 'Which instance has it: 1 or 2.' }) readonly instance!: 1 | 2;
  @Shown({ as: 'flag', description: 'Whether it was filed or escalated late.', example: false })
  readonly outOfTime!: boolean;
  @Shown({ as: 'flag', description: 'Whether its clocks stand.', example: false }) readonly held!: boolean;
  @Shown({ as: 'flag', description: 'Whether what is contested is not executed.', example: false })
  readonly stayed!: boolean;
  @Shown({ as: 'flag', description: 'Whether the time for the decision was extended.', example: false })
  readonly extended!: boolean;
  @Shown({ as: 'day', description: 'When it was filed.' }) readonly filedOn!: CalendarDate;
  @Shown({ as: 'time', description: 'When that was recorded.' }) readonly filedAt!: string;
  @Shown({ as: 'id', description: 'Who presides.', example: 'R-1', optional: true }) readonly chair?: string;
  @Shown({
    of: () => PanelMemberAnswer,
    list: true,
    description: 'Of the instance that is at work; recused members as well.',
  })
  readonly panel!: readonly PanelMemberAnswer[];
  @Shown({
    of: () => DueAnswer,
    description: 'What is due first; nothing while the clocks stand.',
    optional: true,
  })
  readonly due?: DueAnswer;
  @Shown({ as: 'day', description: 'When the instance that decided last did so.', optional: true })
  readonly decidedOn?: CalendarDate;
  @Shown({
    as: 'count',
    description: 'Calendar days since it was filed; of open ones.',
    example: 12,
    optional: true,
  })
  readonly ageDays?: number;
  @Shown({ as: 'position', description: 'Position of its first event in the log.' })
  readonly position!: number;
}

/** An appeal and where it stands. */
export class AppealAnswer extends AppealHead implements Omit<AppealRow, 'revision'> {
  @Shown({ of: () => IssueAnswer, list: true, description: 'What is contested, each decided by itself.' })
  readonly issues!: readonly IssueAnswer[];
}

export const appealAnswer = (row: AppealRow): AppealAnswer => without(row, 'revision');

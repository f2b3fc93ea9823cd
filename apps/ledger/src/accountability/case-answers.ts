import { caseStatuses, parts, type CalendarDate, type CaseSource, type CaseStatus, type Part } from '#domain';
import type { CasePersonRow, CaseRow } from '#read-models';
import { DueAnswer } from '../casework/casework-answers.js';
import { ShownOneOf } from '../http/one-of-field.js';
import { Shown } from '../http/shown.js';
import { without } from '../http/without.js';
import { caseSources } from './case-source.dto.js';

/** A person named in a case. */
export class CasePersonAnswer implements CasePersonRow {
  @Shown({ as: 'id', description: 'Whom it is about.' }) readonly staff!: string;
  @Shown({ description: 'Their name, where it is known.', example: 'Member 08', nullable: true })
  readonly name!: string | null;
  @Shown({ choice: parts, description: 'Which part they had.' }) readonly part!: Part;
  @Shown({
    as: 'count',
    description: 'Thousandths of the liability: as decided or, before that, as proposed.',
    example: 700,
    optional: true,
  })
  readonly share?: number;
  @Shown({ as: 'flag', description: 'Whether they are liable, as decided.', optional: true })
  readonly liable?: boolean;
}

/** What lists and the file say of a case alike. */
export class CaseHead {
  @Shown({ as: 'id', description: 'The case.', example: '5b1f6c2e-8d0a-8c0e-9a52-0f0d8c1f7a10' })
  readonly case!: string;
  @Shown({ description: 'What it is about.', example: 'A lost file' }) readonly title!: string;
  @Shown({ choice: caseStatuses, description: 'Where it stands.' }) readonly status!: CaseStatus;
  @ShownOneOf(caseSources, { description: 'What it was opened from.' }) readonly source!: CaseSource;
  @Shown({ as: 'id', description: 'The unit it belongs to.', example: 'TAX' }) readonly unit!: string;
  @Shown({ as: 'id', description: 'The process it is about.', example: 'CASE-9', optional: true })
  readonly process?: string;
  @Shown({ as: 'day', description: 'Day of the fault.' }) readonly occurredOn!: CalendarDate;
  @Shown({ as: 'day', description: 'When it was opened.' }) readonly openedOn!: CalendarDate;
  @Shown({ as: 'time', description: 'When that was recorded.' }) readonly openedAt!: string;
  @Shown({ as: 'id', description: 'Who opened it.', example: 'I-1' }) readonly openedBy!: string;
  @Shown({ as: 'id', description: 'Who investigates.', example: 'I-1', optional: true })
  readonly investigator?: string;
  @Shown({ of: () => DueAnswer, description: 'What is due first.', optional: true }) readonly due?: DueAnswer;
  @Shown({ as: 'day', description: 'When it was decided.', optional: true })
  readonly decidedOn?: CalendarDate;
  @Shown({ as: 'count', description: 'Corrective actions whose effect is not verified yet.', example: 0 })
  readonly actionsOpen!: number;
  @Shown({
    as: 'count',
    description: 'Calendar days since it was opened; of open ones.',
    example: 12,
    optional: true,
  })
  readonly ageDays?: number;
  @Shown({ as: 'position', description: 'Position of its first event in the log.' })
  readonly position!: number;
}

/** An accountability case and where it stands. */
export class CaseAnswer extends CaseHead implements Omit<CaseRow, 'revision'> {
  @Shown({ of: () => CasePersonAnswer, list: true, description: 'The persons named in it.' })
  readonly persons!: readonly CasePersonAnswer[];
  @Shown({ as: 'count', description: 'How many sanctions were imposed.', example: 0 })
  readonly sanctions!: number;
}

export const caseAnswer = (row: CaseRow): CaseAnswer => without(row, 'revision');

import {
  sanctionStandings,
  type CasebookFigures,
  type DecisionDays,
  type OverturnDimension,
  type OverturnRow,
  type WorkFigures,
} from '#read-models';
import { overturnDimensions } from '#read-models';
import { ChoiceField, IdField } from '../http/fields.js';
import { Shown } from '../http/shown.js';

export class CasebookParameters {
  @IdField({ description: 'Of this unit and all that is below it.', example: 'TAX', optional: true })
  readonly unit?: string;
}

export class OverturnParameters {
  @ChoiceField(overturnDimensions, { description: 'Whose or what work was contested.' })
  readonly by!: OverturnDimension;
}

class AgeAnswer {
  @Shown({
    as: 'count',
    description: 'Calendar days at most; null: without end.',
    example: 30,
    nullable: true,
  })
  readonly upTo!: number | null;
  @Shown({ as: 'count', description: 'How many, and older than those before.', example: 4 })
  readonly n!: number;
}

/** What is under way. */
export class WorkAnswer implements WorkFigures {
  @Shown({ as: 'count', description: 'How many are open.', example: 7 }) readonly open!: number;
  @Shown({
    as: 'object',
    description: 'How many stand where; closed ones are counted as well.',
    example: { filed: 3, deliberation: 4 },
  })
  readonly byStatus!: Readonly<Record<string, number>>;
  @Shown({ of: () => AgeAnswer, list: true, description: 'Open ones by age.' })
  readonly byAge!: readonly AgeAnswer[];
  @Shown({ as: 'count', description: 'Open ones in which a last day has passed.', example: 0 })
  readonly overdue!: number;
  @Shown({ as: 'count', description: 'Open ones in which something is due soon.', example: 1 })
  readonly dueSoon!: number;
}

/** Exact quantiles of calendar days. */
export class DecisionDaysAnswer implements DecisionDays {
  @Shown({ as: 'count', description: 'How many decisions.', example: 120 }) readonly n!: number;
  @Shown({ as: 'count', description: 'At least half took no longer.', example: 21 }) readonly median!: number;
  @Shown({ as: 'count', description: 'At least nine of ten took no longer.', example: 29 })
  readonly p90!: number;
  @Shown({ as: 'count', description: 'At least 95 of 100 took no longer.', example: 30 })
  readonly p95!: number;
  @Shown({ as: 'count', description: 'The longest.', example: 41 }) readonly max!: number;
}

export class InstanceDaysAnswer extends DecisionDaysAnswer {
  @Shown({ as: 'count', description: 'Which instance decided.', example: 1 }) readonly instance!: 1 | 2;
}

const count = (description: string): PropertyDecorator => Shown({ as: 'count', description, example: 2 });

class SanctionCounts implements Record<(typeof sanctionStandings)[number], number> {
  @count('Whose first day lies ahead.') readonly 'to-come'!: number;
  @count('That run.') readonly running!: number;
  @count('Suspended by a stay.') readonly suspended!: number;
  @count('Whose last day has passed.') readonly spent!: number;
  @count('Lifted on appeal.') readonly lifted!: number;
}

class ActionCounts {
  @count('Whose effect is not verified yet.') readonly open!: number;
  @count('Open ones whose last day has passed.') readonly overdue!: number;
  @count('That had their effect.') readonly effective!: number;
}

/** How the casework stands today. */
export class CasebookAnswer implements CasebookFigures {
  @Shown({ of: () => WorkAnswer, description: 'Appeals.' }) readonly appeals!: WorkAnswer;
  @Shown({ of: () => WorkAnswer, description: 'Accountability cases.' }) readonly cases!: WorkAnswer;
  @Shown({
    of: () => InstanceDaysAnswer,
    list: true,
    description: 'Days from filing or escalation to the decision, by instance.',
  })
  readonly decisionDays!: readonly InstanceDaysAnswer[];
  @Shown({
    of: () => DecisionDaysAnswer,
    description: 'Days from the opening of a case to its decision.',
    optional: true,
  })
  readonly caseDecisionDays?: DecisionDaysAnswer;
  @Shown({ of: () => SanctionCounts, description: 'Sanctions.' }) readonly sanctions!: SanctionCounts;
  @Shown({ of: () => ActionCounts, description: 'Corrective actions.' }) readonly actions!: ActionCounts;
}

/** How often what somebody or something brought about was changed on appeal. */
export class OverturnAnswer implements OverturnRow {
  @Shown({ as: 'id', description: 'Who or what it is.', example: 'A-01' }) readonly id!: string;
  @Shown({ description: 'Its name, where it has one.', optional: true }) readonly name?: string;
  @Shown({ as: 'count', description: 'Issues that were decided.', example: 12 }) readonly decided!: number;
  @Shown({ as: 'count', description: 'Issues in which something was changed.', example: 3 })
  readonly overturned!: number;
  @Shown({ as: 'count', description: 'The share of these, per mille.', example: 250 }) readonly rate!: number;
}

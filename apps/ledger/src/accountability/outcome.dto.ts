import type { CalendarDate, CaseDeeds } from '#domain';
import { LONGEST_TEXT } from '../entries/entries.dto.js';
import {
  CountField,
  DayField,
  FlagField,
  IdField,
  IdListField,
  ListField,
  ObjectField,
  PointsField,
  TextField,
} from '../http/fields.js';

/* Bodies of the decision, and of the deeds that follow from it. */

const MOST_PERSONS = 100;
const MOST_MONTHS = 120;

const words = (description: string): PropertyDecorator =>
  TextField({ most: LONGEST_TEXT, lines: true, description });

class DecidedFinding {
  @IdField({ description: 'Whom it is about.' }) readonly person!: string;
  @FlagField({ description: 'Whether they are liable; their share is that of the proposal.' })
  readonly liable!: boolean;
  @words('Why.') readonly reasons!: string;
}

class DecidedPoints {
  @IdField({ description: 'Under which indicator they are deducted.', example: 'conduct' })
  readonly indicator!: string;
  @PointsField({ above: 0, description: 'What the fault costs altogether.' }) readonly total!: number;
}

export class CaseDecision {
  @ListField(() => DecidedFinding, {
    least: 1,
    most: MOST_PERSONS,
    description: 'One for each person named.',
  })
  readonly findings!: readonly DecidedFinding[];
  @ObjectField(() => DecidedPoints, {
    description: 'Points that follow; of each liable person their share of it.',
    optional: true,
  })
  readonly points?: DecidedPoints;
}

export class NewSanction implements Omit<CaseDeeds['ImposeSanction'], 'sanction'> {
  @IdField({ description: 'On whom; found liable in this case.' }) readonly person!: string;
  @IdField({ description: 'Rung of the ladder of the rulebook.', example: 'public-criticism' })
  readonly rung!: string;
  @DayField({ description: 'Its first day.' }) readonly from!: CalendarDate;
  @CountField({
    least: 1,
    most: MOST_MONTHS,
    description: 'How long it lasts; left out where the rung takes no time.',
    example: 12,
    optional: true,
  })
  readonly months?: number;
  @words('Why this one.') readonly reasons!: string;
}

export class NewAction implements Omit<CaseDeeds['OrderAction'], 'action'> {
  @words('What is to be done.') readonly text!: string;
  @IdField({ description: 'Who has to do it.' }) readonly owner!: string;
  @DayField({ description: 'By when.' }) readonly dueBy!: CalendarDate;
  @IdListField({
    most: MOST_PERSONS,
    description: 'Entries of this case whose points come back in part once its effect is verified.',
    example: ['case-5b1f6c2e-8d0a-8c0e-9a52-0f0d8c1f7a10-S-08'],
    optional: true,
  })
  readonly repairs: readonly string[] = [];
}

export class ActionReassignment implements Omit<CaseDeeds['ReassignAction'], 'action'> {
  @IdField({ description: 'Who has to do it from now on.' }) readonly owner!: string;
  @DayField({ description: 'By when.' }) readonly dueBy!: CalendarDate;
  @words('Why not who had to.') readonly reason!: string;
}

export class ActionCompletion {
  @words('What was done.') readonly text!: string;
}

export class ActionVerification {
  @FlagField({ description: 'Whether it had its effect; where not, it is to be done again.' })
  readonly effective!: boolean;
  @words('What shows it.') readonly reason!: string;
}

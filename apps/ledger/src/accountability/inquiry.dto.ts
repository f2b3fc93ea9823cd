import {
  parts,
  type CalendarDate,
  type CaseDeeds,
  type CaseSource,
  type Circumstances,
  type Part,
} from '#domain';
import { LONGEST_TEXT } from '../entries/entries.dto.js';
import { ChoiceField, DayField, IdField, ObjectField, TextField } from '../http/fields.js';
import { OneOfField } from '../http/one-of-field.js';
import { TextListField } from '../http/text-list-field.js';
import { caseSources } from './case-source.dto.js';

/* Bodies of the deeds up to the findings. */

const LONGEST_TITLE = 200;
const MOST_CIRCUMSTANCES = 20;

const words = (description: string): PropertyDecorator =>
  TextField({ most: LONGEST_TEXT, lines: true, description });
const wordsIfAny = (description: string): PropertyDecorator =>
  TextField({ most: LONGEST_TEXT, lines: true, description, optional: true });

export class NewCase implements Omit<CaseDeeds['OpenCase'], 'source'> {
  @TextField({ most: LONGEST_TITLE, description: 'What it is about, in one line.', example: 'A lost file' })
  readonly title!: string;
  @words('What went wrong, as far as it is known.') readonly description!: string;
  @OneOfField(caseSources, {
    description: 'What it is opened from.',
    example: { kind: 'complaint', text: 'My file was lost.' },
  })
  readonly source!: CaseSource;
  @IdField({ description: 'Unit; needed where the source does not say it.', example: 'TAX', optional: true })
  readonly unit?: string;
  @DayField({ description: 'Day of the fault; needed where the source does not say it.', optional: true })
  readonly occurredOn?: CalendarDate;
  @IdField({ description: 'Process that it went wrong in.', example: 'CASE-9', optional: true })
  readonly process?: string;
}

export class CaseInvestigation {
  @IdField({ description: 'Who investigates.', example: 'I-1' }) readonly investigator!: string;
}

export class CaseTrace {
  @IdField({ description: 'The process; that of the case where it is left out.', optional: true })
  readonly process?: string;
}

class CircumstancesGiven implements Circumstances {
  @wordsIfAny('How the handler deceived whoever reviewed or approved.') readonly falsified?: string;
  @wordsIfAny('Where their dissent is on record.') readonly dissented?: string;
  @wordsIfAny('Which order they followed, over their objection.') readonly followedOrder?: string;
  @wordsIfAny('Which rule was unclear.') readonly unclearRule?: string;
  @wordsIfAny('What nobody could have prevented.') readonly forceMajeure?: string;
  @TextListField({
    most: MOST_CIRCUMSTANCES,
    longest: LONGEST_TEXT,
    description: 'What mitigates.',
    example: ['Reported it at once'],
    optional: true,
  })
  readonly mitigation: readonly string[] = [];
  @TextListField({
    most: MOST_CIRCUMSTANCES,
    longest: LONGEST_TEXT,
    description: 'What aggravates.',
    example: ['Had been told before'],
    optional: true,
  })
  readonly aggravation: readonly string[] = [];
}

export class PersonInCase {
  @IdField({ description: 'Whom it is about.' }) readonly person!: string;
  @ChoiceField(parts, { description: 'Which part they had in what went wrong.' }) readonly part!: Part;
  @ObjectField(() => CircumstancesGiven, {
    description: 'What exempts, mitigates and aggravates.',
    optional: true,
  })
  readonly circumstances: Circumstances = { mitigation: [], aggravation: [] };
}

export class CaseEvidence {
  @IdField({ description: 'Evidence that was uploaded or referenced.', example: 'E-1' })
  readonly evidence!: string;
}

export class CaseWords {
  @words('What they have to say.') readonly text!: string;
}

export class CaseTolerance {
  @IdField({ description: 'Whose honest mistake it was.' }) readonly person!: string;
  @IdField({ description: 'The experiment in which it happened.', example: 'X-2026-1' })
  readonly experiment!: string;
  @words('Why it was inexperience, and no knowing violation.') readonly inexperience!: string;
  @words('Why it was exploring, and no defiance of a prohibition.') readonly exploration!: string;
  @words('Why it was for the common good, and for no private gain.') readonly commonGood!: string;
}

export class CaseFindings {
  @words('What was found, and why.') readonly summary!: string;
}

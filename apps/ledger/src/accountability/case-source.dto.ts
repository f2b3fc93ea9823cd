import type { CaseSource } from '#domain';
import { LONGEST_TEXT } from '../entries/entries.dto.js';
import { ChoiceField, IdField, TextField } from '../http/fields.js';
import type { Union } from '../http/one-of-field.js';

type SourceOf<Kind extends CaseSource['kind']> = Extract<CaseSource, { readonly kind: Kind }>;

const KindField = (kind: CaseSource['kind']): PropertyDecorator =>
  ChoiceField([kind], { description: 'What it was opened from.' });

export class RecordSource implements SourceOf<'work-record'> {
  @KindField('work-record') readonly kind!: 'work-record';
  @IdField({ description: 'Process of the work record.', example: 'CASE-9' }) readonly process!: string;
  @IdField({ description: 'The work record.', example: 'R-17' }) readonly record!: string;
}

export class EntrySource implements SourceOf<'entry'> {
  @KindField('entry') readonly kind!: 'entry';
  @IdField({ description: 'Period of the score account.', example: '2026-Q1' }) readonly period!: string;
  @IdField({ description: 'Whose account it is.' }) readonly staff!: string;
  @IdField({ description: 'The entry.', example: '01890a5d-ac96-774b-bcce-b302099a8057' })
  readonly entryId!: string;
}

export class ObservationSource implements SourceOf<'observation'> {
  @KindField('observation') readonly kind!: 'observation';
  @IdField({ description: 'The observation.', example: 'O-4' }) readonly observation!: string;
}

export class ComplaintSource implements SourceOf<'complaint'> {
  @KindField('complaint') readonly kind!: 'complaint';
  @TextField({ most: LONGEST_TEXT, lines: true, description: 'What is complained of.' })
  readonly text!: string;
}

export class FindingSource implements SourceOf<'finding'> {
  @KindField('finding') readonly kind!: 'finding';
  @TextField({ most: LONGEST_TEXT, lines: true, description: 'What process control found.' })
  readonly text!: string;
}

/** From what a case can be opened, told apart by `kind`. */
export const caseSources: Union = {
  by: 'kind',
  of: {
    'work-record': RecordSource,
    entry: EntrySource,
    observation: ObservationSource,
    complaint: ComplaintSource,
    finding: FindingSource,
  },
};

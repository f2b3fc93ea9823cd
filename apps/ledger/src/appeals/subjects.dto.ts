import { ChoiceField, IdField } from '../http/fields.js';

const ENTRY = '01890a5d-ac96-774b-bcce-b302099a8057';

export class EntrySubject {
  @ChoiceField(['entry'], { description: 'An entry of the appellant.' })
  readonly kind!: 'entry';
  @IdField({ description: 'Period of the account.', example: '2026-Q1' })
  readonly period!: string;
  @IdField({ description: 'Id of the entry.', example: ENTRY })
  readonly entryId!: string;
}

export class ScoreSubject {
  @ChoiceField(['score'], { description: 'The score of the appellant in a period.' })
  readonly kind!: 'score';
  @IdField({ description: 'Which period.', example: '2026-Q1' })
  readonly period!: string;
}

export class FindingSubject {
  @ChoiceField(['finding'], { description: 'What an accountability case found about the appellant.' })
  readonly kind!: 'finding';
  @IdField({ description: 'Id of the case.', example: ENTRY })
  readonly case!: string;
}

export class SanctionSubject {
  @ChoiceField(['sanction'], { description: 'A sanction of the appellant.' })
  readonly kind!: 'sanction';
  @IdField({ description: 'Id of the case.', example: ENTRY })
  readonly case!: string;
  @IdField({ description: 'Id of the sanction in it.', example: ENTRY })
  readonly sanction!: string;
}

export type SubjectBody = EntrySubject | ScoreSubject | FindingSubject | SanctionSubject;

/** What an issue contests. */
export const anySubject = {
  by: 'kind',
  of: { entry: EntrySubject, score: ScoreSubject, finding: FindingSubject, sanction: SanctionSubject },
} as const;

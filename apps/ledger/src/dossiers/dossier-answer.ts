import type { CaseRef } from '#domain';
import type { Dossier, DossierEntry, DossierFile, DossierRulebook } from '#dossier';
import { caseFileAnswer } from '../accountability/case-file-answer.js';
import { CaseFileAnswer } from '../accountability/case-file.dto.js';
import { AppealFileAnswer, appealFileAnswer } from '../appeals/appeal-file-answer.js';
import { points } from '../http/points.js';
import { ShownOneOf } from '../http/one-of-field.js';
import { Shown } from '../http/shown.js';

class AppealInDossier {
  @Shown({ choice: ['appeal'], description: 'It is about an appeal.' }) readonly kind!: 'appeal';
  @Shown({ of: () => AppealFileAnswer, description: 'Its file.' }) readonly appeal!: AppealFileAnswer;
}

class CaseInDossier {
  @Shown({ choice: ['accountability'], description: 'It is about an accountability case.' })
  readonly kind!: 'accountability';
  @Shown({ of: () => CaseFileAnswer, description: 'Its file.' }) readonly case!: CaseFileAnswer;
}

const objects = (description: string): PropertyDecorator => Shown({ as: 'object', list: true, description });

/** Everything about a matter in one place and one order. Points as decimals, times in UTC. */
export class DossierAnswer {
  @Shown({
    as: 'object',
    description: 'What it is about.',
    example: { kind: 'accountability', case: '5b1f6c2e-8d0a-8c0e-9a52-0f0d8c1f7a10' },
  })
  readonly of!: CaseRef;
  @Shown({ as: 'time', description: 'Only what was recorded by this time is told.', optional: true })
  readonly knownAt?: string;
  @ShownOneOf(
    { by: 'kind', of: { appeal: AppealInDossier, accountability: CaseInDossier } },
    { description: 'The file itself.' },
  )
  readonly file!: AppealInDossier | CaseInDossier;
  @Shown({ as: 'object', description: 'Names of persons, by id.', example: { 'S-08': 'Member 08' } })
  readonly names!: Readonly<Record<string, string>>;
  @objects('Processes with their steps, and every post that somebody held on the day of a step.')
  readonly processes!: readonly object[];
  @objects('Entries, each with its life.') readonly entries!: readonly object[];
  @objects('Rulebook versions, with the rules and indicators that decided something here.')
  readonly rulebooks!: readonly object[];
  @objects('Evidence, and whether its bytes are still those that came in.')
  readonly evidence!: readonly object[];
  @objects('Every look into the file.') readonly accesses!: readonly object[];
  @objects('Everything that happened, in the order of the log.') readonly timeline!: readonly object[];
  @objects('Decided cases that are like this one.') readonly similar!: readonly object[];
  @Shown({ as: 'object', description: 'Which streams were read, from their first event up to which one.' })
  readonly completeness!: object;
}

/** The same with its points as decimals. */
export const dossierAnswer = (dossier: Dossier): DossierAnswer => ({
  ...dossier,
  file: fileAnswer(dossier.file),
  entries: dossier.entries.map((entry: DossierEntry) => ({ ...entry, points: points(entry.points) })),
  rulebooks: dossier.rulebooks.map(rulebookInPoints),
});

const fileAnswer = (file: DossierFile): AppealInDossier | CaseInDossier =>
  file.kind === 'appeal'
    ? { kind: 'appeal', appeal: appealFileAnswer(file.appeal) }
    : { kind: 'accountability', case: caseFileAnswer(file.case) };

const rulebookInPoints = ({ indicators, rules, manualRules, ...rulebook }: DossierRulebook): object => ({
  ...rulebook,
  indicators: indicators.map(({ base, floor, bonusCap, ...indicator }) => ({
    ...indicator,
    base: points(base),
    floor: points(floor),
    bonusCap: bonusCap === null ? null : points(bonusCap),
  })),
  rules: rules.map((rule) => ({ ...rule, points: points(rule.points) })),
  manualRules: manualRules.map((rule) => ({
    ...rule,
    least: points(rule.least),
    most: points(rule.most),
  })),
});

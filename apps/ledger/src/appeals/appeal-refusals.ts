import type { ProblemCode } from '../http/problem-kinds.js';

/** What every deed in an appeal can be refused for. */
export const ofDeeds: readonly ProblemCode[] = ['unknown-appeal', 'not-now'];

/** What a deed of the appellant can. */
export const ofAppellants: readonly ProblemCode[] = [...ofDeeds, 'appeal-of-another'];

/** What a deed of those who decide can: they must be independent of what is contested. */
export const ofReviewers: readonly ProblemCode[] = [
  ...ofDeeds,
  'outside-scope',
  'took-part',
  'supervised',
  'under-participant',
  'other-instance',
  'recused',
  'member-challenged',
];

/** What a deed of either side can. */
export const ofParties: readonly ProblemCode[] = [
  ...ofDeeds,
  'outside-scope',
  'not-a-party',
  'took-part',
  'recused',
  'member-challenged',
];

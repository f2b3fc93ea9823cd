import type { ProblemCode } from '../http/problem-kinds.js';

/** What every deed for the office in an accountability case may answer. */
export const ofOffice = [
  'unknown-case',
  'not-now',
  'outside-scope',
  'took-part',
  'under-participant',
] as const satisfies readonly ProblemCode[];

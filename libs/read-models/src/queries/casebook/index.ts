/* Everything that is asked about appeals, accountability cases and what surrounds them. */
export { actions } from './actions.js';
export { appealFile } from './appeal-file.js';
export { appeals, barredFrom, barredSomewhere } from './appeals.js';
export { caseFile } from './case-file.js';
export { cases } from './cases.js';
export { dueCasework } from './due-work.js';
export type { Reading } from './file-events.js';
export { casebook } from './figures.js';
export { overturn } from './overturn.js';
export { sanctions } from './sanctions.js';
export { similarCases } from './similar.js';
export { calendarDays, caseFileReads, experiment, experiments, toleranceFile } from './surroundings.js';

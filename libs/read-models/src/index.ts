export { digest } from './engine/digest.js';
export type { ProjectionStatus } from './engine/projection-status.js';
export { openProjector, type Projector, type ProjectorOptions } from './engine/projector.js';
export { rebuild, type RebuildOptions } from './engine/rebuild.js';
export type { LogSource } from './log-source.js';
export { subjectKinds, type SubjectKind } from './projections/audit-trail.js';
export type { ProjectionName } from './projections/index.js';
export type { AuditLine, AuditQuery, AuditSubject } from './queries/audit.js';
export type { Change, EntryEffect } from './queries/entry-effects.js';
export type { ExplainedEntry, ExplainedIndicator, Explanation } from './queries/explain.js';
export type { AppointmentRow, PeriodRow, PostRow, UnitRow } from './queries/organization.js';
export type { Page } from './queries/page.js';
export {
  controlDimensions,
  type ControlDimension,
  type ControlRow,
  type DayQuantiles,
  type ProcessControlQuery,
} from './queries/process-control.js';
export type { RankingRow, RankingsQuery } from './queries/rankings.js';
export type { ScoreRow, ScoresQuery } from './queries/scores.js';
export type { View } from './queries/view.js';
export { ReadModelError } from './read-model-error.js';
export { openReadModels, type ReadModels, type ReadModelsStatus } from './read-models.js';
export type { IndicatorLine } from './score-sheet.js';
export {
  startProjectionWorker,
  type ProjectionWorker,
  type ProjectionWorkerOptions,
} from './start-projection-worker.js';

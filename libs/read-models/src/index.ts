export { copyReadModels } from './copy-read-models.js';
export { digest } from './engine/digest.js';
export type { ProjectionStatus, ReadModelsStatus } from './engine/projection-status.js';
export { openProjector, type Projector, type ProjectorOptions } from './engine/projector.js';
export { rebuild, type RebuildOptions } from './engine/rebuild.js';
export type { LogSource } from './log-source.js';
export { subjectKinds, type SubjectKind } from './projections/audit-trail.js';
export { observationStatuses, type ObservationStatus } from './projections/open-statuses.js';
export type { ProjectionName } from './projections/index.js';
export type { AuditLine, AuditQuery, AuditSubject } from './queries/audit.js';
export {
  overturnDimensions,
  type ActionsQuery,
  type AppealsQuery,
  type CalendarQuery,
  type CasebookFigures,
  type CasebookQuery,
  type CasesQuery,
  type DecisionDays,
  type DueWork,
  type ExperimentsQuery,
  type CaseFileQuery,
  type FileQuery,
  type OverturnDimension,
  type OverturnQuery,
  type OverturnRow,
  type SanctionsQuery,
  type ToleranceQuery,
  type WorkFigures,
} from './queries/casebook/asked.js';
export type * from './queries/casebook/files.js';
export { sanctionStandings } from './queries/casebook/rows.js';
export type * from './queries/casebook/rows.js';
export type { ChangedAccount, ChangedRanking, ChangedScores } from './queries/changed-scores.js';
export type { EntriesQuery, EntryRow } from './queries/entries.js';
export { describeEvent } from './queries/describe-event.js';
export type { EntryDetail, LifeStep } from './queries/entry-detail.js';
export type { Change, EntryEffect } from './queries/entry-effects.js';
export type { EvidenceRow } from './queries/evidence.js';
export type { ExplainedIndicator, Explanation } from './queries/explain.js';
export type { ExplainedEntry } from './queries/explained-entries.js';
export type { LeftOpen } from './queries/left-open.js';
export type { MatterDetail, MatterRow, MattersQuery } from './queries/matters.js';
export type { ObservationRow, ObservationsQuery } from './queries/observations.js';
export type { AppointmentRow, PeriodRow, PostRow, UnitRow } from './queries/organization.js';
export type { Page } from './queries/page.js';
export type { UnitOfQuery } from './queries/places.js';
export {
  controlDimensions,
  type ControlDimension,
  type ControlRow,
  type DayQuantiles,
  type ProcessControlQuery,
} from './queries/process-control.js';
export type { RankingRow, RankingsQuery } from './queries/rankings.js';
export type { RulebookRow } from './queries/rulebooks.js';
export type { ScoreRow, ScoresQuery } from './queries/scores.js';
export type { StaffMemberDetail, StaffMemberRow, StaffMembersQuery } from './queries/staff-members.js';
export type { View } from './queries/view.js';
export { ReadModelError } from './read-model-error.js';
export { openReadModels, type ReadModels } from './read-models.js';
export type { IndicatorLine } from './score-sheet.js';
export { tellsAll } from './tells-all.js';
export {
  startProjectionWorker,
  type ProjectionWorker,
  type ProjectionWorkerOptions,
} from './start-projection-worker.js';

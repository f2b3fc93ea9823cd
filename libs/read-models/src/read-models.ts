import { setTimeout as sleep } from 'node:timers/promises';
import type { CalendarDate, CaseRef, DeclaredDay, EventPlace, RecordedEvent, Rulebook } from '#domain';
import { behind, readStatus, requireGoing, type ReadModelsStatus } from './engine/projection-status.js';
import { LiveGeneration } from './live-generation.js';
import type { LogSource } from './log-source.js';
import type { ProjectionName } from './projections/index.js';
import { accountRevision } from './queries/account-revision.js';
import * as audit from './queries/audit.js';
import type * as asked from './queries/casebook/asked.js';
import type * as files from './queries/casebook/files.js';
import * as casebook from './queries/casebook/index.js';
import type * as rows from './queries/casebook/rows.js';
import { changedScores, type ChangedScores } from './queries/changed-scores.js';
import { entries, pendingAnswers, type EntriesQuery, type EntryRow } from './queries/entries.js';
import { entry, type EntryDetail } from './queries/entry-detail.js';
import { evidence, type EvidenceRow } from './queries/evidence.js';
import { explain, type Explanation } from './queries/explain.js';
import { leftOpen, type LeftOpen } from './queries/left-open.js';
import * as matters from './queries/matters.js';
import * as observations from './queries/observations.js';
import * as organization from './queries/organization.js';
import type { Page } from './queries/page.js';
import * as places from './queries/places.js';
import { processControl, type ControlRow, type ProcessControlQuery } from './queries/process-control.js';
import { positionIn } from './queries/position.js';
import { rankings, type RankingRow, type RankingsQuery } from './queries/rankings.js';
import { rulebook, rulebooks, type RulebookRow } from './queries/rulebooks.js';
import { scores, type ScoreRow, type ScoresQuery } from './queries/scores.js';
import * as staff from './queries/staff-members.js';
import type { Tables } from './queries/tables.js';
import type { View } from './queries/view.js';
import { onceBuilt } from './read-model-error.js';

/** Opens a folder of read models for reading. The log is read for the words of audit trails only. */
export function openReadModels(options: { readonly folder: string; readonly log: LogSource }): ReadModels {
  return new ReadModels(options.folder, options.log);
}

/**
 * The queries. Each sees one state of all tables, of the generation that is live when it is asked. All throw
 * ReadModelError: `invalid-query` and `not-found` with the field at fault, `not-ready` before anything is built.
 */
export class ReadModels {
  private readonly live: LiveGeneration;

  constructor(
    folder: string,
    private readonly log: LogSource,
  ) {
    this.live = new LiveGeneration(folder);
  }

  scores(query: ScoresQuery = {}): Page<ScoreRow> {
    return this.page('scores', query, (tables) => scores(tables, query));
  }

  rankings(query: RankingsQuery): Page<RankingRow> {
    return this.page('rankings', query, (tables) => rankings(tables, query));
  }

  /** What changed behind a position, at most `limit` accounts of it; for those who pass on what stands. */
  changedScores(behind: number, limit: number): ChangedScores {
    return this.read((tables) => changedScores(tables, behind, limit));
  }

  explain(staff: string, period: string, view: View = {}): Explanation {
    return this.read((tables) => explain(tables, staff, period, view));
  }

  processControl(query: ProcessControlQuery = {}): ControlRow[] {
    return this.read((tables) => processControl(tables, query));
  }

  /** Every event that touches a subject, newest first unless asked otherwise. */
  async audit(subject: audit.AuditSubject, query: audit.AuditQuery = {}): Promise<Page<audit.AuditLine>> {
    const page = this.read((tables) => audit.auditPositions(tables, subject, query));
    const events = await audit.readEvents(this.log, page.rows);
    return { ...page, rows: this.read((tables) => audit.auditLines(tables, events, query.barred)) };
  }

  entries(query: EntriesQuery = {}): Page<EntryRow> {
    return this.read((tables) => entries(tables, query));
  }

  entry(period: string, staff: string, entryId: string): EntryDetail {
    return this.read((tables) => entry(tables, period, staff, entryId));
  }

  /** Of the account's stream, as far as it is told of; -1 where nothing is. */
  accountRevision(period: string, staff: string): number {
    return this.read((tables) => accountRevision(tables, period, staff));
  }

  /** Entries that wait for an answer which could be given until before that day. */
  pendingAnswers(before: CalendarDate): { period: string; staff: string; entryId: string }[] {
    return this.read((tables) => pendingAnswers(tables, before));
  }

  matters(query: matters.MattersQuery = {}): Page<matters.MatterRow> {
    return this.read((tables) => matters.matters(tables, query));
  }

  matter(id: string): matters.MatterDetail {
    return this.read((tables) => matters.matter(tables, id));
  }

  observations(query: observations.ObservationsQuery = {}): Page<observations.ObservationRow> {
    return this.read((tables) => observations.observations(tables, query));
  }

  observation(id: string): observations.ObservationRow {
    return this.read((tables) => observations.observation(tables, id));
  }

  evidence(id: string): EvidenceRow {
    return this.read((tables) => evidence(tables, id));
  }

  /** What was not finished in a period when it was closed, or is not now. */
  leftOpen(period: string): LeftOpen {
    return this.read((tables) => leftOpen(tables, period));
  }

  rulebooks(): RulebookRow[] {
    return this.read((tables) => rulebooks(tables));
  }

  rulebook(version: number): Rulebook {
    return this.read((tables) => rulebook(tables, version));
  }

  staffMembers(query: staff.StaffMembersQuery = {}): Page<staff.StaffMemberRow> {
    return this.read((tables) => staff.staffMembers(tables, query));
  }

  staffMember(id: string): staff.StaffMemberDetail {
    return this.read((tables) => staff.staffMember(tables, id));
  }

  unitOf(query: places.UnitOfQuery): string | undefined {
    return this.read((tables) => places.unitOf(tables, query));
  }

  isWithin(unit: string, top: string): boolean {
    return this.read((tables) => places.isWithin(tables, unit, top));
  }

  /** Whom an event concerns, and the unit it belongs to. */
  placeOf(event: RecordedEvent): EventPlace {
    return this.read((tables) => places.placeOf(tables, event));
  }

  appeals(query: asked.AppealsQuery = {}): Page<rows.AppealRow> {
    return this.page('appeals', query, (tables) => casebook.appeals(tables, query));
  }

  /** Everything in an appeal, folded from the log as far as it was known at a time. */
  appealFile(staff: string, appeal: string, query: asked.FileQuery = {}): Promise<files.AppealFile> {
    return casebook.appealFile(this.reading, staff, appeal, query);
  }

  cases(query: asked.CasesQuery = {}): Page<rows.CaseRow> {
    return this.page('cases', query, (tables) => casebook.cases(tables, query));
  }

  /** Everything in an accountability case, folded from the log as far as it was known at a time. */
  caseFile(id: string, query: asked.FileQuery = {}): Promise<files.CaseFile> {
    return casebook.caseFile(this.reading, id, query);
  }

  /** Who looked into a file, in the order of the log. */
  caseFileReads(of: CaseRef): rows.CaseReading[] {
    return this.read((tables) => casebook.caseFileReads(tables, of));
  }

  /** Decided before, and most like it; the latest first. */
  similarCases(of: CaseRef, limit: number): files.SimilarCase[] {
    return this.read((tables) => casebook.similarCases(tables, of, limit));
  }

  /** Who may see nothing of a case. */
  barredFrom(of: CaseRef): string[] {
    return this.read((tables) => casebook.barredFrom(tables, of));
  }

  /** Whether there is any case of which a person may see nothing. */
  barredSomewhere(person: string): boolean {
    return this.read((tables) => casebook.barredSomewhere(tables, person));
  }

  sanctions(query: asked.SanctionsQuery): Page<rows.SanctionRow> {
    return this.read((tables) => casebook.sanctions(tables, query));
  }

  actions(query: asked.ActionsQuery = {}): Page<rows.ActionRow> {
    return this.read((tables) => casebook.actions(tables, query));
  }

  experiments(query: asked.ExperimentsQuery = {}): Page<rows.ExperimentRow> {
    return this.read((tables) => casebook.experiments(tables, query));
  }

  experiment(id: string): rows.ExperimentRow {
    return this.read((tables) => casebook.experiment(tables, id));
  }

  toleranceFile(query: asked.ToleranceQuery = {}): Page<rows.ToleranceRow> {
    return this.read((tables) => casebook.toleranceFile(tables, query));
  }

  /** The days that were declared otherwise than their weekday says, each as declared last. */
  calendarDays(query: asked.CalendarQuery = {}): DeclaredDay[] {
    return this.read((tables) => casebook.calendarDays(tables, query));
  }

  casebook(query: asked.CasebookQuery): asked.CasebookFigures {
    return this.remembered('casebook', query, (tables) => casebook.casebook(tables, query));
  }

  overturn(query: asked.OverturnQuery): asked.OverturnRow[] {
    return this.remembered('overturn', query, (tables) => casebook.overturn(tables, query));
  }

  /** What the timer has to do on a day. */
  dueCasework(today: CalendarDate): asked.DueWork[] {
    return this.read((tables) => casebook.dueCasework(tables, today));
  }

  /** All units, or one and everything below it. */
  units(top?: string): organization.UnitRow[] {
    return this.read((tables) => organization.units(tables, top));
  }

  posts(unit?: string): organization.PostRow[] {
    return this.read((tables) => organization.posts(tables, unit));
  }

  holders(post: string, date: string): organization.AppointmentRow[] {
    return this.read((tables) => organization.holders(tables, post, date));
  }

  appointments(staff: string): organization.AppointmentRow[] {
    return this.read((tables) => organization.appointments(tables, staff));
  }

  periods(): organization.PeriodRow[] {
    return this.read((tables) => organization.periods(tables));
  }

  status(): ReadModelsStatus {
    const { name: generation, db } = this.live.now();
    return { generation, projections: readStatus(db) };
  }

  /** Log position up to which a projection (or every one) tells the story; 0 before anything is built. */
  position(projection?: ProjectionName): number {
    return onceBuilt(() => positionIn(this.live.now().tables, projection), 0);
  }

  /** @throws ReadModelError `behind` where a projection (or every one) is not there in time, or is halted before it */
  async waitFor(position: number, timeoutMs: number, projection?: ProjectionName): Promise<void> {
    const deadline = performance.now() + timeoutMs;
    while (this.position(projection) < position) {
      requireGoing(
        onceBuilt(() => this.status().projections, []),
        position,
        projection,
      );
      if (performance.now() >= deadline) throw behind(position, this.position(projection));
      await sleep(5);
    }
  }

  close(): void {
    this.live.close();
  }

  private get reading(): casebook.Reading {
    return { log: this.log, read: (query) => this.read(query) };
  }

  /** Whole lists are not kept: they may be as long as the organisation is large. */
  private page<T>(question: string, query: { readonly limit?: number }, read: (tables: Tables) => T): T {
    return query.limit === undefined ? this.read(read) : this.remembered(question, query, read);
  }

  private remembered<T>(question: string, query: object, read: (tables: Tables) => T): T {
    return this.live.now().pages.page(question, query, () => this.read(read));
  }

  private read<T>(query: (tables: Tables) => T): T {
    const { db, tables } = this.live.now();
    return db.transaction(() => query(tables))();
  }
}

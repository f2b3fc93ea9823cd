import type Database from 'better-sqlite3';
import type { AccountabilityOnlyEvent, CaseOpened, CaseStatus, DeadlineEvent, RecordedEvent } from '#domain';
import { RowWriter } from '../../engine/row-writer.js';
import { toDay, toMillis } from '../../moments.js';
import { RowBook } from '../row-book.js';
import { ActionBook } from './action-book.js';
import { advanceCase, CASE_COLUMNS, caseStatusAfter, endedInCaseBy, type CaseRecord } from './case-record.js';
import type { CaseworkFigures } from './counters.js';
import { SanctionBook } from './sanction-book.js';
import { newWork, readDeadlines, tellDue, withDeadlineEvent, withoutDeadlines } from './work.js';

/** The accountability cases of a batch, with their sanctions, corrective actions and tolerance. */
export class CaseBook {
  private readonly rows: RowBook<CaseRecord>;
  private readonly personRows: RowWriter;
  private readonly evidenceRows: RowWriter;
  private readonly toleranceRows: RowWriter;
  private readonly sanctions: SanctionBook;
  private readonly actions: ActionBook;

  constructor(
    db: Database.Database,
    private readonly figures: CaseworkFigures,
  ) {
    this.rows = new RowBook(db, 'accountability_case', CASE_COLUMNS, ['case_id']);
    this.personRows = new RowWriter(
      db,
      'case_person',
      'person, position, named',
      'ON CONFLICT DO UPDATE SET named = excluded.named',
    );
    this.evidenceRows = new RowWriter(db, 'case_evidence', 'evidence, position', 'ON CONFLICT DO NOTHING');
    this.toleranceRows = new RowWriter(
      db,
      'tolerance',
      `position, case_id, staff, experiment, unit, occurred_on, inexperience, exploration, common_good, granted_by,
       granted_at`,
    );
    this.sanctions = new SanctionBook(db, figures);
    this.actions = new ActionBook(db, figures);
  }

  take(event: RecordedEvent<AccountabilityOnlyEvent>): void {
    if (event.type === 'CaseOpened') return this.begin(event);
    const row = this.required(event.data.case);
    const status = caseStatusAfter(event, row) ?? row.status;
    this.decide(row, event);
    advanceCase(row, event);
    row.deadlines = withoutDeadlines(row.deadlines, endedInCaseBy(event, row));
    this.move(row, status, event.revision);
    this.takeParts(row, event);
  }

  takeDeadline(event: RecordedEvent<DeadlineEvent>, id: string): void {
    const row = this.required(id);
    row.deadlines = withDeadlineEvent(row.deadlines, event);
    this.move(row, row.status, event.revision);
    this.actions.takeDeadline(id, event);
  }

  flush(): void {
    this.rows.flush();
    this.personRows.flush();
    this.evidenceRows.flush();
    this.toleranceRows.flush();
    this.sanctions.flush();
    this.actions.flush();
  }

  private begin({ data, position, recordedAt, revision }: RecordedEvent<CaseOpened>): void {
    this.rows.add({
      position,
      case_id: data.case,
      title: data.title,
      status: 'opened',
      open: 1,
      source: JSON.stringify(data.source),
      unit: data.unit,
      process: data.process ?? null,
      activity: null,
      occurred_on: toDay(data.occurredOn),
      opened_on: toDay(data.openedOn),
      opened_at: toMillis(recordedAt),
      opened_by: data.openedBy,
      investigator: null,
      persons: '[]',
      sanctions: 0,
      actions_open: 0,
      ...newWork(revision),
    });
    this.figures.moved('case', data.unit, undefined, 'opened');
  }

  /** The first decision is the one whose time is counted. */
  private decide(row: CaseRecord, { type, data }: AccountabilityOnlyEvent): void {
    if (type !== 'CaseDecided' || row.decided_on !== null) return;
    this.figures.decided('case', row.unit, toDay(data.decidedOn) - row.opened_on);
  }

  private takeParts(row: CaseRecord, event: RecordedEvent<AccountabilityOnlyEvent>): void {
    switch (event.type) {
      case 'PersonNamed':
      case 'PersonReleased':
        this.personRows.add(event.data.staff, row.position, event.type === 'PersonNamed' ? 1 : 0);
        return;
      case 'CaseEvidenceAttached':
        this.evidenceRows.add(event.data.evidence, row.position);
        return;
      case 'ToleranceGranted': {
        const { staff, experiment, inexperience, exploration, commonGood, grantedBy } = event.data;
        const why = [inexperience, exploration, commonGood, grantedBy] as const;
        const of = [row.case_id, staff, experiment, row.unit, row.occurred_on] as const;
        this.toleranceRows.add(event.position, ...of, ...why, toMillis(event.recordedAt));
        return;
      }
      case 'SanctionImposed':
      case 'SanctionVaried':
      case 'SanctionSuspended':
      case 'SanctionResumed':
      case 'SanctionSpent':
        return this.sanctions.take(event, row.unit);
      case 'ActionOrdered':
        return this.actions.order(
          event,
          row.unit,
          readDeadlines(row.deadlines).get(`action:${event.data.action}`),
        );
      case 'ActionReassigned':
        return this.actions.reassign(event);
      case 'ActionCompleted':
      case 'ActionVerified':
        return this.actions.take(event);
    }
  }

  private move(row: CaseRecord, status: CaseStatus, revision: number): void {
    if (status !== row.status) this.figures.moved('case', row.unit, row.status, status);
    row.status = status;
    row.open = status === 'closed' ? 0 : 1;
    row.revision = revision;
    tellDue(row, true);
  }

  private required(id: string): CaseRecord {
    const row = this.rows.get(id);
    if (!row) throw new Error(`case ${id} was never opened`);
    return row;
  }
}

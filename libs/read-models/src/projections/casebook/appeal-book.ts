import type Database from 'better-sqlite3';
import type {
  AppealDecided,
  AppealEvent,
  AppealFiled,
  AppealOnlyEvent,
  AppealRef,
  AppealStatus,
  DeadlineEvent,
  Participant,
  RecordedEvent,
} from '#domain';
import { RowWriter } from '../../engine/row-writer.js';
import { toDay, toMillis } from '../../moments.js';
import { RowBook } from '../row-book.js';
import { advancePanel, peopleOf } from './appeal-panel.js';
import {
  advanceAppeal,
  APPEAL_COLUMNS,
  closedAppealStatuses,
  endedBy,
  statusAfter,
  type AppealRecord,
} from './appeal-record.js';
import { Counters, type CaseworkFigures } from './counters.js';
import { contributionsOf, type CountedIssue, type Outcome } from './outcomes.js';
import { newWork, tellDue, withDeadlineEvent, withoutDeadlines } from './work.js';

/** An issue as the table holds it; who took part and what the instances made of it as JSON. */
export interface IssueRecord {
  readonly position: number;
  readonly issue: number;
  readonly subject: string;
  readonly grounds: string;
  readonly unit: string;
  readonly indicator: string | null;
  readonly rule: string | null;
  readonly took_part: string;
  first: string | null;
  second: string | null;
  disposition: string | null;
  decided_on: number | null;
}

const ISSUE_COLUMNS = [
  'position',
  'issue',
  'subject',
  'grounds',
  'unit',
  'indicator',
  'rule',
  'took_part',
  'first',
  'second',
  'disposition',
  'decided_on',
] as const satisfies readonly (keyof IssueRecord)[];

/** The appeals of a batch, their issues and panels, and what decisions on them count for. */
export class AppealBook {
  private readonly rows: RowBook<AppealRecord>;
  private readonly issues: RowBook<IssueRecord>;
  private readonly personRows: RowWriter;
  private readonly evidenceRows: RowWriter;
  private readonly overturns: Counters<[dimension: string, id: string]>;

  constructor(
    db: Database.Database,
    private readonly figures: CaseworkFigures,
  ) {
    this.rows = new RowBook(db, 'appeal', APPEAL_COLUMNS, ['staff', 'appeal']);
    this.issues = new RowBook(db, 'appeal_issue', ISSUE_COLUMNS, ['position', 'issue'], 'position, issue');
    this.personRows = new RowWriter(
      db,
      'appeal_person',
      'person, position, open, sits, barred',
      'ON CONFLICT DO UPDATE SET open = excluded.open, sits = excluded.sits, barred = excluded.barred',
    );
    this.evidenceRows = new RowWriter(db, 'appeal_evidence', 'evidence, position', 'ON CONFLICT DO NOTHING');
    this.overturns = new Counters(db, 'overturn', 'dimension, id', ['decided', 'overturned']);
  }

  take(event: RecordedEvent<AppealOnlyEvent>): void {
    if (event.type === 'AppealFiled') return this.begin(event);
    const row = this.required(event.data);
    const status = statusAfter(event, row) ?? row.status;
    if (event.type === 'AppealDecided') this.decide(row, event.data);
    for (const evidence of evidenceOf(event)) this.evidenceRows.add(evidence, row.position);
    advanceAppeal(row, event);
    advancePanel(row, event);
    row.deadlines = withoutDeadlines(row.deadlines, endedBy(event, row));
    this.move(row, status, event);
  }

  takeDeadline(event: RecordedEvent<DeadlineEvent>, of: AppealRef): void {
    const row = this.required(of);
    row.deadlines = withDeadlineEvent(row.deadlines, event);
    this.move(row, row.status, event);
  }

  flush(): void {
    for (const row of this.rows.touched()) this.writePeople(row);
    this.personRows.flush();
    this.rows.flush();
    this.issues.flush();
    this.evidenceRows.flush();
    this.overturns.flush();
  }

  private begin({ data, position, recordedAt, revision }: RecordedEvent<AppealFiled>): void {
    const status = data.outOfTime ? 'out-of-time' : 'filed';
    this.rows.add({
      position,
      staff: data.staff,
      appeal: data.appeal,
      unit: data.unit,
      status,
      open: 1,
      returned_from: null,
      instance: 1,
      out_of_time: Number(data.outOfTime),
      held: 0,
      stayed: 0,
      extended: 0,
      filed_on: toDay(data.filedOn),
      filed_at: toMillis(recordedAt),
      instance_since: toDay(data.filedOn),
      chair: null,
      panel: '[]',
      people: '{}',
      unseen: '[]',
      ...newWork(revision),
    });
    for (const { issue, subject, grounds, unit, indicator, rule, tookPart } of data.issues) {
      this.issues.add({
        position,
        issue,
        subject: JSON.stringify(subject),
        grounds,
        unit,
        indicator: indicator ?? null,
        rule: rule ?? null,
        took_part: JSON.stringify(tookPart),
        first: null,
        second: null,
        disposition: null,
        decided_on: null,
      });
    }
    this.figures.moved('appeal', data.unit, undefined, status);
  }

  /** An issue counts by its last decision: what an earlier one counted for is taken back. */
  private decide(
    row: AppealRecord,
    { instance, issues, decidedOn, panel, dissents }: AppealDecided['data'],
  ): void {
    const day = toDay(decidedOn);
    let firstTime = false;
    for (const { issue, disposition, remedies } of issues) {
      const one = this.issues.get(row.position, issue);
      if (!one) throw new Error(`appeal ${row.appeal} of ${row.staff} has no issue ${issue}`);
      this.count(one, -1);
      const dissented = new Set(
        dissents.filter((dissent) => dissent.issue === issue).map(({ member }) => member),
      );
      const outcome: Outcome = {
        disposition,
        remedies,
        panel: panel.filter((member) => !dissented.has(member)),
      };
      const column = instance === 1 ? 'first' : 'second';
      firstTime ||= one[column] === null;
      one[column] = JSON.stringify(outcome);
      one.disposition = disposition;
      one.decided_on = day;
      this.count(one, 1);
    }
    if (firstTime) this.figures.decided(`appeal-${instance}`, row.unit, day - row.instance_since);
  }

  private count(issue: IssueRecord, direction: 1 | -1): void {
    for (const { dimension, id, overturned } of contributionsOf(countedIssue(issue))) {
      this.overturns.add([dimension, id], direction, overturned ? direction : 0);
    }
  }

  private move(row: AppealRecord, status: AppealStatus, event: RecordedEvent<AppealEvent>): void {
    if (status !== row.status) this.figures.moved('appeal', row.unit, row.status, status);
    row.status = status;
    row.open = closedAppealStatuses.includes(row.status) ? 0 : 1;
    if (row.open === 0) row.held = row.stayed = 0;
    row.revision = event.revision;
    tellDue(row, row.held === 0);
  }

  private writePeople(row: AppealRecord): void {
    for (const [person, place] of Object.entries(peopleOf(row))) {
      const sits = place === 'sits' || place === 'challenged';
      const barred = place === 'recused' || place === 'challenged';
      this.personRows.add(person, row.position, row.open, Number(sits), Number(barred));
    }
  }

  private required({ staff, appeal }: AppealRef): AppealRecord {
    const row = this.rows.get(staff, appeal);
    if (!row) throw new Error(`appeal ${appeal} of ${staff} was never filed`);
    return row;
  }
}

const countedIssue = ({ unit, indicator, rule, took_part, first, second }: IssueRecord): CountedIssue => ({
  unit,
  indicator,
  rule,
  tookPart: JSON.parse(took_part) as Participant[],
  first: first === null ? undefined : (JSON.parse(first) as Outcome),
  second: second === null ? undefined : (JSON.parse(second) as Outcome),
});

/** What came into the file. */
function evidenceOf({ type, data }: AppealOnlyEvent): readonly string[] {
  if (type === 'AppealEvidenceSubmitted') return [data.evidence];
  return type === 'AppealReopened' ? data.evidence : [];
}

import type Database from 'better-sqlite3';
import type { ObservationEvent, ObservationNoted, RecordedEvent } from '#domain';
import { RowWriter } from '../engine/row-writer.js';
import { toDay, toMillis } from '../moments.js';
import { openObservationStatuses, type ObservationStatus } from './open-statuses.js';
import { RowBook } from './row-book.js';

export const observationTables = `
  CREATE TABLE observation (
    position INTEGER PRIMARY KEY, observation TEXT NOT NULL UNIQUE, status TEXT NOT NULL, staff TEXT, process TEXT,
    unit TEXT NOT NULL, period TEXT NOT NULL, tone TEXT NOT NULL, text TEXT NOT NULL, occurred_on INTEGER NOT NULL,
    evidence TEXT NOT NULL, noted_by TEXT NOT NULL, noted_at INTEGER NOT NULL,
    verified_by TEXT, verified_at INTEGER, dismissed_by TEXT, dismissed_at INTEGER, dismissal_reason TEXT,
    entry_id TEXT, entry_period TEXT, entry_staff TEXT, revision INTEGER NOT NULL
  ) STRICT;
  CREATE INDEX observation_staff ON observation (staff, status) WHERE staff IS NOT NULL;
  CREATE INDEX observation_unit ON observation (unit, status);
  CREATE INDEX observation_period ON observation (period, status);
  CREATE INDEX observation_noter ON observation (noted_by, status);
  CREATE INDEX observation_status ON observation (status);
  CREATE TABLE observation_evidence (
    evidence TEXT NOT NULL, position INTEGER NOT NULL, PRIMARY KEY (evidence, position)
  ) STRICT, WITHOUT ROWID;
`;

interface Observation {
  readonly position: number;
  readonly observation: string;
  status: ObservationStatus;
  readonly staff: string | null;
  readonly process: string | null;
  readonly unit: string;
  readonly period: string;
  readonly tone: string;
  readonly text: string;
  readonly occurred_on: number;
  readonly evidence: string;
  readonly noted_by: string;
  readonly noted_at: number;
  verified_by: string | null;
  verified_at: number | null;
  dismissed_by: string | null;
  dismissed_at: number | null;
  dismissal_reason: string | null;
  entry_id: string | null;
  entry_period: string | null;
  entry_staff: string | null;
  revision: number;
}

/** In the order of the table. */
const COLUMNS = [
  'position',
  'observation',
  'status',
  'staff',
  'process',
  'unit',
  'period',
  'tone',
  'text',
  'occurred_on',
  'evidence',
  'noted_by',
  'noted_at',
  'verified_by',
  'verified_at',
  'dismissed_by',
  'dismissed_at',
  'dismissal_reason',
  'entry_id',
  'entry_period',
  'entry_staff',
  'revision',
] as const satisfies readonly (keyof Observation)[];

/** An observation that was neither dismissed nor matured into an entry. */
export interface OpenObservation {
  readonly position: number;
  readonly observation: string;
  readonly period: string;
  status: ObservationStatus;
}

/** The observations of a batch. */
export class ObservationBook {
  private readonly open = new Map<string, OpenObservation>();
  private readonly rows: RowBook<Observation>;
  private readonly evidenceRows: RowWriter;

  constructor(db: Database.Database) {
    this.rows = new RowBook(db, 'observation', COLUMNS, ['observation']);
    this.evidenceRows = new RowWriter(
      db,
      'observation_evidence',
      'evidence, position',
      'ON CONFLICT DO NOTHING',
    );
    const find = db.prepare('SELECT position, observation, period, status FROM observation WHERE status = ?');
    for (const status of openObservationStatuses)
      for (const one of find.all(status) as OpenObservation[]) this.open.set(one.observation, one);
  }

  take(event: RecordedEvent<ObservationEvent>): void {
    if (event.type === 'ObservationNoted') this.note(event);
    else this.change(event);
  }

  openIn(period: string): OpenObservation[] {
    return [...this.open.values()].filter((one) => one.period === period);
  }

  flush(): void {
    this.rows.flush();
    this.evidenceRows.flush();
  }

  private note({ data, position, recordedAt, revision }: RecordedEvent<ObservationNoted>): void {
    const { observation, period } = data;
    this.rows.add({
      position,
      observation,
      status: 'noted',
      staff: data.staff ?? null,
      process: data.process ?? null,
      unit: data.unit,
      period,
      tone: data.tone,
      text: data.text,
      occurred_on: toDay(data.occurredOn),
      evidence: JSON.stringify(data.evidence),
      noted_by: data.notedBy,
      noted_at: toMillis(recordedAt),
      verified_by: null,
      verified_at: null,
      dismissed_by: null,
      dismissed_at: null,
      dismissal_reason: null,
      entry_id: null,
      entry_period: null,
      entry_staff: null,
      revision,
    });
    for (const evidence of data.evidence) this.evidenceRows.add(evidence, position);
    this.open.set(observation, { position, observation, period, status: 'noted' });
  }

  private change(event: RecordedEvent<Exclude<ObservationEvent, ObservationNoted>>): void {
    const { type, data, revision } = event;
    const row = this.rows.get(data.observation);
    if (!row) throw new Error(`observation ${data.observation} was never noted`);
    const at = toMillis(event.recordedAt);
    row.revision = revision;
    if (type === 'ObservationVerified') {
      row.verified_by = data.verifiedBy;
      row.verified_at = at;
      row.status = 'verified';
      this.open.get(data.observation)!.status = row.status;
      return;
    }
    this.open.delete(data.observation);
    if (type === 'ObservationDismissed') {
      row.dismissed_by = data.dismissedBy;
      row.dismissed_at = at;
      row.dismissal_reason = data.reason;
      row.status = 'dismissed';
    } else {
      row.entry_id = data.entryId;
      row.entry_period = data.period;
      row.entry_staff = data.staff;
      row.status = 'matured';
    }
  }
}

import type Database from 'better-sqlite3';
import type { EntryProposed, ObservationNoted, RecordedEvent } from '#domain';
import { RowWriter } from '../engine/row-writer.js';

/** What later events of an entry or observation touch without naming it again. */
export const aboutTable =
  'CREATE TABLE audit_about (thing TEXT PRIMARY KEY, subjects TEXT NOT NULL) STRICT, WITHOUT ROWID;';

/** Ids by kind of subject. */
export type Subjects = Readonly<Record<string, string | undefined>>;

/** Remembers what entries and observations are about. */
export class AuditAbout {
  private readonly fresh = new Map<string, Subjects>();
  private readonly rows: RowWriter;
  private readonly find: Database.Statement;

  constructor(db: Database.Database) {
    this.rows = new RowWriter(db, 'audit_about', 'thing, subjects');
    this.find = db.prepare('SELECT subjects FROM audit_about WHERE thing = ?').pluck();
  }

  /** What an event touches beyond what it names. */
  notNamedBy({ type, data }: RecordedEvent): Subjects | undefined {
    switch (type) {
      case 'EntryProposed':
        this.remember(entryKey(data.period, data.staff, data.entryId), ofEntry(data));
        return undefined;
      case 'ObservationNoted':
        this.remember(observationKey(data.observation), ofObservation(data));
        return undefined;
      case 'ObservationVerified':
      case 'ObservationDismissed':
      case 'ObservationMatured':
        return beyond(data, this.recall(observationKey(data.observation)));
      case 'EntryReversed':
        return beyond(data, this.recall(entryKey(data.period, data.staff, data.reverses)));
      case 'EntryPosted':
        // Half of a log are entries of rules; these name what they touch.
        if (data.origin === 'computed') return undefined;
        return beyond(data, this.recall(entryKey(data.period, data.staff, data.entryId)));
      case 'EntryConfirmed':
      case 'EntryReturned':
      case 'EntryWithdrawn':
      case 'EntryAcknowledged':
      case 'EntryDisputed':
      case 'AnswerLapsed':
      case 'DisputeDecided':
      case 'EvidenceAttached':
        return beyond(data, this.recall(entryKey(data.period, data.staff, data.entryId)));
      default:
        return undefined;
    }
  }

  flush(): void {
    for (const [thing, subjects] of this.fresh) this.rows.add(thing, JSON.stringify(subjects));
    this.rows.flush();
    this.fresh.clear();
  }

  private remember(thing: string, subjects: Subjects): void {
    // One that was written before breaks the key of the table.
    if (this.fresh.has(thing)) throw new Error(`${thing.replaceAll('\n', ' ')} begins twice`);
    this.fresh.set(thing, subjects);
  }

  private recall(thing: string): Subjects | undefined {
    const fresh = this.fresh.get(thing);
    if (fresh) return fresh;
    const stored = this.find.get(thing) as string | undefined;
    return stored === undefined ? undefined : (JSON.parse(stored) as Subjects);
  }
}

const entryKey = (period: string, staff: string, entryId: string): string =>
  `entry\n${period}\n${staff}\n${entryId}`;

const observationKey = (observation: string): string => `observation\n${observation}`;

const ofEntry = ({ unit, process, matter, observation }: EntryProposed['data']): Subjects => ({
  unit,
  process,
  matter,
  observation,
});

const ofObservation = ({ staff, process, unit, period }: ObservationNoted['data']): Subjects => ({
  staff,
  process,
  unit,
  period,
});

/** An event touches a subject once, though it is about the subject and names it, too. */
const beyond = (data: object, subjects: Subjects | undefined): Subjects | undefined =>
  subjects && Object.fromEntries(Object.entries(subjects).filter(([kind]) => !(kind in data)));

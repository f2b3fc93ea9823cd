import type Database from 'better-sqlite3';
import type { RecordedEvent } from '#domain';
import type { Projection, ProjectionWriter } from '../engine/projection.js';
import { RowWriter } from '../engine/row-writer.js';
import { toDay, toMillis } from '../moments.js';
import { atOnceTable } from './at-once-lists.js';
import { EntryLives } from './entry-lives.js';
import { entryTables } from './entry-tables.js';
import { ObservationBook, observationTables } from './observation-book.js';

/**
 * What people do from day to day: entries with a life, observations, matters, evidence, and what was left open when a
 * period was closed. Of entries that they post at once only lists are kept; those of rules are none of it: half of a
 * log passes by.
 */
export const dailyAssessment: Projection = {
  name: 'daily-assessment',
  version: 3,
  ddl: `
    ${entryTables}
    ${atOnceTable}
    ${observationTables}
    CREATE TABLE matter (
      position INTEGER PRIMARY KEY, matter TEXT NOT NULL UNIQUE, title TEXT NOT NULL, occurred_on INTEGER NOT NULL,
      process TEXT, opened_by TEXT NOT NULL, opened_at INTEGER NOT NULL, revision INTEGER NOT NULL
    ) STRICT;
    CREATE INDEX matter_day ON matter (occurred_on, position);
    CREATE TABLE evidence (
      position INTEGER PRIMARY KEY, evidence TEXT NOT NULL UNIQUE, kind TEXT NOT NULL,
      sha256 TEXT, bytes INTEGER, media_type TEXT, name TEXT, url TEXT, title TEXT,
      brought_by TEXT NOT NULL, brought_at INTEGER NOT NULL
    ) STRICT;
    CREATE TABLE closing (period TEXT PRIMARY KEY, position INTEGER NOT NULL, at INTEGER NOT NULL) STRICT, WITHOUT ROWID;
    CREATE TABLE left_open (
      period TEXT NOT NULL, position INTEGER NOT NULL, what TEXT NOT NULL, id TEXT NOT NULL, staff TEXT,
      status TEXT NOT NULL, PRIMARY KEY (period, position)
    ) STRICT, WITHOUT ROWID;
  `,
  open: (db) => new DailyAssessmentWriter(db),
};

class DailyAssessmentWriter implements ProjectionWriter {
  private readonly entries: EntryLives;
  private readonly observations: ObservationBook;
  private readonly matterRows: RowWriter;
  private readonly evidenceRows: RowWriter;
  private readonly closingRows: RowWriter;
  private readonly leftOpenRows: RowWriter;

  constructor(db: Database.Database) {
    this.entries = new EntryLives(db);
    this.observations = new ObservationBook(db);
    this.matterRows = new RowWriter(
      db,
      'matter',
      'position, matter, title, occurred_on, process, opened_by, opened_at, revision',
    );
    this.evidenceRows = new RowWriter(
      db,
      'evidence',
      'position, evidence, kind, sha256, bytes, media_type, name, url, title, brought_by, brought_at',
    );
    this.closingRows = new RowWriter(db, 'closing', 'period, position, at');
    this.leftOpenRows = new RowWriter(db, 'left_open', 'period, position, what, id, staff, status');
  }

  apply(events: readonly RecordedEvent[]): void {
    for (const event of events) this.applyOne(event);
  }

  flush(): void {
    this.entries.flush();
    this.observations.flush();
    this.matterRows.flush();
    this.evidenceRows.flush();
    this.closingRows.flush();
    this.leftOpenRows.flush();
  }

  private applyOne(event: RecordedEvent): void {
    switch (event.type) {
      // By far the most events, and none of this read model's.
      case 'WorkRecorded':
        return;
      case 'EntryPosted':
        this.entries.post(event);
        return;
      case 'AccountOpened':
        this.entries.openAccount(event.data);
        return;
      case 'EntryReversed':
        this.entries.reverse(event);
        return;
      case 'EntryProposed':
        this.entries.propose(event);
        return;
      case 'EntryConfirmed':
      case 'EntryReturned':
      case 'EntryWithdrawn':
      case 'EntryAcknowledged':
      case 'EntryDisputed':
      case 'AnswerLapsed':
      case 'DisputeDecided':
      case 'EvidenceAttached':
        this.entries.change(event);
        return;
      case 'ObservationNoted':
      case 'ObservationVerified':
      case 'ObservationDismissed':
      case 'ObservationMatured':
        this.observations.take(event);
        return;
      case 'MatterOpened': {
        const { data, position, actor, recordedAt, revision } = event;
        const { matter, title, occurredOn, process = null } = data;
        const at = toMillis(recordedAt);
        this.matterRows.add(position, matter, title, toDay(occurredOn), process, actor.id, at, revision);
        return;
      }
      case 'EvidenceUploaded': {
        const { evidence, sha256, bytes, mediaType, name, uploadedBy } = event.data;
        const file = [sha256, bytes, mediaType, name, null, null] as const;
        const at = toMillis(event.recordedAt);
        this.evidenceRows.add(event.position, evidence, 'file', ...file, uploadedBy, at);
        return;
      }
      case 'EvidenceReferenced': {
        const { evidence, url, title, referencedBy } = event.data;
        const reference = [null, null, null, null, url, title] as const;
        const at = toMillis(event.recordedAt);
        this.evidenceRows.add(event.position, evidence, 'reference', ...reference, referencedBy, at);
        return;
      }
      case 'PeriodClosed':
        this.close(event.data.period, event.position, toMillis(event.recordedAt));
    }
  }

  /** What is open at this place of the log, whatever happens to it later. */
  private close(period: string, position: number, at: number): void {
    this.closingRows.add(period, position, at);
    for (const one of this.entries.openIn(period)) {
      this.leftOpenRows.add(period, one.position, 'entry', one.entryId, one.staff, one.status);
    }
    for (const one of this.observations.openIn(period)) {
      this.leftOpenRows.add(period, one.position, 'observation', one.observation, null, one.status);
    }
  }
}

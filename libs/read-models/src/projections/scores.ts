import type Database from 'better-sqlite3';
import type { PeriodEvent, RecordedEvent } from '#domain';
import type { Projection, ProjectionWriter } from '../engine/projection.js';
import { isMatterBonus, MatterBonuses, type PostedEntry } from '../matter-bonuses.js';
import { toDay, toMillis } from '../moments.js';
import { AccountBook, type Account } from './account-book.js';
import { EntryBook } from './entry-book.js';
import { Rulebooks, rulebookTable } from './rulebooks.js';

/**
 * Periods, score accounts, their entries and current totals. An account row may stand before its account is opened
 * (`unit` … `total` are NULL), for a record comes before what follows from it. Three indexes serve ranks: a page of a
 * ranking is read from them in order, whatever the length of the log. `changed_position` is that of the last event by
 * which the account was opened, or an entry came or went; no two accounts have the same. Entries lie by account, so
 * that what explains one score is read in one go.
 */
export const scores: Projection = {
  name: 'scores',
  version: 6,
  ddl: `
    CREATE TABLE period (
      period TEXT PRIMARY KEY, first_day INTEGER NOT NULL, last_day INTEGER NOT NULL,
      rulebook_version INTEGER NOT NULL, opened_position INTEGER NOT NULL,
      closed_position INTEGER, closed_at INTEGER, close_reason TEXT
    ) STRICT, WITHOUT ROWID;
    ${rulebookTable('score_rulebook')}
    CREATE TABLE account (
      id INTEGER PRIMARY KEY, period TEXT NOT NULL, staff TEXT NOT NULL, records INTEGER NOT NULL,
      unit TEXT, post TEXT, rulebook_version INTEGER, opened_position INTEGER, opened_at INTEGER, total INTEGER,
      changed_position INTEGER
    ) STRICT;
    CREATE UNIQUE INDEX account_key ON account (period, staff);
    CREATE INDEX account_staff ON account (staff);
    CREATE INDEX account_by_unit ON account (unit, period, total DESC, staff) WHERE total IS NOT NULL;
    CREATE INDEX account_by_post ON account (post, period, total DESC, staff) WHERE total IS NOT NULL;
    CREATE INDEX account_by_period ON account (period, total DESC, staff) WHERE total IS NOT NULL;
    CREATE UNIQUE INDEX account_changed ON account (changed_position) WHERE total IS NOT NULL;
    CREATE TABLE account_indicator (
      account INTEGER NOT NULL, indicator TEXT NOT NULL,
      deductions INTEGER NOT NULL, deducted INTEGER NOT NULL, bonuses INTEGER NOT NULL, awarded INTEGER NOT NULL,
      PRIMARY KEY (account, indicator)
    ) STRICT, WITHOUT ROWID;
    CREATE TABLE account_records (
      account INTEGER NOT NULL, block INTEGER NOT NULL, records BLOB NOT NULL,
      PRIMARY KEY (account, block)
    ) STRICT, WITHOUT ROWID;
    CREATE TABLE entry (
      account INTEGER NOT NULL, position INTEGER NOT NULL, entry_id TEXT NOT NULL, kind TEXT NOT NULL,
      indicator TEXT NOT NULL, points INTEGER NOT NULL CHECK (points > 0), occurred_on INTEGER NOT NULL,
      recorded_at INTEGER NOT NULL, origin TEXT NOT NULL, rulebook_version INTEGER NOT NULL, rule TEXT,
      record TEXT, process TEXT, reason TEXT NOT NULL, evidence TEXT NOT NULL, matter TEXT, corrects TEXT,
      case_id TEXT, actor TEXT, reversed_position INTEGER, reversed_at INTEGER, reversal_id TEXT, reversal_reason TEXT,
      reversal_authority TEXT, reversal_appeal TEXT, reversal_case TEXT, revision INTEGER NOT NULL,
      PRIMARY KEY (account, origin, position)
    ) STRICT, WITHOUT ROWID;
    CREATE UNIQUE INDEX entry_key ON entry (account, entry_id);
    CREATE INDEX entry_matter ON entry (account, matter) WHERE matter IS NOT NULL AND kind = 'bonus';
    CREATE INDEX entry_by_hand ON entry (position) WHERE origin = 'manual';
    CREATE INDEX entry_by_hand_matter ON entry (matter) WHERE origin = 'manual' AND matter IS NOT NULL;
    CREATE INDEX entry_by_hand_reversed ON entry (position)
      WHERE origin = 'manual' AND reversed_position IS NOT NULL;
  `,
  open: (db) => new ScoresWriter(db),
};

class ScoresWriter implements ProjectionWriter {
  private readonly rulebooks: Rulebooks;
  private readonly accounts: AccountBook;
  private readonly entries: EntryBook;
  private readonly bonuses: MatterBonuses<Account>;
  private periodEvents: RecordedEvent<PeriodEvent>[] = [];
  private readonly openPeriod: Database.Statement;
  private readonly closePeriod: Database.Statement;

  constructor(db: Database.Database) {
    this.rulebooks = new Rulebooks(db, 'score_rulebook');
    this.accounts = new AccountBook(db, this.rulebooks);
    this.entries = new EntryBook(db);
    this.bonuses = new MatterBonuses((account, matter) =>
      this.entries
        .heldFor(account.id, matter)
        .filter(({ indicator }) => this.accounts.frames(account, indicator)),
    );
    this.openPeriod = db.prepare(
      `INSERT INTO period (period, first_day, last_day, rulebook_version, opened_position) VALUES (?, ?, ?, ?, ?)`,
    );
    this.closePeriod = db.prepare(
      `UPDATE period SET closed_position = ?, closed_at = ?, close_reason = ?
       WHERE period = ? AND closed_position IS NULL`,
    );
  }

  apply(events: readonly RecordedEvent[]): void {
    for (const event of events) this.applyOne(event);
  }

  flush(): void {
    this.rulebooks.flush();
    for (const event of this.periodEvents) this.writePeriod(event);
    this.periodEvents = [];
    this.entries.flush();
    this.bonuses.forget();
    this.accounts.flush();
  }

  private applyOne(event: RecordedEvent): void {
    switch (event.type) {
      case 'WorkRecorded': {
        const { staff, occurredOn } = event.data;
        if (staff === undefined) return;
        const account = this.accounts.at(this.rulebooks.periodOf(occurredOn), staff);
        this.accounts.record(account, event);
        return;
      }
      case 'EntryPosted': {
        const account = this.accounts.opened(event.data.period, event.data.staff);
        this.entries.post(account.id, event);
        this.accounts.change(account, event.position);
        this.count(account, event.data, 1);
        return;
      }
      case 'EntryReversed': {
        const account = this.accounts.opened(event.data.period, event.data.staff);
        this.accounts.change(account, event.position);
        this.count(account, this.entries.reverse(account.id, event), -1);
        return;
      }
      case 'AccountOpened':
        this.accounts.open(event);
        return;
      case 'RulebookPublished':
        this.rulebooks.add(event.data.rulebook);
        return;
      case 'PeriodOpened':
      case 'PeriodClosed':
        this.periodEvents.push(event);
    }
  }

  private count(account: Account, entry: PostedEntry, direction: 1 | -1): void {
    if (!isMatterBonus(entry) || !this.accounts.frames(account, entry.indicator)) {
      this.accounts.count(account, entry, direction);
      return;
    }
    const shift = direction === 1 ? this.bonuses.post(account, entry) : this.bonuses.reverse(account, entry);
    if (shift.out) this.accounts.count(account, shift.out, -1);
    if (shift.in) this.accounts.count(account, shift.in, 1);
  }

  private writePeriod({ type, data, position, recordedAt }: RecordedEvent<PeriodEvent>): void {
    if (type === 'PeriodOpened') {
      this.openPeriod.run(data.period, toDay(data.from), toDay(data.to), data.rulebookVersion, position);
      return;
    }
    const closed = this.closePeriod.run(position, toMillis(recordedAt), data.reason, data.period);
    if (closed.changes === 0) throw new Error(`period ${data.period} is not open and cannot be closed`);
  }
}

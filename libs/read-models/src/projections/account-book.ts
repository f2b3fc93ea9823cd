import type Database from 'better-sqlite3';
import type { AccountOpened, RecordedEvent, WorkRecorded } from '#domain';
import { RowWriter } from '../engine/row-writer.js';
import { toDay, toMillis } from '../moments.js';
import { count, totalScore, type CountedEntry, type TotalsByIndicator } from '../score-sheet.js';
import { addToBytes, blockOf } from './blocks.js';
import { packRecordings, type Recording } from './recordings.js';
import type { Rulebooks } from './rulebooks.js';

/** An account in memory. `opening` is undefined as long as only records have come. */
export interface Account {
  readonly id: number;
  readonly period: string;
  readonly staff: string;
  records: number;
  opening?: {
    readonly unit: string;
    readonly post: string;
    readonly rulebookVersion: number;
    readonly position: number;
    readonly at: number;
  };
  /** Of the last event by which it was opened, or an entry came or went. */
  changedPosition: number | null;
  readonly totals: TotalsByIndicator;
  /** What is not written yet: indicators with entries, and records. */
  readonly touched: Set<string>;
  recordings: Recording[];
}

const MOST_REMEMBERED = 20_000;

/** The accounts of a batch: read when first needed, changed in memory, written at its end. */
export class AccountBook {
  private readonly remembered = new Map<string, Map<string, Account>>();
  private size = 0;
  private nextId: number;
  private readonly changed = new Set<Account>();
  private readonly find: Database.Statement;
  private readonly findTotals: Database.Statement;
  private readonly accountRows: RowWriter;
  private readonly totalRows: RowWriter;
  private readonly recordRows: RowWriter;

  constructor(
    db: Database.Database,
    private readonly rulebooks: Rulebooks,
  ) {
    this.nextId = 1 + (db.prepare('SELECT coalesce(max(id), 0) FROM account').pluck().get() as number);
    this.find = db.prepare('SELECT * FROM account WHERE period = ? AND staff = ?');
    this.findTotals = db.prepare('SELECT * FROM account_indicator WHERE account = ?');
    this.accountRows = new RowWriter(
      db,
      'account',
      `id, period, staff, records, unit, post, rulebook_version, opened_position, opened_at, total,
         changed_position`,
      `ON CONFLICT (id) DO UPDATE SET records = excluded.records, unit = excluded.unit, post = excluded.post,
         rulebook_version = excluded.rulebook_version, opened_position = excluded.opened_position,
         opened_at = excluded.opened_at, total = excluded.total, changed_position = excluded.changed_position`,
    );
    this.totalRows = new RowWriter(
      db,
      'account_indicator',
      'account, indicator, deductions, deducted, bonuses, awarded',
      `ON CONFLICT DO UPDATE SET deductions = excluded.deductions, deducted = excluded.deducted,
         bonuses = excluded.bonuses, awarded = excluded.awarded`,
    );
    this.recordRows = new RowWriter(db, 'account_records', 'account, block, records', addToBytes('records'));
  }

  /** The account of a person in a period, whether opened or not. Ids are given in the order of first mention. */
  at(period: string, staff: string): Account {
    let ofPeriod = this.remembered.get(period);
    if (ofPeriod === undefined) this.remembered.set(period, (ofPeriod = new Map()));
    let account = ofPeriod.get(staff);
    if (account === undefined) {
      account = this.load(period, staff) ?? emptyAccount(this.nextId++, period, staff);
      ofPeriod.set(staff, account);
      this.size++;
    }
    return account;
  }

  /** @throws Error where the account was not opened */
  opened(period: string, staff: string): Account {
    const account = this.at(period, staff);
    if (!account.opening) throw new Error(`the account of ${staff} in ${period} was not opened`);
    return account;
  }

  open({ data, position, recordedAt }: RecordedEvent<AccountOpened>): void {
    const { period, staff, unit, post, rulebookVersion } = data;
    const account = this.at(period, staff);
    if (account.opening) throw new Error(`the account of ${staff} in ${period} was opened twice`);
    this.rulebooks.version(rulebookVersion);
    account.opening = { unit, post, rulebookVersion, position, at: toMillis(recordedAt) };
    this.change(account, position);
  }

  change(account: Account, position: number): void {
    account.changedPosition = position;
    this.changed.add(account);
  }

  record(account: Account, { data, position, recordedAt }: RecordedEvent<WorkRecorded>): void {
    account.records++;
    account.recordings.push({
      block: blockOf(position),
      day: toDay(data.occurredOn),
      at: toMillis(recordedAt),
    });
    this.changed.add(account);
  }

  /** Whether the rulebook version of an opened account has an indicator. */
  frames({ opening }: Account, indicator: string): boolean {
    const { indicators } = this.rulebooks.version(opening!.rulebookVersion);
    return indicators.some(({ id }) => id === indicator);
  }

  count(account: Account, entry: CountedEntry, direction: 1 | -1): void {
    count(account.totals, entry, direction);
    account.touched.add(entry.indicator);
    this.changed.add(account);
  }

  /** Accounts go in by the order of their ids: neighbouring rows go to neighbouring places of the file. */
  flush(): void {
    for (const account of [...this.changed].sort((a, b) => a.id - b.id)) this.add(account);
    this.accountRows.flush();
    this.totalRows.flush();
    this.recordRows.flush();
    this.changed.clear();
    if (this.size > MOST_REMEMBERED) {
      this.remembered.clear();
      this.size = 0;
    }
  }

  private add(account: Account): void {
    const { id, period, staff, records, opening, changedPosition, totals, touched } = account;
    const total = opening ? totalScore(this.rulebooks.version(opening.rulebookVersion), totals) : null;
    const { unit = null, post = null, rulebookVersion = null, position = null, at = null } = opening ?? {};
    this.accountRows.add(
      ...[id, period, staff, records, unit, post, rulebookVersion, position, at, total, changedPosition],
    );
    for (const indicator of touched) {
      const { deductions, deducted, bonuses, awarded } = totals.get(indicator)!;
      this.totalRows.add(id, indicator, deductions, deducted, bonuses, awarded);
    }
    touched.clear();
    for (const [block, recordings] of Map.groupBy(account.recordings, (one) => one.block)) {
      this.recordRows.add(id, block, packRecordings(recordings));
    }
    account.recordings = [];
  }

  private load(period: string, staff: string): Account | undefined {
    const row = this.find.get(period, staff) as AccountRow | undefined;
    if (!row) return undefined;
    const totals = this.findTotals.all(row.id) as (CountedTotals & { indicator: string })[];
    const { id, records } = row;
    return {
      ...emptyAccount(id, period, staff),
      records,
      changedPosition: row.changed_position,
      ...(row.total !== null && {
        opening: {
          unit: row.unit,
          post: row.post,
          rulebookVersion: row.rulebook_version,
          position: row.opened_position,
          at: row.opened_at,
        },
      }),
      totals: new Map(
        totals.map(({ indicator, deductions, deducted, bonuses, awarded }) => [
          indicator,
          { deductions, deducted, bonuses, awarded },
        ]),
      ),
    };
  }
}

type CountedTotals = Record<'deductions' | 'deducted' | 'bonuses' | 'awarded', number>;

interface AccountRow {
  readonly id: number;
  readonly records: number;
  readonly unit: string;
  readonly post: string;
  readonly rulebook_version: number;
  readonly opened_position: number;
  readonly opened_at: number;
  readonly total: number | null;
  readonly changed_position: number | null;
}

const emptyAccount = (id: number, period: string, staff: string): Account => ({
  id,
  period,
  staff,
  records: 0,
  changedPosition: null,
  totals: new Map(),
  touched: new Set(),
  recordings: [],
});

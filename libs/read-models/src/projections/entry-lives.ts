import type Database from 'better-sqlite3';
import type {
  AccountOpened,
  EntryData,
  EntryLifeEvent,
  EntryPosted,
  EntryProposed,
  EntryReversed,
  EntryStatus,
  RecordedEvent,
} from '#domain';
import { RowWriter } from '../engine/row-writer.js';
import { toMillis } from '../moments.js';
import { AtOnceLists } from './at-once-lists.js';
import { advance, beginning, ENTRY_COLUMNS, type AssessedEntry } from './assessed-entry.js';
import { openEntryStatuses } from './open-statuses.js';
import { RowBook } from './row-book.js';

/** An entry that is neither posted nor ended. */
export interface OpenEntry {
  readonly position: number;
  readonly period: string;
  readonly staff: string;
  readonly entryId: string;
  status: EntryStatus;
}

interface Place {
  readonly unit: string;
  readonly post: string;
}

const MOST_REMEMBERED = 20_000;

/** The entries of a batch that people have to do with. */
export class EntryLives {
  /** Known without asking the tables: a computed entry that was posted at once has to be told from one with a life. */
  private readonly open = new Map<string, Map<string, OpenEntry>>();
  private readonly rows: RowBook<AssessedEntry>;
  private readonly atOnce: AtOnceLists;
  private readonly lifeRows: RowWriter;
  private readonly evidenceRows: RowWriter;
  private readonly accountRows: RowWriter;
  private readonly accounts = new Map<string, Place>();
  private readonly findAccount: Database.Statement;

  constructor(db: Database.Database) {
    this.rows = new RowBook(db, 'assessed_entry', ENTRY_COLUMNS, ['period', 'staff', 'entry_id']);
    this.atOnce = new AtOnceLists(db);
    this.lifeRows = new RowWriter(db, 'entry_life', 'entry, position, type, at, actor, text');
    this.evidenceRows = new RowWriter(db, 'entry_evidence', 'evidence, position', 'ON CONFLICT DO NOTHING');
    this.accountRows = new RowWriter(db, 'assessed_account', 'period, staff, unit, post');
    this.findAccount = db.prepare('SELECT unit, post FROM assessed_account WHERE period = ? AND staff = ?');
    const find = db.prepare(
      'SELECT position, period, staff, entry_id AS entryId, status FROM assessed_entry WHERE status = ?',
    );
    for (const status of openEntryStatuses)
      for (const one of find.all(status) as OpenEntry[]) this.keepOpen(one);
  }

  /** Who may act on an entry goes by the unit of its account, from when there is one. */
  openAccount({ period, staff, unit, post }: AccountOpened['data']): void {
    const key = keyOf({ period, staff });
    this.accounts.set(key, { unit, post });
    this.accountRows.add(period, staff, unit, post);
    for (const { entryId } of this.open.get(key)?.values() ?? []) {
      Object.assign(this.required({ period, staff, entryId }), { unit, post });
    }
  }

  propose(event: RecordedEvent<EntryProposed>): void {
    const { data, position } = event;
    const row = beginning(event, this.placeOf(data) ?? data);
    this.rows.add(row);
    this.note(event, position);
    // Of a computed entry it is the record, and that is no evidence of its own.
    if (data.origin === 'manual')
      for (const evidence of data.evidence) this.evidenceRows.add(evidence, position);
    const { period, staff, entryId } = data;
    this.keepOpen({ position, period, staff, entryId, status: row.status });
  }

  change(event: RecordedEvent<Exclude<EntryLifeEvent, EntryProposed>>): void {
    const row = this.required(event.data);
    advance(row, event);
    this.note(event, row.position);
    if (event.type === 'EvidenceAttached') this.evidenceRows.add(event.data.evidence, row.position);
    this.follow(row);
  }

  post(event: RecordedEvent<EntryPosted>): void {
    const { data, position } = event;
    if (this.open.size > 0 && this.open.get(keyOf(data))?.has(data.entryId)) {
      const row = this.required(data);
      advance(row, event);
      this.note(event, row.position);
      this.follow(row);
      return;
    }
    if (data.origin === 'computed') return;
    const place = this.placeOf(data);
    if (!place) throw new Error(`the account of ${data.staff} in ${data.period} was not opened`);
    this.atOnce.add(event, place.unit);
    for (const evidence of data.evidence) this.evidenceRows.add(evidence, position);
  }

  reverse(event: RecordedEvent<EntryReversed>): void {
    const { period, staff, reverses } = event.data;
    const row = this.rows.get(period, staff, reverses);
    if (row) advance(row, event);
    this.note(event, row?.position ?? event.position);
  }

  openIn(period: string): OpenEntry[] {
    const ofAccounts = [...this.open.values()].flatMap((entries) => [...entries.values()]);
    return ofAccounts.filter((one) => one.period === period);
  }

  flush(): void {
    this.rows.flush();
    this.atOnce.flush();
    this.lifeRows.flush();
    this.evidenceRows.flush();
    this.accountRows.flush();
    if (this.accounts.size > MOST_REMEMBERED) this.accounts.clear();
  }

  private note(event: RecordedEvent<EntryLifeEvent | EntryPosted | EntryReversed>, entry: number): void {
    const { position, type, recordedAt, actor } = event;
    this.lifeRows.add(entry, position, type, toMillis(recordedAt), JSON.stringify(actor), textOf(event));
  }

  private keepOpen(entry: OpenEntry): void {
    const key = keyOf(entry);
    const ofAccount = this.open.get(key);
    if (ofAccount) ofAccount.set(entry.entryId, entry);
    else this.open.set(key, new Map([[entry.entryId, entry]]));
  }

  private follow({ period, staff, entry_id: entryId, status }: AssessedEntry): void {
    const key = keyOf({ period, staff });
    const ofAccount = this.open.get(key)!;
    if (openEntryStatuses.includes(status)) ofAccount.get(entryId)!.status = status;
    else if (ofAccount.delete(entryId) && ofAccount.size === 0) this.open.delete(key);
  }

  private required({
    period,
    staff,
    entryId,
  }: Pick<EntryData, 'period' | 'staff' | 'entryId'>): AssessedEntry {
    const row = this.rows.get(period, staff, entryId);
    if (!row) throw new Error(`entry ${entryId} of ${staff} in ${period} was never proposed`);
    return row;
  }

  private placeOf({ period, staff }: EntryData): Place | undefined {
    const key = keyOf({ period, staff });
    let place = this.accounts.get(key);
    if (place === undefined && (place = this.findAccount.get(period, staff) as Place | undefined)) {
      this.accounts.set(key, place);
    }
    return place;
  }
}

const keyOf = ({ period, staff }: { period: string; staff: string }): string => `${period}\n${staff}`;

/** What was said, where something was. A posting says again what was proposed. */
function textOf({ type, data }: RecordedEvent<EntryLifeEvent | EntryPosted | EntryReversed>): string | null {
  switch (type) {
    case 'EntryDisputed':
      return data.statement;
    case 'EvidenceAttached':
      return data.evidence;
    case 'EntryPosted':
      return null;
    default:
      return 'reason' in data ? data.reason : null;
  }
}

import type Database from 'better-sqlite3';
import type { EntryPosted, EntryReversed, RecordedEvent } from '#domain';
import { RowWriter } from '../engine/row-writer.js';
import { toDay, toMillis } from '../moments.js';
import type { CountedEntry } from '../score-sheet.js';

type Reversal = readonly [position: number, at: number, id: string, reason: string, authority: string];

interface Posted {
  readonly account: number;
  readonly event: RecordedEvent<EntryPosted>;
  reversal?: Reversal;
}

const NOT_REVERSED = [null, null, null, null, null] as const;

/** The entries of a batch, held until its end; a reversal finds what it reverses here or in the table. */
export class EntryBook {
  private readonly pending = new Map<string, Posted>();
  /** Of entries that are written already. */
  private readonly reversals = new Map<string, readonly [...Reversal, account: number, entryId: string]>();
  private readonly rows: RowWriter;
  private readonly find: Database.Statement;
  private readonly update: Database.Statement;

  constructor(db: Database.Database) {
    this.rows = new RowWriter(
      db,
      'entry',
      `position, account, entry_id, kind, indicator, points, occurred_on, recorded_at, origin, rulebook_version,
       rule, record, process, reason, evidence,
       reversed_position, reversed_at, reversal_id, reversal_reason, reversal_authority`,
    );
    this.find = db.prepare(
      `SELECT kind, indicator, points, reversed_position AS reversedPosition FROM entry
       WHERE account = ? AND entry_id = ?`,
    );
    this.update = db.prepare(
      `UPDATE entry SET reversed_position = ?, reversed_at = ?, reversal_id = ?, reversal_reason = ?,
         reversal_authority = ? WHERE account = ? AND entry_id = ?`,
    );
  }

  post(account: number, event: RecordedEvent<EntryPosted>): void {
    const key = `${account} ${event.data.entryId}`;
    if (this.pending.has(key)) throw new Error(`entry ${event.data.entryId} was posted twice`);
    this.pending.set(key, { account, event });
  }

  /**
   * @returns the entry that no longer counts
   * @throws Error where it was never posted or is reversed already
   */
  reverse(account: number, { data, position, recordedAt }: RecordedEvent<EntryReversed>): CountedEntry {
    const reversal: Reversal = [position, toMillis(recordedAt), data.entryId, data.reason, data.authority];
    const key = `${account} ${data.reverses}`;
    const pending = this.pending.get(key);
    if (pending && !pending.reversal) {
      pending.reversal = reversal;
      return pending.event.data;
    }
    const written = this.find.get(account, data.reverses) as
      (CountedEntry & { reversedPosition: number | null }) | undefined;
    if (written?.reversedPosition !== null || pending) {
      throw new Error(
        `entry ${data.reverses} ${written || pending ? 'is reversed already' : 'was never posted'}`,
      );
    }
    this.reversals.set(key, [...reversal, account, data.reverses]);
    return written;
  }

  flush(): void {
    // By account, as the table lies: each page of it is then touched once.
    const inOrder = [...this.pending.values()].sort((a, b) => a.account - b.account);
    for (const { account, event, reversal } of inOrder) {
      const { data, position, recordedAt } = event;
      this.rows.add(
        position,
        account,
        data.entryId,
        data.kind,
        data.indicator,
        data.points,
        toDay(data.occurredOn),
        toMillis(recordedAt),
        data.origin,
        data.rulebookVersion,
        data.rule ?? null,
        data.record ?? null,
        data.process ?? null,
        data.reason,
        JSON.stringify(data.evidence),
        ...(reversal ?? NOT_REVERSED),
      );
    }
    this.rows.flush();
    for (const reversal of this.reversals.values()) this.update.run(...reversal);
    this.pending.clear();
    this.reversals.clear();
  }
}

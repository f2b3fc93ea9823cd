import type Database from 'better-sqlite3';
import type { EntryPosted, EntryReversed, RecordedEvent } from '#domain';
import { RowWriter } from '../engine/row-writer.js';
import { toDay, toMillis } from '../moments.js';
import type { MatterBonus, PostedEntry } from '../matter-bonuses.js';

type Reversal = readonly [
  position: number,
  at: number,
  id: string,
  reason: string,
  authority: string,
  appeal: string | null,
  accountabilityCase: string | null,
  revision: number,
];

interface Posted {
  readonly account: number;
  readonly event: RecordedEvent<EntryPosted>;
  reversal?: Reversal;
}

const NOT_REVERSED = [null, null, null, null, null, null, null] as const;

const HELD = `SELECT entry_id AS entryId, kind, indicator, points, matter FROM entry
  WHERE account = ? AND matter = ? AND kind = 'bonus' AND reversed_position IS NULL ORDER BY position`;

/** The entries of a batch, held until its end; a reversal finds what it reverses here or in the table. */
export class EntryBook {
  private readonly pending = new Map<string, Posted>();
  /** Of entries that are written already. */
  private readonly reversals = new Map<string, readonly [...Reversal, account: number, entryId: string]>();
  private readonly rows: RowWriter;
  private readonly find: Database.Statement;
  private readonly findHeld: Database.Statement;
  private readonly update: Database.Statement;

  constructor(db: Database.Database) {
    this.rows = new RowWriter(
      db,
      'entry',
      `position, account, entry_id, kind, indicator, points, occurred_on, recorded_at, origin, rulebook_version,
       rule, record, process, reason, evidence, matter, corrects, case_id, actor,
       reversed_position, reversed_at, reversal_id, reversal_reason, reversal_authority, reversal_appeal, reversal_case,
       revision`,
    );
    this.find = db.prepare(
      `SELECT entry_id AS entryId, kind, indicator, points, matter, reversed_position AS reversedPosition FROM entry
       WHERE account = ? AND entry_id = ?`,
    );
    this.findHeld = db.prepare(HELD);
    this.update = db.prepare(
      `UPDATE entry SET reversed_position = ?, reversed_at = ?, reversal_id = ?, reversal_reason = ?,
         reversal_authority = ?, reversal_appeal = ?, reversal_case = ?, revision = ? WHERE account = ? AND entry_id = ?`,
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
  reverse(account: number, event: RecordedEvent<EntryReversed>): PostedEntry {
    const { data, position, recordedAt, revision } = event;
    const { entryId, reason, authority, appeal = null, case: id = null } = data;
    const at = toMillis(recordedAt);
    const reversal: Reversal = [position, at, entryId, reason, authority, appeal, id, revision];
    const key = `${account} ${data.reverses}`;
    const pending = this.pending.get(key);
    if (pending && !pending.reversal) {
      pending.reversal = reversal;
      return pending.event.data;
    }
    const written = this.find.get(account, data.reverses) as
      (PostedEntry & { reversedPosition: number | null }) | undefined;
    if (written?.reversedPosition !== null || pending) {
      throw new Error(
        `entry ${data.reverses} ${written || pending ? 'is reversed already' : 'was never posted'}`,
      );
    }
    this.reversals.set(key, [...reversal, account, data.reverses]);
    return written;
  }

  /** What the tables hold for a matter: of the batch nothing. */
  heldFor(account: number, matter: string): MatterBonus[] {
    return this.findHeld.all(account, matter) as MatterBonus[];
  }

  flush(): void {
    // By account, as the table lies: each page of it is then touched once.
    const inOrder = [...this.pending.values()].sort((a, b) => a.account - b.account);
    for (const { account, event, reversal } of inOrder) {
      const { data, position, recordedAt, actor, revision } = event;
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
        data.evidence.length === 0 ? '[]' : JSON.stringify(data.evidence),
        data.matter ?? null,
        data.corrects ?? null,
        data.case ?? null,
        data.origin === 'manual' ? JSON.stringify(actor) : null,
        ...(reversal ?? NOT_REVERSED),
        ...(reversal ? [] : [revision]),
      );
    }
    this.rows.flush();
    for (const reversal of this.reversals.values()) this.update.run(...reversal);
    this.pending.clear();
    this.reversals.clear();
  }
}

import type Database from 'better-sqlite3';
import type { EntryPosted, RecordedEvent } from '#domain';
import { PlaceLists, placesTable } from './place-lists.js';

/**
 * What lists of entries that people posted at once can be led by, beside the account. Stored by the place in this list:
 * new ones go to its end.
 */
export const atOnceLeads = ['proposedBy', 'unit', 'indicator', 'period'] as const;
export type AtOnceLead = (typeof atOnceLeads)[number];

/** Positions in a block: fewer than elsewhere, for to read a page of a list all of a block is unpacked. */
export const AT_ONCE_BLOCK = 1024;

export const atOnceTable = placesTable('at_once_block');

/**
 * Where in the log people posted entries at once. They are nearly all that people do, and nothing ever happens to most
 * of them: an index on each of the columns that lead to them costs more than all the rest of the entry.
 */
export class AtOnceLists {
  private readonly lists: PlaceLists;

  constructor(db: Database.Database) {
    this.lists = new PlaceLists(db, 'at_once_block', atOnceLeads.length, AT_ONCE_BLOCK);
  }

  add({ data, position, actor }: RecordedEvent<EntryPosted>, unit: string): void {
    const { indicator, period } = data;
    const subjects: Record<AtOnceLead, string> = { proposedBy: actor.id, unit, indicator, period };
    atOnceLeads.forEach((lead, kind) => this.lists.add(kind, subjects[lead], position));
  }

  flush(): void {
    this.lists.flush();
  }
}

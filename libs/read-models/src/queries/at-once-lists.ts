import { AT_ONCE_BLOCK, atOnceLeads, type AtOnceLead } from '../projections/at-once-lists.js';
import { blockOf } from '../projections/blocks.js';
import { unpacked } from '../projections/place-lists.js';
import type { Tables } from './tables.js';

export type AtOnceSubjects = Readonly<Partial<Record<Exclude<AtOnceLead, 'unit'>, string>>>;

/** How many positions are given at a time: about a page. */
const SLICE = 64;

interface List {
  readonly kind: number;
  readonly subject: string;
}

/**
 * Positions behind `after` of what people posted at once: a list for each unit, or one where none is given, of what is
 * in the lists of all other subjects as well. Undefined where nothing is given.
 */
export function atOnceLists(
  tables: Tables,
  subjects: AtOnceSubjects,
  units: readonly string[] | undefined,
  after: number,
): Iterable<number[]>[] | undefined {
  const others = Object.entries(subjects).map(([lead, subject]) => listOf(lead as AtOnceLead, subject));
  if (units) return units.map((unit) => inSlices(tables, listOf('unit', unit), others, after));
  const [first, ...rest] = others;
  return first && [inSlices(tables, first, rest, after)];
}

const listOf = (lead: AtOnceLead, subject: string): List => ({ kind: atOnceLeads.indexOf(lead), subject });

function* inSlices(tables: Tables, list: List, others: readonly List[], after: number): Iterable<number[]> {
  for (let block = blockOf(after, AT_ONCE_BLOCK); ; block++) {
    const row = blockFrom(tables, list, block);
    if (!row) return;
    block = row.block;
    const elsewhere = others.map((other) => new Set(positionsIn(tables, other, block)));
    const positions = unpacked(block, row.places, AT_ONCE_BLOCK).filter(
      (position) => position > after && elsewhere.every((other) => other.has(position)),
    );
    for (let start = 0; start < positions.length; start += SLICE) yield positions.slice(start, start + SLICE);
  }
}

function positionsIn(tables: Tables, list: List, block: number): number[] {
  const row = blockFrom(tables, list, block);
  return row?.block === block ? unpacked(block, row.places, AT_ONCE_BLOCK) : [];
}

/** The first part of a list from a block on. */
const blockFrom = (
  tables: Tables,
  { kind, subject }: List,
  block: number,
): { readonly block: number; readonly places: Buffer } | undefined =>
  tables.first(
    `SELECT block, places FROM at_once_block WHERE kind = ? AND subject = ? AND block >= ? ORDER BY block LIMIT 1`,
    kind,
    subject,
    block,
  );

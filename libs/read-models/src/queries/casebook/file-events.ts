import type { CaseRef, RecordedEvent } from '#domain';
import type { LogSource } from '../../log-source.js';
import { appealSubject } from '../../projections/audit-inner.js';
import { subjectKinds } from '../../projections/audit-trail.js';
import { refKey } from '../../projections/casebook/work.js';
import { unpacked } from '../../projections/place-lists.js';
import { readEvents } from '../audit.js';
import { describeEvent } from '../describe-event.js';
import type { Tables } from '../tables.js';
import { cutoffOf } from '../view.js';
import type { FileQuery } from './asked.js';
import type { Deed, HistoryLine } from './files.js';

/** The log, and one state of the tables to ask. */
export interface Reading {
  readonly log: LogSource;
  readonly read: <T>(query: (tables: Tables) => T) => T;
}

/**
 * Every event that touched a case, but for looks into its file, as far as the ledger had learned of it by `knownAt`; in
 * the order of the log.
 * @throws ReadModelError `invalid-query`
 */
export async function fileEvents(
  { log, read }: Reading,
  of: CaseRef,
  { knownAt }: FileQuery,
): Promise<RecordedEvent[]> {
  const at = cutoffOf({ ...(knownAt !== undefined && { knownAt }) })?.at;
  const events = await readEvents(
    log,
    read((tables) => positionsOf(tables, of)),
  );
  if (at === undefined) return events;
  // Behind the first one that was not known nothing is told, though a clock that was set back says otherwise.
  const unknown = events.findIndex(({ recordedAt }) => Date.parse(recordedAt) > at);
  return unknown < 0 ? events : events.slice(0, unknown);
}

/** Each look into a file adds one: they are left out before the log is read. */
function positionsOf(tables: Tables, of: CaseRef): number[] {
  const [kind, subject] =
    of.kind === 'appeal'
      ? (['appeal', appealSubject(of)] as const)
      : (['accountability-case', of.case] as const);
  const blocks = tables.all<{ block: number; places: Buffer }>(
    'SELECT block, places FROM audit_block WHERE kind = ? AND subject = ? ORDER BY block',
    subjectKinds.indexOf(kind),
    subject,
  );
  const looks = new Set(tables.column<number>('SELECT position FROM case_reading WHERE ref = ?', refKey(of)));
  return blocks
    .flatMap(({ block, places }) => unpacked(block, places))
    .filter((position) => !looks.has(position));
}

export const deedOf = ({ recordedAt, position }: RecordedEvent, by: string): Deed => ({
  by,
  at: recordedAt,
  position,
});

export const historyOf = (events: readonly RecordedEvent[]): HistoryLine[] =>
  events.map((event) => {
    const { position, recordedAt, actor, type } = event;
    return { position, recordedAt, actor, type, what: describeEvent(event) };
  });

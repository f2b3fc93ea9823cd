import { fromMillis } from '../moments.js';
import {
  openEntryStatuses,
  openObservationStatuses,
  type ObservationStatus,
} from '../projections/open-statuses.js';
import { type EntryStatus } from '#domain';
import type { Tables } from './tables.js';

/** What was not finished in a period, in the order of the log. */
export interface LeftOpen {
  readonly period: string;
  /** Closed: what was open when it was closed; not closed: what is open now. */
  readonly closed: boolean;
  /** When it was closed. */
  readonly at?: string;
  readonly entries: { entryId: string; staff: string; status: EntryStatus }[];
  readonly observations: { observation: string; status: ObservationStatus }[];
}

/** @throws ReadModelError `not-found` for a period that was never opened */
export function leftOpen(tables: Tables, period: string): LeftOpen {
  tables.require('period', period);
  const closing = tables.first<{ at: number }>('SELECT at FROM closing WHERE period = ?', period);
  if (!closing) return { period, closed: false, ...openNow(tables, period) };
  return {
    period,
    closed: true,
    at: fromMillis(closing.at),
    entries: tables.all(
      `SELECT id AS entryId, staff, status FROM left_open WHERE period = ? AND what = 'entry' ORDER BY position`,
      period,
    ),
    observations: tables.all(
      `SELECT id AS observation, status FROM left_open WHERE period = ? AND what = 'observation' ORDER BY position`,
      period,
    ),
  };
}

function openNow(tables: Tables, period: string): Pick<LeftOpen, 'entries' | 'observations'> {
  return {
    entries: tables.all(
      `SELECT entry_id AS entryId, staff, status FROM assessed_entry
       WHERE period = ? AND status IN ${listed(openEntryStatuses)} ORDER BY position`,
      period,
    ),
    observations: tables.all(
      `SELECT observation, status FROM observation
       WHERE period = ? AND status IN ${listed(openObservationStatuses)} ORDER BY position`,
      period,
    ),
  };
}

const listed = (statuses: readonly string[]): string => `(${statuses.map((one) => `'${one}'`).join()})`;

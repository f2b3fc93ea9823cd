import { isCalendarDate, type CalendarDate } from '#domain';
import { toDay, toMillis } from '../moments.js';
import { ReadModelError } from '../read-model-error.js';

/** Which facts count: those of a day and before, and those the ledger had learned by a time. Both are inclusive. */
export interface View {
  readonly asOf?: CalendarDate;
  /** A time in UTC, such as `2026-04-15T12:00:00Z`. */
  readonly knownAt?: string;
}

/** A view as the tables know it: days and milliseconds since 1970. */
export interface Cutoff {
  readonly day: number;
  readonly at: number;
}

/**
 * @returns undefined for a view of everything
 * @throws ReadModelError `invalid-query`, naming the field
 */
export function cutoffOf({ asOf, knownAt }: View): Cutoff | undefined {
  if (asOf === undefined && knownAt === undefined) return undefined;
  if (asOf !== undefined && !isCalendarDate(asOf)) {
    throw new ReadModelError('invalid-query', `asOf must be a calendar date, not "${asOf}"`, 'asOf');
  }
  return {
    day: asOf === undefined ? Number.MAX_SAFE_INTEGER : toDay(asOf),
    at: knownAt === undefined ? Number.MAX_SAFE_INTEGER : timeOf(knownAt),
  };
}

function timeOf(knownAt: string): number {
  try {
    return toMillis(knownAt);
  } catch {
    const message = `knownAt must be a time in UTC such as 2026-04-15T12:00:00Z, not "${knownAt}"`;
    throw new ReadModelError('invalid-query', message, 'knownAt');
  }
}

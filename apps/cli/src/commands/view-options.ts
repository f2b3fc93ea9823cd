import type { Command } from 'commander';

/** The two dates of a bitemporal question. */
export interface ViewOptions {
  readonly asOf?: string;
  readonly knownAt?: string;
}

export const addViewOptions = (command: Command): Command =>
  command
    .option('--as-of <date>', 'count only what happened on or before this day, e.g. 2026-03-31')
    .option('--known-at <time>', 'count only what was recorded by then, in UTC, e.g. 2026-04-15T12:00:00Z');

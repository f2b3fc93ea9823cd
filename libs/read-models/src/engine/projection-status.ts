import type Database from 'better-sqlite3';
import { ReadModelError } from '../read-model-error.js';

/** Where one projection stands. A halted one waits behind `position` for a program that can apply the next event. */
export interface ProjectionStatus {
  readonly name: string;
  readonly version: number;
  readonly position: number;
  readonly halted?: { readonly position: number; readonly error: string };
}

export interface ReadModelsStatus {
  readonly generation: string;
  readonly projections: ProjectionStatus[];
}

export function readStatus(db: Database.Database): ProjectionStatus[] {
  const rows = db
    .prepare('SELECT name, version, position, halted_position, error FROM projection ORDER BY name')
    .all() as (ProjectionStatus & { halted_position: number | null; error: string })[];
  return rows.map(({ name, version, position, halted_position, error }) => ({
    name,
    version,
    position,
    ...(halted_position !== null && { halted: { position: halted_position, error } }),
  }));
}

/** An event that a projection applied last. */
export interface Applied {
  readonly position: number;
  readonly eventId: string;
}

/** Of each projection: what ties a generation to its log. */
export const lastApplied = (db: Database.Database): Applied[] =>
  db
    .prepare('SELECT DISTINCT position, event_id AS eventId FROM projection WHERE position > 0')
    .all() as Applied[];

/** What one of them, or every one, has reached; 0 where there are none. */
export function positionOf(statuses: readonly ProjectionStatus[], name?: string): number {
  const positions = chosen(statuses, name).map(({ position }) => position);
  return positions.length === 0 ? 0 : Math.min(...positions);
}

/** @throws ReadModelError `behind` where it is in vain to wait for a position: something halted before it */
export function requireGoing(statuses: readonly ProjectionStatus[], position: number, name?: string): void {
  for (const { name: projection, position: reached, halted } of chosen(statuses, name)) {
    if (halted && reached < position) {
      throw new ReadModelError(
        'behind',
        `${projection} is halted at position ${halted.position}: ${halted.error}`,
      );
    }
  }
}

export const behind = (position: number, reached: number): ReadModelError =>
  new ReadModelError('behind', `the read models stand at position ${reached}, not at ${position}`);

const chosen = (
  statuses: readonly ProjectionStatus[],
  name: string | undefined,
): readonly ProjectionStatus[] =>
  name === undefined ? statuses : statuses.filter((one) => one.name === name);

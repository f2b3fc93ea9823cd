import { formatPoints, type MilliPoints } from '#scoring';
import type { CalendarDate } from '../calendar-date.js';
import { DomainError } from '../domain-error.js';
import { stands, type ScoreAccountState } from './entry-case.js';
import type { EntryData, EntryPosted, EntryReversed } from './events.js';

/** What an appeal left of an entry that it took out or gave other points. It follows from the events of both. */
export interface Bound {
  readonly appeal: string;
  readonly indicator: string;
  readonly matter?: string;
  readonly occurredOn: CalendarDate;
  /** What may be deducted for the same thing, in milli-points: nothing where the entry was taken out or is a bonus. */
  most: MilliPoints;
  /** The deduction that uses it up for as long as it stands. */
  usedBy?: string;
}

/** What an entry says that it is about. */
export type About = Pick<EntryData, 'kind' | 'indicator' | 'points' | 'occurredOn' | 'matter'>;

/**
 * Whoever won an appeal is not held to the same thing again. Where a deduction names neither a matter nor an entry, it
 * may be about anything of its day: leaving out the name is no way around what was decided.
 * @param of the entries that it stands for, by id, where it names them
 * @throws DomainError `aggravates`
 */
export function requireWithinBounds(
  state: ScoreAccountState,
  entry: About,
  of?: readonly string[],
  field = 'points',
): void {
  if (entry.kind === 'bonus') return;
  for (const [id, bound] of state.bounds) {
    if (!isAbout(entry, bound, of?.includes(id))) continue;
    const left = isUsed(state, bound) ? 0 : bound.most;
    if (entry.points <= left) continue;
    const decided = `appeal ${bound.appeal} decided on entry ${id}: for the same thing`;
    if (left > 0) {
      const most = `${decided} at most ${formatPoints(left)} points are deducted under ${bound.indicator}`;
      throw new DomainError('aggravates', most, field);
    }
    const { matter } = entry;
    const elsewhere =
      matter === undefined ? `; if this is about something else of ${entry.occurredOn}, name its matter` : '';
    throw new DomainError(
      'aggravates',
      `${decided} nothing more is deducted under ${bound.indicator}${of ? '' : elsewhere}`,
      of ? field : matter === undefined ? 'occurredOn' : 'matter',
    );
  }
}

function isAbout(entry: About, bound: Bound, named: boolean | undefined): boolean {
  if (entry.indicator !== bound.indicator) return false;
  if (entry.matter !== undefined) return entry.matter === bound.matter;
  return named ?? entry.occurredOn === bound.occurredOn;
}

function isUsed({ cases }: ScoreAccountState, { usedBy }: Bound): boolean {
  const user = usedBy === undefined ? undefined : cases.get(usedBy);
  return user !== undefined && stands(user);
}

/** An appeal took an entry out. Where another one is posted in its place, that one says how much is left. */
export function setBound({ entries, cases, bounds }: ScoreAccountState, data: EntryReversed['data']): void {
  const { reverses, appeal, occurredOn } = data;
  const reversed = cases.get(reverses)?.entry ?? entries.get(reverses);
  if (appeal === undefined || !reversed) return;
  const matter = 'matter' in reversed ? reversed.matter : undefined;
  bounds.set(reverses, {
    appeal,
    indicator: reversed.indicator,
    ...(matter !== undefined && { matter }),
    occurredOn,
    most: 0,
  });
}

/** A deduction came to the account: a correction by an appeal says how much is left, any other one uses that up. */
export function useBounds(state: ScoreAccountState, data: EntryPosted['data']): void {
  const { entryId, kind, origin, points, corrects } = data;
  if (kind !== 'deduction' || origin !== 'manual') return;
  for (const [id, bound] of state.bounds) {
    if (corrects === id) Object.assign(bound, { most: points, usedBy: entryId });
    else if (isUsed(state, bound) || !isAbout(data, bound, undefined)) continue;
    // A correction of something else that stood beside it was there before the appeal.
    else if (corrects === undefined || corrects === bound.usedBy) bound.usedBy = entryId;
  }
}

/** The appeal that gave a bonus its points, also where they were raised again since. */
export const awardedBy = (
  { cases, bounds }: ScoreAccountState,
  { kind, corrects }: EntryPosted['data'],
): string | undefined =>
  kind !== 'bonus' || corrects === undefined
    ? undefined
    : (bounds.get(corrects)?.appeal ?? cases.get(corrects)?.awardedBy);

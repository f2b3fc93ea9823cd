import { formatPoints } from '#scoring';
import { DomainError } from '../domain-error.js';
import type { About } from './bounds.js';
import type { EntryCase, ScoreAccountState } from './entry-case.js';
import type { EntryData, RemittedEntry } from './events.js';

/**
 * What a proposal replaces: an entry that the verifier returned, or that an appeal sent back.
 * @returns undefined where that one was computed and posted at once
 * @throws DomainError `unknown-entry`, `not-returned`
 */
export function requireSentBack(state: ScoreAccountState, revises: string): EntryCase | undefined {
  const revised = state.cases.get(revises);
  const remitted = state.remitted.get(revises);
  if (!revised && !remitted) {
    throw new DomainError('unknown-entry', `there is no entry ${revises} in this account`, 'revises');
  }
  const isRemitted = remitted !== undefined && (revised?.status ?? 'reversed') === 'reversed';
  if (revised?.status !== 'returned' && !isRemitted) {
    throw new DomainError('not-returned', `entry ${revises} was not returned`, 'revises');
  }
  const revisedBy = revised?.revisedBy ?? remitted?.revisedBy;
  if (revisedBy !== undefined) {
    throw new DomainError(
      'not-returned',
      `entry ${revises} was proposed anew already, as ${revisedBy}`,
      'revises',
    );
  }
  return revised;
}

/**
 * An appeal never worsens the appellant's position: not by way of the entry that is proposed after it either.
 * @throws DomainError `aggravates`
 */
export function requireNoAggravation(
  { remitted }: ScoreAccountState,
  entry: EntryData,
  revises: string | undefined,
): void {
  for (const [id, before] of remitted) {
    if (id === revises || isAboutTheSame(entry, before)) requireNotWorse(entry, id, before);
  }
}

/** @throws DomainError `aggravates` */
export function requireNotWorse(entry: About, id: string, before: RemittedEntry, field = 'points'): void {
  if (worth(entry) >= worth(before)) return;
  throw new DomainError(
    'aggravates',
    `an appeal sent entry ${id} back, a ${before.kind} of ${formatPoints(before.points)} points: ` +
      'what comes instead must not be worse',
    field,
  );
}

function isAboutTheSame(
  { indicator, matter, occurredOn }: EntryData,
  before: RemittedEntry & { readonly occurredOn: string },
): boolean {
  if (indicator !== before.indicator || matter !== before.matter) return false;
  return matter !== undefined || occurredOn === before.occurredOn;
}

const worth = ({ kind, points }: Pick<EntryData, 'kind' | 'points'>): number =>
  kind === 'bonus' ? points : -points;

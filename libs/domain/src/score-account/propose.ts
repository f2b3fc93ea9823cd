import { DomainError } from '../domain-error.js';
import { placeInScope, requireOther } from '../duty/duty.js';
import { whoMay } from '../duty/who-may.js';
import { requireReadable } from '../evidence/evidence.js';
import { requireIdentifier } from '../identifier.js';
import { requireOpen } from '../period/period.js';
import { requirePast } from '../require-past.js';
import { requireNotOfCase } from './case-entry.js';
import { requireWithinBounds } from './bounds.js';
import type { ProposeEntry } from './commands.js';
import type { ScoreAccountState } from './entry-case.js';
import type { EntryData, ScoreAccountEvent } from './events.js';
import { requireProportion } from './limits.js';
import { requireIndicator, requireManualRule } from './manual-rule.js';
import { requireMatter, requireObservation } from './named.js';
import { open, posted, proposed, requireText } from './post.js';
import { requireNoAggravation, requireSentBack } from './sent-back.js';

/** Proposes what a person asks for, or posts it where its indicator asks for no steps. */
export function proposeEntry(state: ScoreAccountState, command: ProposeEntry): ScoreAccountEvent[] {
  const {
    by,
    today,
    calendar,
    periodState,
    organization,
    rulebook,
    appointments,
    entry,
    observation,
    revises,
  } = command;
  const { staff, period, occurredOn } = entry;
  requireOther(by, staff);
  const person = { staff, on: occurredOn, appointments };
  const { unit, post } = placeInScope(by, whoMay.proposeEntry, person, organization);
  if (isRepeated(state, entry)) return [];
  requireIdentifier('entryId', entry.entryId);
  requireNotOfCase(entry.entryId, 'entryId');
  requirePast('occurredOn', occurredOn, today);
  requireOpen(periodState, period);
  requireText('reason', entry.reason, 'say why');
  const { steps } = requireIndicator(rulebook, entry);
  requireManualRule(rulebook, entry);
  requireProportion(state, rulebook, entry);
  requireMatter(state, command);
  requireReadable(entry.evidence, command);
  const revised = revises === undefined ? undefined : requireSentBack(state, revises);
  requireNoAggravation(state, entry, revises);
  // What was sent back is held to what it was, which is no more than any appeal before that had left of it.
  const isRemitted = revises !== undefined && state.remitted.has(revises);
  requireWithinBounds(state, entry, isRemitted ? [revises] : undefined);
  requireObservation(state, command, revised);

  const holder = { period, staff, unit, post };
  const atOnce = !steps.confirmation && steps.answerDays === null;
  const proposal = proposed(entry, {
    holder,
    proposedBy: by.id,
    steps,
    today,
    calendar,
    observation,
    revises,
  });
  if (!atOnce) return [proposal];
  // What it rests on and replaces is said by the proposal alone.
  const said = observation === undefined && revises === undefined ? [] : [proposal];
  return [...said, ...open(state, holder, periodState), posted(entry)];
}

/** @throws DomainError `entry-id-taken` where the id stands for another entry */
function isRepeated(state: ScoreAccountState, entry: EntryData): boolean {
  const known = state.cases.get(entry.entryId)?.entry;
  if (!known && !state.entries.has(entry.entryId)) return false;
  const same = (['kind', 'indicator', 'points', 'occurredOn', 'reason'] as const).every(
    (key) => known?.[key] === entry[key],
  );
  if (same) return true;
  throw new DomainError(
    'entry-id-taken',
    `entry ${entry.entryId} is another one; give each entry an id of its own`,
    'entryId',
  );
}

import type { CalendarDate } from '../calendar-date.js';
import { DomainError } from '../domain-error.js';
import { requireGrant, requireOther } from '../duty/duty.js';
import { whoMay } from '../duty/who-may.js';
import { requireIdentifier } from '../identifier.js';
import { requireOpen } from '../period/period.js';
import { requireNotOfCase } from './case-entry.js';
import type { CorrectEntry, ReverseEntry } from './commands.js';
import { standsElsewhere, type ScoreAccountState } from './entry-case.js';
import type { EntryData, ScoreAccountEvent } from './events.js';
import { pointsWithin } from './manual-rule.js';
import { posted, requireText } from './post.js';

export function reverseEntry(state: ScoreAccountState, command: ReverseEntry): ScoreAccountEvent[] {
  const { entryId, period, staff, reverses, reason, authority } = command;
  const occurredOn = requireReversible(state, command, reverses, entryId);
  if (occurredOn === undefined) return [];
  requireNotAwarded(state, reverses);
  return [
    { type: 'EntryReversed', data: { entryId, period, staff, reverses, reason, authority, occurredOn } },
  ];
}

/** The entry that is posted instead says what the original said but for its points, and that a person made it. */
export function correctEntry(state: ScoreAccountState, command: CorrectEntry): ScoreAccountEvent[] {
  const { entryId, period, staff, reversalId, corrects, original, points, reason, authority } = command;
  const occurredOn = requireReversible(state, command, corrects, reversalId);
  if (occurredOn === undefined) return [];
  if (!original) throw unknownEntry(corrects, 'corrects');
  requireFresh(state, entryId, 'entryId');
  if (entryId === reversalId) throw idTaken(entryId, 'reversalId');
  requireBetter(original, points);
  const rule = original.origin === 'manual' ? original.rule : undefined;
  const applied = command.rulebook?.manualRules.find(({ id }) => id === rule);
  if (applied) pointsWithin(applied, points);
  const reversal = { entryId: reversalId, period, staff, reverses: corrects, reason, authority, occurredOn };
  return [
    { type: 'EntryReversed', data: reversal },
    posted({ ...original, rule, entryId, origin: 'manual', points, corrects }),
  ];
}

/**
 * Checks who reverses what, and why.
 * @returns the effective day of the entry; undefined where this very reversal took it out already
 */
function requireReversible(
  state: ScoreAccountState,
  { period, staff, by, periodState, organization, reason, authority, type }: ReverseEntry | CorrectEntry,
  reverses: string,
  reversalId: string,
): CalendarDate | undefined {
  const field = type === 'ReverseEntry' ? 'reverses' : 'corrects';
  requireOther(by, staff);
  const unit = state.unit ?? state.cases.get(reverses)?.proposal?.unit;
  if (unit === undefined) throw unknownEntry(reverses, field);
  requireGrant(by, whoMay.reverseEntry, unit, organization);
  const { day, reversedBy } = postedEntry(state, reverses, field);
  if (reversedBy === reversalId) return undefined;
  if (reversedBy !== undefined) {
    throw new DomainError('entry-reversed', `entry ${reverses} was reversed by ${reversedBy}`, field);
  }
  requireFresh(state, reversalId, type === 'ReverseEntry' ? 'entryId' : 'reversalId');
  requireOpen(periodState, period);
  requireText('reason', reason, 'say why');
  requireText('authority', authority, 'name the authority');
  return day;
}

function postedEntry(
  state: ScoreAccountState,
  id: string,
  field: string,
): { readonly day?: CalendarDate; readonly reversedBy?: string } {
  const computed = state.entries.get(id);
  if (computed) return { day: computed.occurredOn, reversedBy: computed.reversedBy };
  const found = state.cases.get(id);
  if (!found) throw unknownEntry(id, field);
  if (found.status === 'reversed') return { reversedBy: found.reversedBy! };
  if (found.status !== 'posted') throw standsElsewhere('entry-not-posted', found);
  return { day: found.entry.occurredOn };
}

/** What a panel awarded is not for a supervisor to take back; to raise it is. @throws DomainError `awarded-on-appeal` */
function requireNotAwarded({ cases }: ScoreAccountState, reverses: string): void {
  const appeal = cases.get(reverses)?.awardedBy;
  if (appeal === undefined) return;
  throw new DomainError(
    'awarded-on-appeal',
    `appeal ${appeal} gave the bonus ${reverses} its points; only an appeal changes that, but a correction may raise it`,
    'reverses',
  );
}

/** @throws DomainError `invalid-points`, `nothing-corrected`, or `correction-worsens` for the person concerned */
function requireBetter(original: EntryData, points: number): void {
  if (!Number.isSafeInteger(points) || points <= 0) {
    throw new DomainError('invalid-points', 'points must be more than zero; else reverse it', 'points');
  }
  if (points === original.points) {
    throw new DomainError('nothing-corrected', 'these are the points that it has', 'points');
  }
  if (points > original.points === (original.kind === 'bonus')) return;
  throw new DomainError(
    'correction-worsens',
    `a correction does not worsen anybody's position: ${
      original.kind === 'bonus' ? 'a bonus can only be raised' : 'a deduction can only be lowered'
    }`,
    'points',
  );
}

/** @throws DomainError `entry-id-taken` where the id stands for an entry or a reversal of this account */
function requireFresh({ entries, cases }: ScoreAccountState, id: string, field: string): void {
  requireIdentifier(field, id);
  requireNotOfCase(id, field);
  const taken =
    entries.has(id) ||
    cases.has(id) ||
    [...entries.values(), ...cases.values()].some(({ reversedBy }) => reversedBy === id);
  if (taken) throw idTaken(id, field);
}

const idTaken = (id: string, field: string): DomainError =>
  new DomainError('entry-id-taken', `${id} stands for something else; give each its own id`, field);

const unknownEntry = (id: string, field: string): DomainError =>
  new DomainError('unknown-entry', `there is no entry ${id} in this account`, field);

import { dayNumber, fromDayNumber } from '../calendar-date.js';
import type { Decider } from '../decider.js';
import { DomainError } from '../domain-error.js';
import { requireOpen, type PeriodState } from '../period/period.js';
import type { Rulebook } from '../rulebook/rulebook.js';
import type { EntryData, ScoreAccountEvent } from './events.js';

export const accountStream = (period: string, staff: string): string => `account-${period}-${staff}`;

/** Whose account it is, and where that person stood when it was opened. */
export interface AccountHolder {
  readonly period: string;
  readonly staff: string;
  readonly unit: string;
  readonly post: string;
}

export type ScoreAccountCommand =
  | {
      /**
       * A record was judged: open the account if need be, and post what the rules made of it. The id of such an entry
       * stands for process, record and rule, so that a record is judged once by a rule.
       */
      readonly type: 'PostJudgement';
      readonly holder: AccountHolder;
      readonly periodState: PeriodState;
      readonly entries: readonly EntryData[];
    }
  | {
      readonly type: 'PostManualEntry';
      readonly holder: AccountHolder;
      readonly periodState: PeriodState;
      /** The version in force on the entry's day. */
      readonly rulebook: Rulebook;
      readonly entry: EntryData;
    }
  | {
      readonly type: 'ReverseEntry';
      readonly period: string;
      readonly staff: string;
      readonly periodState: PeriodState;
      readonly entryId: string;
      readonly reverses: string;
      readonly reason: string;
      readonly authority: string;
    };

/** Only what decisions ask for: thousands of accounts are kept folded at a time. */
export interface ScoreAccountState {
  opened: boolean;
  /** Posted entries by id: the number of the effective day, or the id of the reversal that took the entry out. */
  readonly entries: Map<string, number | string>;
}

export const scoreAccount: Decider<ScoreAccountState, ScoreAccountCommand, ScoreAccountEvent> = {
  initialState: () => ({ opened: false, entries: new Map() }),

  evolve(state, { type, data }) {
    if (type === 'AccountOpened') state.opened = true;
    else if (type === 'EntryPosted') state.entries.set(data.entryId, dayNumber(data.occurredOn));
    else state.entries.set(data.reverses, data.entryId);
    return state;
  },

  decide(state, command) {
    switch (command.type) {
      case 'PostJudgement':
        return postJudgement(state, command);
      case 'PostManualEntry':
        return postManualEntry(state, command);
      case 'ReverseEntry':
        return reverseEntry(state, command);
    }
  },
};

function postJudgement(
  state: ScoreAccountState,
  { holder, periodState, entries }: Extract<ScoreAccountCommand, { type: 'PostJudgement' }>,
): ScoreAccountEvent[] {
  const fresh = entries.filter(({ entryId }) => !state.entries.has(entryId));
  return [...open(state, holder, periodState), ...fresh.map(posted)];
}

function postManualEntry(
  state: ScoreAccountState,
  { holder, periodState, rulebook, entry }: Extract<ScoreAccountCommand, { type: 'PostManualEntry' }>,
): ScoreAccountEvent[] {
  if (state.entries.has(entry.entryId)) return [];
  requireOpen(periodState, holder.period);
  requireReason(entry.reason);
  const indicator = rulebook.indicators.find(({ id }) => id === entry.indicator);
  if (!indicator) {
    const known = rulebook.indicators.map(({ id }) => id).join(', ');
    throw new DomainError(
      'unknown-indicator',
      `indicator ${entry.indicator} is not one of ${known}`,
      'indicator',
    );
  }
  if (!indicator.manual) {
    throw new DomainError('indicator-not-manual', `only rules post under ${indicator.id}`, 'indicator');
  }
  if (entry.kind === 'bonus' && indicator.family === 'common') {
    throw new DomainError(
      'common-only-deducts',
      `${indicator.id} is a common indicator: it only deducts`,
      'kind',
    );
  }
  if (!Number.isSafeInteger(entry.points) || entry.points <= 0) {
    throw new DomainError('invalid-points', 'points must be more than zero', 'points');
  }
  return [...open(state, holder, periodState), posted(entry)];
}

function reverseEntry(
  state: ScoreAccountState,
  command: Extract<ScoreAccountCommand, { type: 'ReverseEntry' }>,
): ScoreAccountEvent[] {
  const { period, staff, periodState, entryId, reverses, reason, authority } = command;
  const original = state.entries.get(reverses);
  if (original === undefined) {
    throw new DomainError('unknown-entry', `there is no entry ${reverses} in this account`, 'reverses');
  }
  if (original === entryId) return [];
  if (typeof original === 'string') {
    throw new DomainError('entry-reversed', `entry ${reverses} was reversed by ${original}`, 'reverses');
  }
  requireOpen(periodState, period);
  requireReason(reason);
  if (authority.trim() === '') throw new DomainError('missing-authority', 'name the authority', 'authority');
  const occurredOn = fromDayNumber(original);
  return [
    { type: 'EntryReversed', data: { entryId, period, staff, reverses, reason, authority, occurredOn } },
  ];
}

function open(
  state: ScoreAccountState,
  holder: AccountHolder,
  periodState: PeriodState,
): ScoreAccountEvent[] {
  if (state.opened) return [];
  // Its period was opened, else no record could have been made in it: then the frame is known.
  return [{ type: 'AccountOpened', data: { ...holder, rulebookVersion: periodState.rulebookVersion! } }];
}

function requireReason(reason: string): void {
  if (reason.trim() === '') throw new DomainError('missing-reason', 'say why', 'reason');
}

const posted = (data: EntryData): ScoreAccountEvent => ({ type: 'EntryPosted', data });

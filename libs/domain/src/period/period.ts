import type { CalendarDate } from '../calendar-date.js';
import type { Decider } from '../decider.js';
import { DomainError } from '../domain-error.js';
import type { PeriodEvent } from './events.js';

export const periodStream = (period: string): string => `period-${period}`;

export type PeriodCommand =
  | {
      readonly type: 'OpenPeriod';
      readonly period: string;
      readonly from: CalendarDate;
      readonly to: CalendarDate;
      /** The version in force on the period's first day, or the first version where none was yet. */
      readonly rulebookVersion: number;
    }
  | { readonly type: 'ClosePeriod'; readonly period: string; readonly reason: string };

export interface PeriodState {
  readonly status: 'unknown' | 'open' | 'closed';
  readonly rulebookVersion?: number;
}

export const period: Decider<PeriodState, PeriodCommand, PeriodEvent> = {
  initialState: () => ({ status: 'unknown' }),

  evolve: (state, { type, data }) =>
    type === 'PeriodOpened'
      ? { status: 'open', rulebookVersion: data.rulebookVersion }
      : { ...state, status: 'closed' },

  decide(state, command) {
    if (command.type === 'OpenPeriod') {
      if (state.status === 'open') return [];
      if (state.status === 'closed') throw periodClosed(command.period);
      const { period, from, to, rulebookVersion } = command;
      return [{ type: 'PeriodOpened', data: { period, from, to, rulebookVersion } }];
    }
    if (state.status === 'closed') return [];
    requireOpen(state, command.period);
    return [{ type: 'PeriodClosed', data: { period: command.period, reason: command.reason } }];
  },
};

/** @throws DomainError `period-closed` or `period-not-open` */
export function requireOpen(state: PeriodState, period: string): void {
  if (state.status === 'closed') throw periodClosed(period);
  if (state.status === 'unknown') {
    throw new DomainError('period-not-open', `period ${period} is not open; open it first`, 'occurredOn');
  }
}

const periodClosed = (period: string): DomainError =>
  new DomainError(
    'period-closed',
    `period ${period} is closed; nothing is recorded in it any more`,
    'occurredOn',
  );

import type { CalendarDate } from '../calendar-date.js';
import type { Decider } from '../decider.js';
import { DomainError } from '../domain-error.js';
import type { Authority } from '../duty/authority.js';
import { requireGrant, requireOther } from '../duty/duty.js';
import { whoMay } from '../duty/who-may.js';
import type { BringsEvidence } from '../evidence/evidence.js';
import type { OrganizationState } from '../organization/organization.js';
import type { PeriodState } from '../period/period.js';
import type { Appointment } from '../staff-member/staff-member.js';
import type { ObservationEvent, ObservationMatured, ObservationNoted } from './events.js';
import { noteObservation } from './note.js';

export const observationStream = (observation: string): string => `observation-${observation}`;

/** An observation as somebody notes it. `unit` must be named where no person is. */
export type Note = Omit<ObservationNoted['data'], 'unit' | 'period' | 'notedBy'> & { readonly unit?: string };

type Units = Pick<OrganizationState, 'units'>;

export type ObservationCommand =
  | ({
      readonly type: 'NoteObservation';
      readonly today: CalendarDate;
      readonly note: Note;
      readonly period: string;
      readonly periodState: PeriodState;
      readonly organization: Units;
      /** Of the person observed, on that day. */
      readonly appointments: readonly Appointment[];
    } & BringsEvidence)
  | {
      readonly type: 'VerifyObservation';
      readonly by: Authority;
      readonly observation: string;
      readonly organization: Units;
    }
  | {
      readonly type: 'DismissObservation';
      readonly by: Authority;
      readonly observation: string;
      readonly reason: string;
      readonly organization: Units;
    }
  | { readonly type: 'MatureObservation'; readonly maturing: ObservationMatured['data'] };

export interface ObservationState {
  readonly noted?: ObservationNoted['data'];
  readonly status: 'unknown' | 'noted' | 'verified' | 'dismissed' | 'matured';
  /** Who verified or dismissed it last, or the entry it matured into. */
  readonly through?: string;
}

export const observations: Decider<ObservationState, ObservationCommand, ObservationEvent> = {
  initialState: () => ({ status: 'unknown' }),

  evolve(state, { type, data }) {
    switch (type) {
      case 'ObservationNoted':
        return { noted: data, status: 'noted' };
      case 'ObservationVerified':
        return { ...state, status: 'verified', through: data.verifiedBy };
      case 'ObservationDismissed':
        return { ...state, status: 'dismissed', through: data.dismissedBy };
      case 'ObservationMatured':
        return { ...state, status: 'matured', through: data.entryId };
    }
  },

  decide(state, command) {
    switch (command.type) {
      case 'NoteObservation':
        return noteObservation(state, command);
      case 'VerifyObservation':
        return verify(state, command);
      case 'DismissObservation':
        return dismiss(state, command);
      case 'MatureObservation':
        // The first entry that was proposed on it stands.
        return state.status === 'matured' || state.status === 'unknown'
          ? []
          : [{ type: 'ObservationMatured', data: command.maturing }];
    }
  },
};

function verify(
  state: ObservationState,
  { by, observation, organization }: Extract<ObservationCommand, { type: 'VerifyObservation' }>,
): ObservationEvent[] {
  const { unit, staff, notedBy } = requireNoted(state, observation);
  requireOther(by, staff);
  requireGrant(by, whoMay.judgeObservation, unit, organization);
  if (by.id === notedBy) {
    throw new DomainError('took-part', `${by.id} noted it; verifying it needs another person`);
  }
  if (state.status === 'verified' && state.through === by.id) return [];
  if (state.status !== 'noted') throw notOpen('observation-not-noted', state, observation);
  return [{ type: 'ObservationVerified', data: { observation, verifiedBy: by.id } }];
}

function dismiss(
  state: ObservationState,
  { by, observation, reason, organization }: Extract<ObservationCommand, { type: 'DismissObservation' }>,
): ObservationEvent[] {
  const { unit, staff, notedBy } = requireNoted(state, observation);
  requireOther(by, staff);
  // Whoever noted it may take it back.
  if (by.id !== notedBy) requireGrant(by, whoMay.judgeObservation, unit, organization);
  if (reason.trim() === '') throw new DomainError('missing-reason', 'say why', 'reason');
  if (state.status === 'dismissed' && state.through === by.id) return [];
  if (state.status !== 'noted' && state.status !== 'verified') {
    throw notOpen('observation-not-open', state, observation);
  }
  return [{ type: 'ObservationDismissed', data: { observation, dismissedBy: by.id, reason } }];
}

function requireNoted({ noted }: ObservationState, observation: string): ObservationNoted['data'] {
  if (noted) return noted;
  throw new DomainError('unknown-observation', `there is no observation ${observation}`, 'observation');
}

function notOpen(code: string, { status, through }: ObservationState, observation: string): DomainError {
  const became =
    status === 'matured' ? `has matured into entry ${through}` : `was ${status} by ${through} already`;
  return new DomainError(code, `observation ${observation} ${became}`, 'observation');
}

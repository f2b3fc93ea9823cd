import { isCalendarDate, type CalendarDate } from '../calendar-date.js';
import type { Decider } from '../decider.js';
import { DomainError } from '../domain-error.js';
import type { Authority } from '../duty/authority.js';
import { requireGrant } from '../duty/duty.js';
import { whoMay } from '../duty/who-may.js';
import { requireIdentifier } from '../identifier.js';
import type { OrganizationState } from '../organization/organization.js';
import { sameContent } from '../rulebook/same-content.js';
import type { StaffMemberState } from '../staff-member/staff-member.js';
import type { ExperimentEvent, ExperimentRegistered } from './events.js';

export const experimentStream = (experiment: string): string => `experiment-${experiment}`;

export type ExperimentInput = Omit<ExperimentRegistered['data'], 'registeredBy'>;

export type ExperimentCommand =
  | {
      readonly type: 'RegisterExperiment';
      readonly by: Authority;
      readonly organization: OrganizationState;
      readonly experiment: ExperimentInput;
      /** The participants as their own streams tell of them, by id. */
      readonly people: ReadonlyMap<string, StaffMemberState>;
    }
  | {
      readonly type: 'ApproveExperiment';
      readonly by: Authority;
      readonly today: CalendarDate;
      readonly organization: OrganizationState;
      readonly experiment: string;
    };

export interface ExperimentState {
  readonly registered?: ExperimentRegistered['data'];
  readonly approvedOn?: CalendarDate;
}

export const experiments: Decider<ExperimentState, ExperimentCommand, ExperimentEvent> = {
  initialState: () => ({}),

  evolve: (state, { type, data }) =>
    type === 'ExperimentRegistered' ? { registered: data } : { ...state, approvedOn: data.approvedOn },

  decide: (state, command) =>
    command.type === 'RegisterExperiment' ? register(state, command) : approve(state, command),
};

function register(
  { registered }: ExperimentState,
  { by, organization, experiment, people }: Extract<ExperimentCommand, { type: 'RegisterExperiment' }>,
): ExperimentEvent[] {
  const { experiment: id, unit, title, purpose, safeguards, from, to } = experiment;
  if (!organization.units.has(unit)) {
    throw new DomainError('unknown-unit', `unit ${unit} is not registered; register it first`, 'unit');
  }
  requireGrant(by, whoMay.registerExperiment, unit, organization);
  requireIdentifier('experiment', id);
  requireIdentifier('title', title);
  requireText('purpose', purpose, 'say what is tried, and what for');
  requireText('safeguards', safeguards, 'say what keeps harm away');
  requireTime(from, to);
  requireParticipants(experiment.participants, people);
  const data = { ...experiment, registeredBy: by.id };
  if (!registered) return [{ type: 'ExperimentRegistered', data }];
  if (sameContent(registered, data)) return [];
  throw new DomainError('experiment-id-taken', `experiment ${id} is something else already`, 'experiment');
}

/** Whoever would profit from tolerance does not give it. @throws DomainError `took-part` */
function approve(
  { registered, approvedOn }: ExperimentState,
  { by, today, organization, experiment }: Extract<ExperimentCommand, { type: 'ApproveExperiment' }>,
): ExperimentEvent[] {
  if (!registered) {
    throw new DomainError('unknown-experiment', `there is no experiment ${experiment}; register it first`);
  }
  requireGrant(by, whoMay.approveExperiment, registered.unit, organization);
  if (by.id === registered.registeredBy || registered.participants.includes(by.id)) {
    throw new DomainError(
      'took-part',
      `${by.id} registered this experiment or takes part in it; someone else has to approve it`,
    );
  }
  if (approvedOn !== undefined) {
    throw new DomainError('experiment-approved', `experiment ${experiment} was approved on ${approvedOn}`);
  }
  return [{ type: 'ExperimentApproved', data: { experiment, approvedBy: by.id, approvedOn: today } }];
}

function requireText(field: string, text: string, message: string): void {
  if (text.trim() === '') throw new DomainError('missing-text', message, field);
}

function requireTime(from: CalendarDate, to: CalendarDate): void {
  for (const [field, date] of Object.entries({ from, to })) {
    if (!isCalendarDate(date))
      throw new DomainError('invalid-date', `${field} "${date}" is not a date`, field);
  }
  if (to < from) throw new DomainError('invalid-date', `to ${to} lies before from ${from}`, 'to');
}

function requireParticipants(
  participants: readonly string[],
  people: ReadonlyMap<string, StaffMemberState>,
): void {
  if (participants.length === 0) {
    throw new DomainError('nobody-named', 'name at least one participant', 'participants');
  }
  participants.forEach((staff, index) => {
    const field = `participants.${index}`;
    if (people.get(staff)?.staff === undefined) {
      throw new DomainError(
        'unknown-staff-member',
        `there is no staff member ${staff}; register them first`,
        field,
      );
    }
    if (participants.indexOf(staff) < index) {
      throw new DomainError('invalid-identifier', `${field} ${staff} is named twice`, field);
    }
  });
}

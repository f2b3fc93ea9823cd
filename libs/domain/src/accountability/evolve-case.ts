import { takeDeadline } from '../casework/deadlines.js';
import type { CaseState } from './case-state.js';
import type { AccountabilityEvent, AccountabilityOnlyEvent, PersonNamed } from './events.js';
import { takeActionDeadline, takeOutcome } from './evolve-outcome.js';
import { silent } from './statements.js';
import { keyOfStep } from './trace.js';

export const noCase = (): CaseState => ({
  acted: new Set(),
  investigated: new Set(),
  witnesses: new Set(),
  everNamed: new Set(),
  persons: new Map(),
  steps: new Map(),
  evidence: new Set(),
  findings: new Map(),
  organizationShare: 0,
  entries: new Map(),
  sanctions: new Map(),
  actions: new Map(),
  deadlines: new Map(),
});

export function evolveCase(state: CaseState, event: AccountabilityEvent): CaseState {
  switch (event.type) {
    case 'DeadlineSet':
    case 'DeadlineWarned':
    case 'DeadlineBreached':
      takeDeadline(state.deadlines, event);
      takeActionDeadline(state, event);
      break;
    default:
      takeEvent(state, event);
  }
  return state;
}

function takeEvent(state: CaseState, event: AccountabilityOnlyEvent): void {
  switch (event.type) {
    case 'CaseOpened':
      state.opened = event.data;
      state.status = 'opened';
      break;
    case 'InvestigationBegun':
      state.investigator = event.data.investigator;
      state.status = 'investigating';
      state.acted.add(event.data.begunBy);
      investigated(state, event.data.investigator);
      break;
    case 'StepsTraced':
      for (const step of event.data.steps) state.steps.set(keyOfStep(step), step);
      investigated(state, event.data.tracedBy);
      break;
    case 'PersonNamed':
      takeNaming(state, event.data);
      break;
    case 'PersonReleased':
      state.persons.delete(event.data.staff);
      investigated(state, event.data.releasedBy);
      meetDeadline(state, 'statement');
      break;
    case 'CaseEvidenceAttached':
      state.evidence.add(event.data.evidence);
      state.witnesses.add(event.data.attachedBy);
      break;
    case 'StatementsInvited':
      for (const staff of event.data.persons) state.persons.get(staff)!.invited = true;
      state.status = 'statements-invited';
      investigated(state, event.data.invitedBy);
      break;
    case 'StatementGiven':
      state.persons.get(event.data.staff)!.statement = true;
      meetDeadline(state, 'statement');
      break;
    case 'ToleranceGranted':
      state.persons.get(event.data.staff)!.tolerated = event.data.experiment;
      state.acted.add(event.data.grantedBy);
      break;
    case 'FindingsProposed':
      state.proposedBy = event.data.proposedBy;
      state.proposed = event.data.shares;
      state.status = 'findings-proposed';
      state.deadlines.delete('statement');
      investigated(state, event.data.proposedBy);
      break;
    case 'DefenceGiven':
      state.persons.get(event.data.staff)!.defence = true;
      meetDeadline(state, 'defence');
      break;
    case 'CaseClosed':
      state.status = 'closed';
      state.deadlines.clear();
      state.acted.add(event.data.closedBy);
      if (event.data.outcome === 'discontinued') dropProposal(state);
      break;
    case 'CaseReopened':
      state.status = whereItWas(state);
      state.acted.add(event.data.reopenedBy);
      break;
    default:
      takeOutcome(state, event);
  }
}

/** Whoever is named anew is to be heard anew, and so is everybody who was not heard yet: their time starts again. */
function takeNaming(state: CaseState, { staff, part, circumstances, namedBy }: PersonNamed['data']): void {
  const tolerated = state.persons.get(staff)?.tolerated;
  state.persons.set(staff, {
    staff,
    part,
    circumstances,
    invited: false,
    statement: false,
    defence: false,
    ...(tolerated !== undefined && { tolerated }),
  });
  state.everNamed.add(staff);
  state.status = 'investigating';
  state.deadlines.delete('statement');
  investigated(state, namedBy);
}

function investigated(state: CaseState, id: string): void {
  state.investigated.add(id);
  state.acted.add(id);
}

/** Once everybody has spoken nothing is due any more. */
function meetDeadline(state: CaseState, what: 'statement' | 'defence'): void {
  if (silent(state, what).length === 0) state.deadlines.delete(what);
}

/** Nothing is proposed of anybody any more; whoever answered that answers what is proposed next as well. */
function dropProposal(state: CaseState): void {
  delete state.proposed;
  for (const person of state.persons.values()) person.defence = false;
}

function whereItWas({ decidedOn, investigator }: CaseState): CaseState['status'] {
  if (decidedOn !== undefined) return 'decided';
  return investigator === undefined ? 'opened' : 'investigating';
}

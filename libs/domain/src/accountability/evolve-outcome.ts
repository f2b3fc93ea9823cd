import { daysBetween } from '../calendar-date.js';
import type { DeadlineEvent } from '../casework/events.js';
import type { ActionState, CaseState, SanctionState } from './case-state.js';
import type {
  AccountabilityDecisionEvent,
  ActionVerified,
  CaseDecided,
  FindingVaried,
} from './decision-events.js';

export function takeOutcome(state: CaseState, event: AccountabilityDecisionEvent): void {
  switch (event.type) {
    case 'CaseDecided':
      takeDecision(state, event.data);
      break;
    case 'SanctionImposed': {
      const { sanction, staff, rung, from, until, imposedBy } = event.data;
      const status = 'standing';
      state.sanctions.set(sanction, { sanction, staff, rung, from, until, status, imposed: event.data });
      state.acted.add(imposedBy);
      break;
    }
    case 'SanctionVaried': {
      const { sanction, outcome, until } = event.data;
      const status = outcome === 'lifted' ? ({ status: 'lifted' } as const) : {};
      changeSanction(state, sanction, { until, suspendedOn: undefined, ...status });
      break;
    }
    case 'SanctionSuspended':
      changeSanction(state, event.data.sanction, { status: 'suspended', suspendedOn: event.data.on });
      break;
    case 'SanctionResumed': {
      const { sanction, until } = event.data;
      changeSanction(state, sanction, { status: 'standing', until, suspendedOn: undefined });
      break;
    }
    case 'SanctionSpent':
      changeSanction(state, event.data.sanction, { status: 'spent' });
      break;
    case 'FindingVaried':
      takeVariation(state, event.data);
      break;
    case 'ActionOrdered': {
      const { action, owner, repairs, orderedBy } = event.data;
      state.actions.set(action, { action, owner, repairs, status: 'ordered', ordered: event.data });
      state.acted.add(orderedBy);
      break;
    }
    case 'ActionReassigned': {
      const { action, owner, reassignedBy } = event.data;
      // Their time is that of the deadline which is set with it.
      changeAction(state, action, { owner, days: undefined });
      state.acted.add(reassignedBy);
      break;
    }
    case 'ActionCompleted': {
      const { action, completedBy } = event.data;
      changeAction(state, action, { status: 'completed', completedBy });
      state.deadlines.delete(`action:${action}`);
      break;
    }
    case 'ActionVerified':
      takeVerification(state, event.data);
  }
}

/** The time that was given at first. */
export function takeActionDeadline(state: CaseState, { type, data }: DeadlineEvent): void {
  const action = data.deadline.startsWith('action:') && data.deadline.slice('action:'.length);
  if (type !== 'DeadlineSet' || !action || state.actions.get(action)?.days !== undefined) return;
  changeAction(state, action, { days: daysBetween(data.from, data.dueBy) });
}

function takeDecision(state: CaseState, data: CaseDecided['data']): void {
  const { decidedBy, decidedOn, findings, organization, entries } = data;
  state.status = 'decided';
  state.decidedBy = decidedBy;
  state.decidedOn = decidedOn;
  state.organizationShare = organization;
  for (const finding of findings) state.findings.set(finding.staff, finding);
  for (const entry of entries) {
    state.entries.set(entry.entryId, { ...entry, repaired: false, reversed: false });
  }
  state.deadlines.delete('defence');
  state.acted.add(decidedBy);
}

function takeVariation(state: CaseState, { staff, share, organization, entry }: FindingVaried['data']): void {
  state.findings.set(staff, { ...state.findings.get(staff)!, share, liable: share > 0 });
  state.organizationShare = organization;
  if (entry) changeEntry(state, entry.entryId, entry.points ?? 0);
}

function takeVerification(state: CaseState, data: ActionVerified['data']): void {
  const { action, verifiedBy, effective, repairs } = data;
  changeAction(state, action, { status: effective ? 'effective' : 'ineffective' });
  for (const { entryId, points } of repairs) changeEntry(state, entryId, points, { repaired: true });
  state.acted.add(verifiedBy);
}

/** Without points left it is reversed. */
function changeEntry(state: CaseState, entryId: string, points: number, more = {}): void {
  const entry = state.entries.get(entryId)!;
  state.entries.set(entryId, { ...entry, points, reversed: points === 0, ...more });
}

function changeSanction({ sanctions }: CaseState, sanction: string, change: Partial<SanctionState>): void {
  sanctions.set(sanction, { ...sanctions.get(sanction)!, ...change });
}

function changeAction({ actions }: CaseState, action: string, change: Partial<ActionState>): void {
  actions.set(action, { ...actions.get(action)!, ...change });
}

import { DomainError } from '../domain-error.js';
import { requireGrant } from '../duty/duty.js';
import { whoMay } from '../duty/who-may.js';
import { requireReadable } from '../evidence/evidence.js';
import { requireIdentifier } from '../identifier.js';
import { sameContent } from '../rulebook/same-content.js';
import type { OpenedCase } from './case-state.js';
import type { CaseCommand } from './commands.js';
import type { CaseEvidenceAttached, InvestigationBegun, StepsTraced } from './events.js';
import { requireIndependent, requireInvestigator, requireNoSupervision } from './separation.js';
import { keyOfStep, tracedSteps } from './trace.js';

/** Names who investigates; named again, somebody else takes it over. */
export function beginInvestigation(
  state: OpenedCase,
  command: CaseCommand<'BeginInvestigation'>,
): InvestigationBegun[] {
  const { case: id, by, organization, investigator } = command;
  requireGrant(by, whoMay.assignInvestigator, state.opened.unit, organization);
  requireIdentifier('investigator', investigator);
  requireIndependent(by.id, state, command);
  requireIndependent(investigator, state, command);
  requireNoSupervision(investigator, state, state.persons.keys(), command);
  if (state.investigator === investigator) return [];
  return [{ type: 'InvestigationBegun', data: { case: id, investigator, begunBy: by.id } }];
}

export function traceSteps(state: OpenedCase, command: CaseCommand<'TraceSteps'>): StepsTraced[] {
  const { case: id, by, process = state.opened.process, records = [] } = command;
  requireInvestigator(state, command);
  if (process === undefined || records.length === 0) {
    throw new DomainError(
      'unknown-process',
      process === undefined ? 'say which process to trace' : `nothing is recorded of process ${process}`,
      'process',
    );
  }
  const steps = tracedSteps(records, state.opened.occurredOn, command);
  const known = steps.every((step) => sameContent(step, state.steps.get(keyOfStep(step))));
  if (steps.length > 0 && known) return [];
  return [{ type: 'StepsTraced', data: { case: id, tracedBy: by.id, process, steps } }];
}

/** Whoever is named may show what speaks for them; that is no deed for the office, and neither is a witness's. */
export function attachEvidence(
  state: OpenedCase,
  command: CaseCommand<'AttachCaseEvidence'>,
): CaseEvidenceAttached[] {
  const { case: id, by, organization, evidence } = command;
  if (!state.persons.has(by.id)) {
    const witnesses = whoMay.giveEvidence.filter((role) => role !== 'staff-member');
    requireGrant(by, witnesses, state.opened.unit, organization);
  }
  requireReadable([evidence], command);
  if (state.evidence.has(evidence)) return [];
  return [{ type: 'CaseEvidenceAttached', data: { case: id, evidence, attachedBy: by.id } }];
}

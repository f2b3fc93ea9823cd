import type { AccountabilityDecisionEvent, AccountabilityOnlyEvent, CaseSource } from '#domain';
import { listed } from './describe-appeal.js';

/** What happened to an accountability case, in one plain sentence. */
export function accountabilityEventWords(event: AccountabilityOnlyEvent): string {
  const { type, data } = event;
  switch (type) {
    case 'CaseOpened':
      return `Case ${data.case} (${data.title}) of ${data.occurredOn} was opened by ${data.openedBy} on ${sourceWords(data.source)}.`;
    case 'InvestigationBegun':
      return `${data.begunBy} began the investigation of case ${data.case}, with ${data.investigator} as investigator.`;
    case 'StepsTraced':
      return `${data.tracedBy} traced ${counted(data.steps.length, 'step')} of process ${data.process} in case ${data.case}.`;
    case 'PersonNamed':
      return `${data.namedBy} named ${data.staff} in case ${data.case} as ${data.part}.`;
    case 'PersonReleased':
      return `${data.releasedBy} released ${data.staff} from case ${data.case}.`;
    case 'CaseEvidenceAttached':
      return `${data.attachedBy} attached evidence ${data.evidence} to case ${data.case}.`;
    case 'StatementsInvited':
      return `${data.invitedBy} invited ${listed(data.persons)} to make a statement in case ${data.case}.`;
    case 'StatementGiven':
      return `${data.staff} made a statement in case ${data.case}.`;
    case 'ToleranceGranted':
      return `${data.grantedBy} granted ${data.staff} tolerance in case ${data.case}: an honest mistake in experiment ${data.experiment}.`;
    case 'FindingsProposed':
      return `${data.proposedBy} proposed the findings of case ${data.case}: ${sharesWords(data.shares.persons, data.shares.organization)}.`;
    case 'DefenceGiven':
      return `${data.staff} made a defence in case ${data.case}.`;
    case 'CaseClosed':
      return `Case ${data.case} was ${data.outcome === 'done' ? 'closed' : 'discontinued'} by ${data.closedBy}.`;
    case 'CaseReopened':
      return `Case ${data.case} was reopened by ${data.reopenedBy}.`;
    default:
      return decisionWords(event as AccountabilityDecisionEvent);
  }
}

function decisionWords({ type, data }: AccountabilityDecisionEvent): string {
  switch (type) {
    case 'CaseDecided':
      return `${data.decidedBy} decided case ${data.case} on ${data.decidedOn}: ${sharesWords(
        data.findings.filter(({ liable }) => liable),
        data.organization,
      )}.`;
    case 'SanctionImposed':
      return `${data.imposedBy} imposed sanction ${data.sanction} (${data.rung}) on ${data.staff} in case ${data.case}, from ${
        data.from
      }${data.until === null ? '' : ` to ${data.until}`}.`;
    case 'SanctionVaried':
      return `On appeal ${data.appeal} ${sanctionOf(data)} was ${
        data.outcome === 'lifted' ? 'lifted' : `shortened to ${data.until}`
      }.`;
    case 'SanctionSuspended':
      return `For appeal ${data.appeal} ${sanctionOf(data)} was suspended from ${data.on}.`;
    case 'SanctionResumed':
      return `After appeal ${data.appeal} ${sanctionOf(data)} runs on from ${data.on}${
        data.until === null ? '' : `, to ${data.until}`
      }.`;
    case 'SanctionSpent':
      return `Sanction ${data.sanction} of ${data.staff} in case ${data.case} was spent behind ${data.until}.`;
    case 'FindingVaried':
      return `On appeal ${data.appeal} the finding of case ${data.case} on ${data.staff} was ${
        data.share === 0 ? 'set aside' : `varied: they carry ${data.share} ‰`
      }; ${data.organization} ‰ stay with the organisation.`;
    case 'ActionOrdered':
      return `${data.orderedBy} ordered corrective action ${data.action} in case ${data.case}, to be done by ${data.owner}.`;
    case 'ActionReassigned':
      return `${data.reassignedBy} reassigned corrective action ${data.action} in case ${data.case}, to be done by ${data.owner}: ${data.reason}.`;
    case 'ActionCompleted':
      return `${data.completedBy} completed corrective action ${data.action} in case ${data.case}.`;
    case 'ActionVerified':
      return `${data.verifiedBy} verified corrective action ${data.action} in case ${data.case} on ${data.verifiedOn}: it had ${
        data.effective ? 'effect' : 'no effect'
      }${data.repairs.length === 0 ? '' : `, and part of the points of ${listed(namesIn(data.repairs))} come back`}.`;
  }
}

function sourceWords(source: CaseSource): string {
  switch (source.kind) {
    case 'work-record':
      return `record ${source.record} of process ${source.process}`;
    case 'entry':
      return `entry ${source.entryId} of ${source.staff} in ${source.period}`;
    case 'observation':
      return `observation ${source.observation}`;
    case 'complaint':
      return 'a complaint';
    case 'finding':
      return 'a finding of process control';
  }
}

function sharesWords(persons: readonly { staff: string; share: number }[], organization: number): string {
  const shares = persons.map(({ staff, share }) => `${staff} carries ${share} ‰`);
  return listed(
    organization > 0 || shares.length === 0 ? [...shares, `the organisation ${organization} ‰`] : shares,
  );
}

const sanctionOf = ({
  sanction,
  staff,
  case: id,
}: {
  sanction: string;
  staff: string;
  case: string;
}): string => `sanction ${sanction} of ${staff} in case ${id}`;

const namesIn = (repairs: readonly { staff: string }[]): string[] => [
  ...new Set(repairs.map(({ staff }) => staff)),
];

const counted = (n: number, thing: string): string => `${n} ${thing}${n === 1 ? '' : 's'}`;

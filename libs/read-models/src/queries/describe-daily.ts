import type { EntryData, EntryLifeEvent, ObservationEvent } from '#domain';
import { formatPoints } from '#scoring';

/** What happened in the life of an entry, in one plain sentence. */
export function entryEventWords({ type, data }: EntryLifeEvent): string {
  const entry = `Entry ${data.entryId} of ${data.staff} in ${data.period}`;
  switch (type) {
    case 'EntryProposed':
      return `${described(data)} was proposed for ${data.staff} in ${data.period}${
        data.origin === 'computed' ? byRule(data) : ` by ${data.proposedBy}${underRule(data)}`
      }.`;
    case 'EntryConfirmed':
      return `${entry} was confirmed by ${data.confirmedBy}${
        data.answerBy === null ? '' : `; ${data.staff} may answer until ${data.answerBy}`
      }.`;
    case 'EntryReturned':
      return `${entry} was not confirmed: ${data.returnedBy} returned it.`;
    case 'EntryWithdrawn':
      return `${entry} was withdrawn by whoever proposed it.`;
    case 'EntryAcknowledged':
      return `${data.staff} acknowledged entry ${data.entryId} in ${data.period}.`;
    case 'EntryDisputed':
      return `${data.staff} disputed entry ${data.entryId} in ${data.period}.`;
    case 'AnswerLapsed':
      return `${data.staff} did not answer to entry ${data.entryId} in ${data.period} by ${data.answerBy}.`;
    case 'DisputeDecided':
      return `${data.decidedBy} decided on the dispute: entry ${data.entryId} of ${data.staff} in ${data.period} ${
        data.outcome === 'stands' ? 'stands' : 'is dropped'
      }.`;
    case 'EvidenceAttached':
      return `${data.attachedBy} attached evidence ${data.evidence} to entry ${data.entryId} of ${data.staff} in ${data.period}.`;
  }
}

/** What happened to an observation, in one plain sentence. */
export function observationEventWords({ type, data }: ObservationEvent): string {
  switch (type) {
    case 'ObservationNoted':
      return `${data.notedBy} noted a ${data.tone} observation of ${whatOf(data)} on ${data.occurredOn}.`;
    case 'ObservationVerified':
      return `Observation ${data.observation} was found true by ${data.verifiedBy}.`;
    case 'ObservationDismissed':
      return `Observation ${data.observation} was dismissed by ${data.dismissedBy}.`;
    case 'ObservationMatured':
      return `Entry ${data.entryId} was proposed for ${data.staff} in ${data.period} on observation ${data.observation}.`;
  }
}

type Entry = Pick<EntryData, 'kind' | 'points' | 'indicator' | 'rule' | 'rulebookVersion'>;

export const described = ({ kind, points, indicator }: Entry): string =>
  `A ${kind} of ${formatPoints(points)} points under ${indicator}`;

export const byRule = (entry: Entry): string => ruled(' by', entry);

/** A rule that a person applied. */
export const underRule = (entry: Entry): string => ruled(', under', entry);

const ruled = (how: string, { rule, rulebookVersion }: Entry): string =>
  rule === undefined ? '' : `${how} rule ${rule} of rulebook version ${rulebookVersion}`;

function whatOf({ staff, process, unit }: { staff?: string; process?: string; unit: string }): string {
  if (staff === undefined) return process === undefined ? `unit ${unit}` : `process ${process}`;
  return process === undefined ? staff : `${staff} in process ${process}`;
}

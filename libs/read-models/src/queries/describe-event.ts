import type { RecordedEvent } from '#domain';
import { isCasework } from '../casework-events.js';
import { caseworkEventWords } from './describe-casework.js';
import { byRule, described, entryEventWords, observationEventWords, underRule } from './describe-daily.js';

/** What an event says, in one plain sentence. */
export function describeEvent(event: RecordedEvent): string {
  const { type, data } = event;
  switch (type) {
    case 'UnitRegistered':
      return `Unit ${data.unit} (${data.name}) was registered${data.parent === null ? '' : ` below ${data.parent}`}.`;
    case 'PostRegistered':
      return `Post ${data.post} (${data.name}) was registered in unit ${data.unit}.`;
    case 'StaffMemberRegistered':
      return `Staff member ${data.staff} (${data.name}) was registered.`;
    case 'AppointmentStarted':
      return `${data.staff} was appointed to post ${data.post} in unit ${data.unit} from ${data.from}${
        data.to === null ? '' : ` to ${data.to}`
      }.`;
    case 'AppointmentEnded':
      return `The appointment of ${data.staff} to post ${data.post} from ${data.from} ended on ${data.to}.`;
    case 'RulebookPublished':
      return `Rulebook version ${data.rulebook.version} (${data.rulebook.title}) was published, in force from ${data.rulebook.inForceFrom}.`;
    case 'PeriodOpened':
      return `Period ${data.period} was opened, from ${data.from} to ${data.to}, under rulebook version ${data.rulebookVersion}.`;
    case 'PeriodClosed':
      return `Period ${data.period} was closed.`;
    case 'WorkRecorded':
      return `${whoDid(data)} finished ${data.activity} in process ${data.process} on ${data.occurredOn}${
        data.occurrence > 1 ? `, for the ${ordinal(data.occurrence)} time` : ''
      }.`;
    case 'AccountOpened':
      return `The account of ${data.staff} in ${data.period} was opened (unit ${data.unit}, post ${data.post}), framed by rulebook version ${data.rulebookVersion}.`;
    case 'EntryPosted':
      return `${described(data)} was posted to ${data.staff} in ${data.period}${
        data.origin === 'computed' ? byRule(data) : underRule(data)
      }${data.corrects === undefined ? '' : `, in place of entry ${data.corrects}`}.`;
    case 'EntryReversed':
      return `Entry ${data.reverses} of ${data.staff} in ${data.period} was reversed on the authority of ${data.authority}.`;
    case 'MatterOpened':
      return `Matter ${data.matter} (${data.title}) of ${data.occurredOn} was opened.`;
    case 'EvidenceUploaded':
      return `Evidence ${data.evidence} (${data.name}) was taken in by ${data.uploadedBy}.`;
    case 'EvidenceReferenced':
      return `Evidence ${data.evidence} (${data.title}) was named by ${data.referencedBy}.`;
    case 'ObservationNoted':
    case 'ObservationVerified':
    case 'ObservationDismissed':
    case 'ObservationMatured':
      return observationEventWords(event);
    default:
      return isCasework(event) ? caseworkEventWords(event) : entryEventWords(event);
  }
}

function whoDid({ staff, attribution }: { staff?: string; attribution?: 'process-opener' }): string {
  if (staff === undefined) return 'Nobody named';
  return attribution === undefined ? staff : `Nobody named (${staff}, who opened the process, stands for it)`;
}

function ordinal(n: number): string {
  const suffix = n % 100 >= 11 && n % 100 <= 13 ? 'th' : (['th', 'st', 'nd', 'rd'][n % 10] ?? 'th');
  return `${n}${suffix}`;
}

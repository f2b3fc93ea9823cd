import type { RecordedEvent } from '#domain';
import { formatPoints } from '#scoring';

/** What an event says, in one plain sentence. */
export function describeEvent({ type, data }: RecordedEvent): string {
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
      return `A ${data.kind} of ${formatPoints(data.points)} points under ${data.indicator} was posted to ${data.staff} in ${data.period}${
        data.rule === undefined ? '' : ` by rule ${data.rule} of rulebook version ${data.rulebookVersion}`
      }.`;
    case 'EntryReversed':
      return `Entry ${data.reverses} of ${data.staff} in ${data.period} was reversed on the authority of ${data.authority}.`;
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

import { lastDay } from '../clock/time-limits.js';
import type { CalendarDate } from '../calendar-date.js';
import type { WorkingCalendar } from '../clock/working-calendar.js';
import { DomainError } from '../domain-error.js';
import { requireGrant, requireRole } from '../duty/duty.js';
import { whoMay } from '../duty/who-may.js';
import { requireIdentifier } from '../identifier.js';
import { requirePast } from '../require-past.js';
import { sameContent } from '../rulebook/same-content.js';
import type { CaseState } from './case-state.js';
import type { CaseCommand } from './commands.js';
import type { CaseOpened } from './events.js';
import { requireWords } from './require.js';

type OpenCase = CaseCommand<'OpenCase'>;

/** It speaks for the person: its last day does not move on to one that is worked. */
function endOfLimitation({ policy, calendar }: OpenCase, occurredOn: CalendarDate): CalendarDate {
  const { limitation } = policy.accountability;
  return lastDay(occurredOn, limitation, limitation.unit === 'working-days' ? calendar : EVERY_DAY);
}

const EVERY_DAY: WorkingCalendar = { isWorkingDay: () => true };

/** Everybody may complain; from anything else a case is opened by those whose duty it is. */
export function openCase({ opened: before }: CaseState, command: OpenCase): CaseOpened[] {
  const { case: id, by, today, title, description, source, organization } = command;
  const { unit, occurredOn, process } = matterOf(command);
  if (source.kind === 'complaint') requireRole(by, whoMay.complain);
  else requireGrant(by, whoMay.openCase, unit, organization);
  const said = {
    case: id,
    title,
    description,
    source,
    unit,
    ...(process !== undefined && { process }),
    occurredOn,
    openedBy: by.id,
  };
  if (before) {
    const { openedOn, limitationEnds } = before;
    if (sameContent(before, { ...said, openedOn, limitationEnds })) return [];
    throw new DomainError('case-id-taken', `case ${id} is another one; give each case its own id`, 'case');
  }
  requireIdentifier('case', id);
  requireWords('title', title);
  requireWords('description', description);
  if ('text' in source) requireWords('source.text', source.text);
  requirePast('occurredOn', occurredOn, today);
  return [
    {
      type: 'CaseOpened',
      data: { ...said, openedOn: today, limitationEnds: endOfLimitation(command, occurredOn) },
    },
  ];
}

/** Where and when it went wrong, and in which process: as the source says it or, where it does not, the opener. */
function matterOf(command: OpenCase): Pick<CaseOpened['data'], 'unit' | 'occurredOn' | 'process'> {
  const { source, organization } = command;
  // A complaint and a finding are what they say: there is nothing elsewhere that they could be missing from.
  const facts = 'text' in source ? { exists: true } : command.sourceFacts;
  if (!facts?.exists) {
    throw new DomainError('unknown-source', `there is no such ${source.kind}`, 'source');
  }
  const unit = agreed('unit', facts.unit, command.unit);
  if (unit === undefined || !organization.units.has(unit)) {
    throw new DomainError('unknown-unit', 'unit must say which registered unit the case is of', 'unit');
  }
  const occurredOn = agreed<CalendarDate>('occurredOn', facts.occurredOn, command.occurredOn);
  if (occurredOn === undefined) {
    throw new DomainError('invalid-date', 'occurredOn must be the day of the fault', 'occurredOn');
  }
  return { unit, occurredOn, process: agreed('process', facts.process, command.process) };
}

/** @throws DomainError `source-says-otherwise` */
function agreed<T extends string>(
  field: string,
  bySource: T | undefined,
  given: T | undefined,
): T | undefined {
  if (bySource === undefined || given === undefined || bySource === given) return bySource ?? given;
  throw new DomainError(
    'source-says-otherwise',
    `${field} is ${bySource} by the source, not ${given}; leave it out`,
    field,
  );
}

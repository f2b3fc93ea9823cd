import { DomainError } from '../domain-error.js';
import { placeInScope, requireGrant, requireOther } from '../duty/duty.js';
import { whoMay } from '../duty/who-may.js';
import { requireReadable } from '../evidence/evidence.js';
import { requireIdentifier } from '../identifier.js';
import { requireOpen } from '../period/period.js';
import { requirePast } from '../require-past.js';
import { sameContent } from '../rulebook/same-content.js';
import type { ObservationEvent, ObservationNoted } from './events.js';
import type { ObservationCommand, ObservationState } from './observation.js';

type NoteObservation = Extract<ObservationCommand, { type: 'NoteObservation' }>;

export function noteObservation({ noted }: ObservationState, command: NoteObservation): ObservationEvent[] {
  const { by, today, note, period, periodState } = command;
  requireOther(by, note.staff);
  const data = written(command, unitOf(command));
  if (noted && sameContent(noted, data)) return [];
  if (noted) {
    throw new DomainError(
      'observation-noted',
      `observation ${note.observation} is noted with other content`,
      'observation',
    );
  }
  requireIdentifier('observation', note.observation);
  requirePast('occurredOn', note.occurredOn, today);
  requireOpen(periodState, period);
  if (note.text.trim() === '') throw new DomainError('missing-text', 'say what was observed', 'text');
  requireReadable(note.evidence, command);
  return [{ type: 'ObservationNoted', data }];
}

/** Of the person, through the post that the caller's scope holds; of the process, the unit that was named. */
function unitOf({ by, note, organization, appointments }: NoteObservation): string {
  const { staff, unit, process, occurredOn: on } = note;
  if (unit !== undefined && !organization.units.has(unit)) {
    throw new DomainError('unknown-unit', `unit ${unit} is not registered`, 'unit');
  }
  if (staff !== undefined) {
    const there = unit === undefined ? appointments : appointments.filter((held) => held.unit === unit);
    return placeInScope(by, whoMay.noteObservation, { staff, on, appointments: there }, organization).unit;
  }
  if (process === undefined) {
    throw new DomainError('observation-of-nothing', 'name a staff member, a process, or both', 'staff');
  }
  requireIdentifier('process', process);
  if (unit === undefined) {
    throw new DomainError('missing-unit', 'name the unit of the process', 'unit');
  }
  requireGrant(by, whoMay.noteObservation, unit, organization);
  return unit;
}

function written({ by, note, period }: NoteObservation, unit: string): ObservationNoted['data'] {
  const { observation, staff, process, tone, text, occurredOn, evidence } = note;
  return {
    observation,
    ...(staff !== undefined && { staff }),
    ...(process !== undefined && { process }),
    unit,
    period,
    tone,
    text,
    occurredOn,
    evidence,
    notedBy: by.id,
  };
}

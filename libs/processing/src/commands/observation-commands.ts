import {
  appointmentsOn,
  DomainError,
  isCalendarDate,
  observations,
  observationStream,
  organization,
  ORGANIZATION_STREAM,
  period as periods,
  periodStream,
  staffMember,
  staffMemberStream,
  type Appointment,
  type CalendarDate,
  type Note,
  type ObservationCommand,
  type ObservationEvent,
} from '#domain';
import type { Outcome, ReadState } from '../command.js';
import type { Executor } from '../executor.js';
import type { Given } from './given.js';
import { rulesOn } from './period-commands.js';
import { readEvidence } from './propose-entry.js';

type ObservationOutcome = Promise<Outcome<ObservationEvent>>;

/** Its period follows from its day. */
export function noteObservation(
  executor: Executor,
  note: Note,
  { by, today, meta, readsEvidence }: Given,
): ObservationOutcome {
  const { observation, staff, occurredOn } = note;
  return executor.execute(
    observations,
    observationStream(observation),
    async (read): Promise<ObservationCommand> => {
      if (!isCalendarDate(occurredOn)) {
        throw new DomainError('invalid-date', `occurredOn "${occurredOn}" is not a date`, 'occurredOn');
      }
      const { period } = await rulesOn(read, occurredOn);
      return {
        type: 'NoteObservation',
        by,
        today,
        note,
        period,
        periodState: await read(periods, periodStream(period)),
        organization: await read(organization, ORGANIZATION_STREAM),
        appointments: staff === undefined ? [] : await held(read, staff, occurredOn),
        evidenceStates: await readEvidence(read, note.evidence),
        readsEvidence,
      };
    },
    meta,
  );
}

export function verifyObservation(
  executor: Executor,
  { observation }: { readonly observation: string },
  { by, meta }: Given,
): ObservationOutcome {
  return executor.execute(
    observations,
    observationStream(observation),
    async (read): Promise<ObservationCommand> => ({
      type: 'VerifyObservation',
      by,
      observation,
      organization: await read(organization, ORGANIZATION_STREAM),
    }),
    meta,
  );
}

export function dismissObservation(
  executor: Executor,
  { observation, reason }: { readonly observation: string; readonly reason: string },
  { by, meta }: Given,
): ObservationOutcome {
  return executor.execute(
    observations,
    observationStream(observation),
    async (read): Promise<ObservationCommand> => ({
      type: 'DismissObservation',
      by,
      observation,
      reason,
      organization: await read(organization, ORGANIZATION_STREAM),
    }),
    meta,
  );
}

const held = async (read: ReadState, staff: string, on: CalendarDate): Promise<Appointment[]> =>
  appointmentsOn(await read(staffMember, staffMemberStream(staff)), on);

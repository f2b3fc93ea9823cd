import { processStream, type RecordedEvent, type WorkRecorded } from '#domain';
import type { DossierProcess, DossierStep } from './dossier.js';
import type { KnownStreams } from './known-streams.js';
import type { People } from './people.js';

/** Processes with every step, who did it, and which posts they held that day. */
export async function processesOf(
  mentioned: ReadonlyMap<string, ReadonlySet<string>>,
  streams: KnownStreams,
  people: People,
): Promise<DossierProcess[]> {
  return Promise.all(
    [...mentioned].map(async ([process, records]) => {
      const events = await streams.events(processStream(process));
      const steps = events
        .filter((event): event is RecordedEvent<WorkRecorded> => event.type === 'WorkRecorded')
        .map((event) => stepOf(event, records, people));
      return { process, steps: await Promise.all(steps) };
    }),
  );
}

async function stepOf(
  { data, position, recordedAt }: RecordedEvent<WorkRecorded>,
  records: ReadonlySet<string>,
  people: People,
): Promise<DossierStep> {
  const { recordId, activity, occurrence, occurredOn, unit, staff } = data;
  const { plannedOn, dueOn, post, attribution, supervisor } = data;
  return {
    record: recordId,
    activity,
    occurrence,
    occurredOn,
    ...(plannedOn !== undefined && { plannedOn }),
    ...(dueOn !== undefined && { dueOn }),
    unit,
    ...(staff !== undefined && { staff }),
    ...(post !== undefined && { post }),
    ...(attribution !== undefined && { attribution }),
    ...(supervisor !== undefined && { supervisor }),
    held: staff === undefined ? [] : await people.heldOn(staff, occurredOn),
    concerned: records.has(recordId),
    position,
    recordedAt,
  };
}

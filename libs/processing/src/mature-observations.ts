import { observations, observationStream, type RecordedEvent } from '#domain';
import type { Executor } from './executor.js';

/** The process manager that tells an observation that an entry was proposed on it; the first such entry stands. */
export async function matureObservations(
  executor: Executor,
  events: readonly RecordedEvent[],
): Promise<void> {
  for (const event of events) {
    if (event.type !== 'EntryProposed' || event.data.observation === undefined) continue;
    const { observation, entryId, period, staff } = event.data;
    await executor.execute(
      observations,
      observationStream(observation),
      { type: 'MatureObservation', maturing: { observation, entryId, period, staff } },
      {
        actor: { kind: 'system', id: 'observations' },
        commandId: `mature:${event.eventId}`,
        correlationId: event.correlationId,
        causationId: event.eventId,
      },
    );
  }
}

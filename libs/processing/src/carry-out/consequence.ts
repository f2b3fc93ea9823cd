import { v5 as uuidv5 } from 'uuid';
import { DomainError, type CalendarDate, type RecordedEvent } from '#domain';
import type { Outcome } from '../command.js';
import type { Given } from '../commands/given.js';

/** Of what follows from decisions; the ids stand in the log: it never changes. */
const NAMESPACE = '0b7c9d4a-52e1-5f3d-8a66-91c3e7d2f4b8';

/** Names something that follows from an event: the same whenever it is asked for. */
export const idFrom = (cause: RecordedEvent, ...what: readonly (string | number)[]): string =>
  uuidv5(JSON.stringify([cause.eventId, ...what]), NAMESPACE);

/**
 * A command that follows from an event, once: after a crash it is answered as the first time, with the position that
 * it reached then.
 */
export function following(
  cause: RecordedEvent,
  today: CalendarDate,
  ...what: readonly (string | number)[]
): Given {
  return {
    by: { id: 'casework', grants: [] },
    today,
    meta: {
      actor: { kind: 'system', id: 'casework' },
      once: { commandId: idFrom(cause, 'command', ...what), input: what },
      correlationId: cause.correlationId,
      causationId: cause.eventId,
    },
  };
}

/**
 * Whatever the rules refuse has nothing left to change: the world went on since it was decided.
 * @returns the log position that was reached; 0 where nothing followed
 */
export async function unlessMoot(doing: Promise<Outcome>): Promise<number> {
  try {
    return (await doing).position;
  } catch (error) {
    if (error instanceof DomainError) return 0;
    throw error;
  }
}

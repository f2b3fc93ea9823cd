import type { Append, Appended, EventStore, StoredEvent } from '#event-store';

/** The process that held the store is dead: nothing of it writes any more. */
export class Killed extends Error {}

/** When a life ends: at which of its appends, and whether that one was still written. */
export interface Death {
  readonly at: number;
  readonly written: boolean;
}

/** The store as one process sees it until it is killed. Appends are made one after the other, as they are handed in. */
export function mortal(store: EventStore, death: Death | undefined, onAppend: (index: number) => void) {
  let appends = 0;
  let dead = false;
  let last: Promise<unknown> = Promise.resolve();

  const append = async (request: Append, index: number): Promise<Appended> => {
    if (dead) throw new Killed();
    onAppend(index);
    const isLast = index === death?.at;
    if (isLast && !death.written) dead = true;
    if (dead) throw new Killed();
    const appended = await store.append(request);
    if (isLast) dead = true;
    if (dead) throw new Killed();
    return appended;
  };

  return {
    append(request: Append): Promise<Appended> {
      const index = appends++;
      const appending = last.then(() => append(request, index));
      last = appending.catch(() => undefined);
      return appending;
    },
    appendMany: (requests: readonly Append[]) => store.appendMany(requests),
    readStream: (...asked: Parameters<EventStore['readStream']>) => store.readStream(...asked),
    readLog: (after: number, limit: number) => store.readLog(after, limit),
    follow: (...asked: Parameters<EventStore['follow']>) => store.follow(...asked),
    head: () => store.head(),
    findCommand: (id: string) => store.findCommand(id),
    close: () => Promise.resolve(),
  } satisfies EventStore;
}

/** What fills another store with the same log. */
export async function recorded(store: EventStore): Promise<Append[]> {
  const events: StoredEvent[] = await store.readLog(0, Number.MAX_SAFE_INTEGER);
  return events.map(({ stream, revision, bytes }) => ({
    stream,
    expectedRevision: revision - 1,
    events: [{ eventId: eventIdOf(bytes), bytes }],
  }));
}

const eventIdOf = (bytes: Uint8Array): string =>
  (JSON.parse(Buffer.from(bytes).toString()) as { eventId: string }).eventId;

import { EventStoreDBClient, START, type ResolvedEvent } from '@eventstore/db-client';
import type { LeaseStream } from '../lease-stream.js';
import { metadataOf, readMetadata } from './metadata.js';
import type { PlacedEvent, RemoteEvent } from './remote-event.js';
import { readFailure } from './remote-failure.js';
import { RemoteLease } from './remote-lease.js';

/**
 * The one stream that is the log: its revisions, from 0 and without holes, are the positions, from 1.
 * @param ledger its name, where the server holds the logs of several
 */
export const logStream = (ledger?: string): string =>
  ledger === undefined ? 'assessment-ledger' : `assessment-ledger.${ledger}`;

/** The shared log in EventStoreDB, as far as a replica needs it. */
export class RemoteLog {
  readonly #client: EventStoreDBClient;

  /** @param connection a connection string of EventStoreDB (`esdb://…`, with TLS, credentials and nodes) */
  constructor(
    connection: string,
    /** Without secrets: for messages. */
    readonly address: string,
    private readonly deadlineMs: number,
    private readonly stream: string,
  ) {
    this.#client = EventStoreDBClient.connectionString(connection);
  }

  /** Appends behind a position, all or none. @throws what `remoteFailure` tells apart */
  async append(afterPosition: number, events: readonly RemoteEvent[]): Promise<void> {
    await this.#client.appendToStream(
      this.stream,
      events.map((event) => ({
        id: event.eventId,
        type: 'LedgerEvent',
        contentType: 'application/octet-stream' as const,
        data: event.bytes,
        metadata: metadataOf(event),
      })),
      {
        expectedRevision: afterPosition === 0 ? 'no_stream' : BigInt(afterPosition - 1),
        deadline: this.deadlineMs,
      },
    );
  }

  /** What is behind a position now, in batches of at most `size`. @throws StoreUnavailable, StoreRefused */
  async *read(afterPosition: number, size: number): AsyncGenerator<PlacedEvent[]> {
    const fromRevision = BigInt(afterPosition);
    const read = this.#client.readStream(this.stream, { fromRevision, maxCount: Number.MAX_SAFE_INTEGER });
    try {
      yield* this.#batches(read, size);
    } finally {
      // One that was not read to its end would keep the client from closing.
      await read.cancel().catch(() => undefined);
    }
  }

  /** The event at a position; undefined where the log is not that long. @throws StoreUnavailable, StoreRefused */
  async at(position: number): Promise<PlacedEvent | undefined> {
    const read = this.#client.readStream(this.stream, { fromRevision: BigInt(position - 1), maxCount: 1 });
    let found: PlacedEvent | undefined;
    for await (const [event] of this.#batches(read, 1)) found = event;
    return found;
  }

  /** What comes behind a position, as it comes, until the signal aborts. @throws StoreUnavailable, StoreRefused */
  async *follow(afterPosition: number, signal: AbortSignal): AsyncGenerator<PlacedEvent[]> {
    const subscription = this.#client.subscribeToStream(this.stream, {
      fromRevision: afterPosition === 0 ? START : BigInt(afterPosition - 1),
    });
    const stop = (): void => void subscription.unsubscribe().catch(() => undefined);
    signal.addEventListener('abort', stop, { once: true });
    try {
      yield* this.#batches(subscription, 500);
    } finally {
      signal.removeEventListener('abort', stop);
      stop();
    }
  }

  /** The records of a lease of the nodes on this log, beside it. */
  lease(name: string): LeaseStream {
    return new RemoteLease(this.#client, `${this.stream}-lease-${name}`, this.address, this.deadlineMs);
  }

  close(): Promise<void> {
    return this.#client.dispose();
  }

  /** The events that are there already come together; nobody waits for a batch to be full. */
  async *#batches(
    source: AsyncIterable<ResolvedEvent> & { readonly readableLength: number },
    size: number,
  ): AsyncGenerator<PlacedEvent[]> {
    let batch: PlacedEvent[] = [];
    try {
      for await (const { event } of source) {
        batch.push(placed(event!));
        if (batch.length < size && source.readableLength > 0) continue;
        yield batch;
        batch = [];
      }
    } catch (cause) {
      const failure = readFailure(cause, this.address);
      if (failure) throw failure;
    }
  }
}

function placed({ id, revision, data, metadata }: NonNullable<ResolvedEvent['event']>): PlacedEvent {
  const position = Number(revision) + 1;
  return { position, eventId: id, bytes: data as Uint8Array, ...readMetadata(metadata, position) };
}

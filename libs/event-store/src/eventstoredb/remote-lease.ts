import { setTimeout as delay } from 'node:timers/promises';
import {
  BACKWARDS,
  END,
  jsonEvent,
  type EventStoreDBClient,
  type ResolvedEvent,
} from '@eventstore/db-client';
import { StoreRefused, StoreUnavailable } from '../errors.js';
import type { LeaseRecord, LeaseStream, PlacedLeaseRecord } from '../lease-stream.js';
import { readFailure, remoteFailure } from './remote-failure.js';

/** The records of a lease, in a stream of EventStoreDB that keeps the last one alone. */
export class RemoteLease implements LeaseStream {
  constructor(
    private readonly client: EventStoreDBClient,
    private readonly stream: string,
    /** Without secrets: for messages. */
    private readonly address: string,
    private readonly deadlineMs: number,
  ) {}

  /** The client itself waits for the answer to a read for ever, whatever deadline it is given. */
  async last(): Promise<PlacedLeaseRecord | undefined> {
    const backwards = { direction: BACKWARDS, fromRevision: END, maxCount: 1 } as const;
    const read = this.client.readStream(this.stream, backwards);
    const reading = this.lastOf(read);
    const waiting = new AbortController();
    const late = delay(this.deadlineMs, undefined, { signal: waiting.signal }).then(() => {
      // Read on to its end nevertheless: one that was not would keep the client from closing.
      void read.cancel().catch(() => undefined);
      throw new StoreUnavailable(`EventStoreDB at ${this.address} did not answer in time`);
    });
    try {
      return await Promise.race([reading, late]);
    } finally {
      waiting.abort();
    }
  }

  private async lastOf(read: AsyncIterable<ResolvedEvent>): Promise<PlacedLeaseRecord | undefined> {
    let last: ResolvedEvent['event'];
    try {
      for await (const { event } of read) last = event;
    } catch (cause) {
      const failure = readFailure(cause, this.address);
      if (failure) throw failure;
    }
    return last && { revision: Number(last.revision), record: recordFrom(last.data, this.stream) };
  }

  async append(record: LeaseRecord, behind: number): Promise<number | undefined> {
    try {
      if (behind < 0) await this.keepTheLastAlone();
      const event = jsonEvent({ type: 'LeaseRecord', data: { v: 1, ...record } });
      const { nextExpectedRevision } = await this.client.appendToStream(this.stream, event, {
        expectedRevision: behind < 0 ? 'no_stream' : BigInt(behind),
        deadline: this.deadlineMs,
      });
      return Number(nextExpectedRevision);
    } catch (cause) {
      const failure = remoteFailure(cause, this.address);
      if (failure.kind === 'conflict') return undefined;
      throw failure.error;
    }
  }

  /** Said before the first record, so that there is no stream that keeps more. */
  private async keepTheLastAlone(): Promise<void> {
    await this.client.setStreamMetadata(this.stream, { maxCount: 1 }, { deadline: this.deadlineMs });
  }
}

/** @throws StoreRefused where somebody else wrote it, or a program that writes it otherwise */
function recordFrom(data: unknown, stream: string): LeaseRecord {
  const { v, ...record } = (data ?? {}) as LeaseRecord & { readonly v?: unknown };
  const { node, run, term, done } = record;
  const sound =
    v === 1 &&
    typeof node === 'string' &&
    typeof run === 'string' &&
    Number.isSafeInteger(term) &&
    term >= 0 &&
    (done === undefined || (Number.isSafeInteger(done.position) && typeof done.eventId === 'string'));
  if (sound) return record;
  throw new StoreRefused(
    `the last record of ${stream} is none that this program can read; nobody works by it`,
  );
}

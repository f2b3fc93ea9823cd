import { hash } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';
import {
  DomainError,
  schemaVersions,
  type Decider,
  type Envelope,
  type LedgerEvent,
  type RecordedEvent,
} from '#domain';
import {
  DuplicateCommand,
  StreamConflict,
  type CommandKey,
  type EventStore,
  type Guard,
  type NewEvent,
} from '#event-store';
import type { CommandMeta, CommandSource, Outcome, ReadState } from './command.js';
import { decodeEvent, encodeEvent } from './event-codec.js';
import { newEventId } from './event-id.js';
import { FoldCache, type CacheLimits, type FoldedStream } from './fold-cache.js';
import { acknowledged, DecisionVoid, type Reading } from './reading.js';

export interface ExecutorOptions {
  readonly now?: () => Date;
  /** How many folded streams of each kind are kept; see FoldCache. */
  readonly cache?: CacheLimits;
  /** Called with the log position whenever something was written. */
  readonly onAppended?: (position: number) => void;
}

type AnyDecider = Decider<unknown, unknown, LedgerEvent>;

const ATTEMPTS = 8;

/** In milliseconds. */
const LONGEST_YIELD = 100;

/** Folds, decides, appends: the one way in which anything gets into the ledger. */
export class Executor {
  private readonly cache: FoldCache;

  constructor(
    private readonly store: EventStore,
    private readonly options: ExecutorOptions = {},
  ) {
    this.cache = new FoldCache(options.cache ?? { streams: 3_000, events: 150_000 });
    store.shared?.watch((streams) => {
      for (const stream of streams) this.cache.drop(stream);
    });
  }

  /**
   * @throws DomainError where the rules refuse, `command-id-reused` where the id stands for another input,
   * `revision-changed` where the stream does not stand where the caller expects it
   * @throws StreamConflict or StoreBusy where the stream kept changing under the decision, and what EventStore.append throws
   */
  async execute<S, C extends object, E extends LedgerEvent>(
    decider: Decider<S, C, E>,
    stream: string,
    source: CommandSource<C>,
    meta: CommandMeta,
  ): Promise<Outcome<E>> {
    const key = meta.once && { commandId: meta.once.commandId, inputDigest: digest(stream, meta.once.input) };
    for (let attempt = 1; ; attempt++) {
      // Most commands come once: the first time it is left to the store to say that one was there.
      const earlier = key && (attempt > 1 || meta.dryRun) && (await this.earlierAnswer<E>(key));
      if (earlier) return earlier;
      try {
        const outcome = await this.attempt(decider, stream, source, meta, key);
        return (outcome.events.length === 0 && key && (await this.earlierAnswer<E>(key))) || outcome;
      } catch (error) {
        // The same command may have been under way: then it is what that one changed that this one was refused for.
        const first = error instanceof DomainError && key && (await this.earlierAnswer<E>(key));
        if (first) return first;
        const stale = error instanceof StreamConflict || error instanceof DecisionVoid;
        const retriable = stale || (error instanceof DuplicateCommand && key !== undefined);
        if (!retriable || attempt === ATTEMPTS) throw error;
        if (stale) this.cache.drop(error.stream);
        // Whoever lost a race to another node lets it get ahead: what that one does need not be done here.
        if (stale && this.store.shared) await delay(Math.random() * LONGEST_YIELD);
      }
    }
  }

  /** The folded state of a stream, as far as it is acknowledged or about to be. */
  async read<S, C, E extends LedgerEvent>(decider: Decider<S, C, E>, stream: string): Promise<S> {
    return (await this.folded(decider, stream)).state as S;
  }

  /** What a stream holds, as far as it is acknowledged. */
  async history(stream: string): Promise<RecordedEvent[]> {
    return (await this.store.readStream(stream)).map(decodeEvent);
  }

  private async attempt<S, C extends object, E extends LedgerEvent>(
    decider: Decider<S, C, E>,
    stream: string,
    source: CommandSource<C>,
    meta: CommandMeta,
    key: CommandKey | undefined,
  ): Promise<Outcome<E>> {
    const guards: Guard[] = [];
    const readings: Reading[] = [];
    let folded: FoldedStream;
    let events: readonly E[];
    try {
      const command =
        typeof source === 'function' ? await source(this.guardedRead(guards, readings)) : source;
      const cached = this.folded(decider, stream);
      // Awaited only where it must be: from here to the append no other command on the stream may come in between.
      folded = cached instanceof Promise ? await cached : cached;
      readings.push({ stream, folded, settled: folded.settled });
      requireRevision(stream, folded.revision, meta.expectedRevision);
      events = decider.decide(folded.state as S, command);
    } catch (error) {
      if (error instanceof DomainError) await this.confirmed(readings);
      throw error;
    }
    const { revision, ahead } = folded;
    const answer = { stream, events, repeated: false };
    if (events.length === 0 || meta.dryRun) {
      await this.confirmed(readings);
      return { ...answer, revision, position: 0 };
    }

    const made = this.serialise(events, stream, revision, meta);
    const appending = this.store.append({
      stream,
      expectedRevision: revision,
      ...(ahead && { expectedEventId: ahead }),
      events: made,
      ...(key && { command: key }),
      ...(guards.length > 0 && { guards }),
    });
    for (const event of events) folded.state = decider.evolve(folded.state as S, event);
    folded.revision = revision + events.length;
    folded.settled = appending;
    const last = made.at(-1)!.eventId;
    if (this.store.shared) folded.ahead = last;
    try {
      const { lastRevision, lastPosition } = await appending;
      if (folded.ahead === last) folded.ahead = undefined;
      this.options.onAppended?.(lastPosition);
      return { ...answer, revision: lastRevision, position: lastPosition };
    } catch (error) {
      this.cache.drop(stream, folded);
      throw error;
    }
  }

  /** Each stream is read once for a decision, however often it is asked for: one state, one guard. */
  private guardedRead(guards: Guard[], readings: Reading[]): ReadState {
    const seen = new Map<string, Promise<unknown>>();
    const read = async (decider: AnyDecider, stream: string): Promise<unknown> => {
      const folded = await this.folded(decider, stream);
      const { revision, ahead } = folded;
      guards.push({ stream, revision, ...(ahead && { eventId: ahead }) });
      readings.push({ stream, folded, settled: folded.settled });
      return folded.state;
    };
    return (decider, stream) => {
      let state = seen.get(stream);
      if (state === undefined) {
        state = read(decider as unknown as AnyDecider, stream);
        seen.set(stream, state);
      }
      return state as Promise<ReturnType<typeof decider.initialState>>;
    };
  }

  private folded<S, C, E extends LedgerEvent>(
    decider: Decider<S, C, E>,
    stream: string,
  ): FoldedStream | Promise<FoldedStream> {
    return this.cache.get(stream, async () => {
      const stored = await this.store.readStream(stream);
      const state = stored.reduce(
        (folded, event) => decider.evolve(folded, decodeEvent(event) as unknown as E),
        decider.initialState(),
      );
      return { state, revision: stored.length - 1, settled: Promise.resolve() };
    });
  }

  /**
   * Waits for what a decision without events rests on: no append will tell whether it stood. Where that was not written
   * after all, or others had written more, the decision is void: it must be made again on what the log really holds.
   */
  private async confirmed(readings: readonly Reading[]): Promise<void> {
    await acknowledged(readings);
    if (!this.store.shared) return;
    await this.store.shared.refresh();
    const stale = readings.find(({ stream, folded }) => !this.cache.holds(stream, folded));
    if (stale) throw new DecisionVoid(stale.stream);
  }

  private serialise(
    events: readonly LedgerEvent[],
    stream: string,
    revision: number,
    meta: CommandMeta,
  ): NewEvent[] {
    const recordedAt = (this.options.now?.() ?? new Date()).toISOString();
    const commandId = meta.once?.commandId ?? meta.commandId ?? newEventId();
    return events.map((event, index) => {
      const envelope: Envelope = {
        eventId: newEventId(),
        stream,
        revision: revision + 1 + index,
        schemaVersion: schemaVersions[event.type],
        recordedAt,
        actor: meta.actor,
        commandId,
        correlationId: meta.correlationId ?? commandId,
        ...(meta.causationId && { causationId: meta.causationId }),
      };
      return { eventId: envelope.eventId, bytes: encodeEvent(envelope, event) };
    });
  }

  private async earlierAnswer<E extends LedgerEvent>(key: CommandKey): Promise<Outcome<E> | undefined> {
    const earlier = await this.store.findCommand(key.commandId);
    if (!earlier) return undefined;
    if (earlier.inputDigest !== key.inputDigest) {
      throw new DomainError(
        'command-id-reused',
        `command id ${key.commandId} was used for another command; give each command an id of its own`,
        'commandId',
      );
    }
    const { stream, firstRevision, lastRevision, lastPosition } = earlier;
    const stored = await this.store.readStream(stream, firstRevision, lastRevision - firstRevision + 1);
    const events = stored.map((event) => {
      const { type, data } = decodeEvent(event) as RecordedEvent;
      return { type, data } as E;
    });
    return { stream, revision: lastRevision, position: lastPosition, events, repeated: true };
  }
}

function requireRevision(stream: string, revision: number, expected: number | undefined): void {
  if (expected === undefined || expected === revision) return;
  throw new DomainError(
    'revision-changed',
    `${stream} has changed since it was read: it stands at revision ${revision}, not ${expected}; read it again`,
  );
}

function digest(stream: string, input: unknown): string {
  return hash('sha256', JSON.stringify([stream, input]), 'base64url');
}

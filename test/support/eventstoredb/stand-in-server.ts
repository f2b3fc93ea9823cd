import * as grpc from '@grpc/grpc-js';
import { message, featuresService, gossipService, streamsService, type Built } from './protocol.js';

/** An event as the client handed it in. */
export interface Kept {
  readonly id: string;
  readonly data: Uint8Array;
  readonly metadata: Uint8Array;
  readonly type: string;
  readonly contentType: string;
}

/** What goes wrong with an append: before it is written, or after. */
export type AppendFault =
  'unavailable' | 'not-leader' | 'no-answer' | 'unavailable-after' | 'no-answer-after';

/**
 * A test double of EventStoreDB: it speaks the protocol to the real client over a socket, as far as the ledger uses
 * it (append to a stream, read it from either end, subscribe to it, show no more of it than its metadata let it keep, say
 * what it can do and who leads), keeps everything in memory, and fails when told to. It is no event store: nothing is
 * replicated, and nothing outlives the process.
 */
export class StandInServer {
  readonly #server = new grpc.Server({ 'grpc.max_receive_message_length': 32 * 1024 * 1024 });
  readonly #streams = new Map<string, Kept[]>();
  readonly #writers = new Map<string, Set<string>>();
  readonly #waiting = new Set<() => void>();
  #withholds = false;
  readonly #open = new Set<grpc.ServerWritableStream<Built, Built>>();
  #port = 0;

  /** Taken by the next appends, one each. */
  readonly appendFaults: AppendFault[] = [];
  /** A read or subscription is cut off after that many messages; once for each number. */
  readonly dropAfter: number[] = [];
  /** Every event of a subscription is sent twice. */
  duplicates = false;
  /** Milliseconds before every answer. */
  delay = 0;
  /** Every node is told that leases are its own: each of them works, as if none knew of another. */
  splitBrain = false;
  /** Forgets that event ids were written before, as a real server may after a restart. */
  forgetsIds = false;

  get connection(): string {
    return `esdb://127.0.0.1:${this.#port}?tls=false`;
  }

  /** The same log at the same port, after `stop`. */
  async start(): Promise<this> {
    this.#server.addService(streamsService, {
      append: this.#append.bind(this),
      read: this.#read.bind(this),
    } as grpc.UntypedServiceImplementation);
    this.#server.addService(featuresService, {
      getSupportedMethods: (_: unknown, answer: grpc.sendUnaryData<Built>) => answer(null, supported()),
    } as grpc.UntypedServiceImplementation);
    this.#server.addService(gossipService, {
      read: (_: unknown, answer: grpc.sendUnaryData<Built>) => answer(null, this.#cluster()),
    } as grpc.UntypedServiceImplementation);
    this.#port = await new Promise((resolve, reject) =>
      this.#server.bindAsync('127.0.0.1:0', grpc.ServerCredentials.createInsecure(), (error, port) =>
        error ? reject(error) : resolve(port),
      ),
    );
    return this;
  }

  stop(): void {
    this.cut();
    this.#server.forceShutdown();
  }

  /** Ends every read and subscription that is open, as a lost connection does. */
  cut(): void {
    for (const call of this.#open) call.emit('error', failure(grpc.status.UNAVAILABLE, 'connection lost'));
    this.#open.clear();
  }

  /** Closes every connection, as a network that fails does: whoever had a request under way gets no answer to it. */
  disconnect(): void {
    this.#server.drain(`127.0.0.1:${this.#port}`, 0);
  }

  /** Subscriptions hear of nothing new until told otherwise: what is written meanwhile is found by reading alone. */
  withhold(whether: boolean): void {
    this.#withholds = whether;
    this.#wake();
  }

  /** What a stream holds, as it was written. */
  events(stream: string): readonly Kept[] {
    return this.#streams.get(stream) ?? [];
  }

  /** How many events were appended to a stream. */
  length(stream: string): number {
    return this.events(stream).length;
  }

  /** The connections that have tried to append to a stream: as their connection strings say by `connectionName`. */
  writers(stream: string): string[] {
    return [...(this.#writers.get(stream) ?? [])].sort();
  }

  /** The first revision of a stream that is still shown: what its `$maxCount` leaves. */
  first(stream: string): number {
    const metadata = this.#streams.get(`$$${stream}`)?.at(-1);
    if (!metadata) return 0;
    const { $maxCount = Infinity } = JSON.parse(Buffer.from(metadata.data).toString()) as {
      $maxCount?: number;
    };
    return Math.max(0, this.length(stream) - $maxCount);
  }

  #append(call: grpc.ServerReadableStream<Built, Built>, answer: grpc.sendUnaryData<Built>): void {
    let options: Built | undefined;
    const events: Kept[] = [];
    call.on('data', (request: Built) => {
      if (request['hasOptions']!()) options = request['getOptions']!() as Built;
      else events.push(proposed(request['getProposedMessage']!() as Built));
    });
    const [writer] = call.metadata.get('connection-name');
    call.on('end', () => {
      const stream = nameOf(options!);
      this.#writers.set(stream, (this.#writers.get(stream) ?? new Set()).add(String(writer)));
      setTimeout(() => this.#answerAppend(options!, events, answer), this.delay);
    });
  }

  #answerAppend(options: Built, events: readonly Kept[], answer: grpc.sendUnaryData<Built>): void {
    const fault = this.appendFaults.shift();
    if (fault === 'unavailable') return answer(failure(grpc.status.UNAVAILABLE, 'not now'));
    if (fault === 'not-leader') return answer(this.#notLeader());
    if (fault === 'no-answer') return;
    const response = this.#write(options, events);
    if (fault === 'unavailable-after') return answer(failure(grpc.status.UNAVAILABLE, 'connection lost'));
    if (fault !== 'no-answer-after') answer(null, response);
  }

  #write(options: Built, events: readonly Kept[]): Built {
    const name = nameOf(options);
    const stream = this.#streams.get(name) ?? [];
    const expected = options['hasRevision']!()
      ? Number(options['getRevision']!())
      : options['hasNoStream']!()
        ? -1
        : undefined;
    const current = stream.length - 1;
    if (this.splitBrain && isLease(name)) return success((expected ?? current) + 1);
    if (expected !== undefined && expected !== current) {
      const there = stream.slice(expected + 1, expected + 1 + events.length);
      const again =
        there.length === events.length && there.every(({ id }, index) => id === events[index]!.id);
      if (!again || this.forgetsIds) return wrongVersion(current, expected);
      return success(expected + events.length);
    }
    stream.push(...events);
    this.#streams.set(name, stream);
    // Who wrote is not kept waiting for those who listen, as little as by a real server.
    setImmediate(() => this.#wake());
    return success(stream.length - 1);
  }

  async #read(call: grpc.ServerWritableStream<Built, Built>): Promise<void> {
    this.#open.add(call);
    const closed = new AbortController();
    call.on('cancelled', () => closed.abort());
    call.on('close', () => closed.abort());
    const options = call.request['getOptions']!() as Built;
    const from = options['getStream']!() as Built;
    const name = nameOf(from);
    const subscription = options['hasSubscription']!() as boolean;
    const revision = from['hasRevision']!() ? Number(from['getRevision']!()) : undefined;
    const [step, start] =
      options['getReadDirection']!() === BACKWARDS ? [-1, this.length(name) - 1] : [1, this.first(name)];
    let next = revision === undefined ? start : subscription ? revision + 1 : revision;
    let left = subscription ? Infinity : Number(options['getCount']!());
    let untilDrop = this.dropAfter.shift() ?? Infinity;
    if (subscription)
      call.write(
        message('ReadResp', {
          confirmation: message('ReadResp.SubscriptionConfirmation', { subscriptionId: 's' }),
        }),
      );
    else if (!this.#streams.has(name) || (this.splitBrain && isLease(name))) {
      call.write(
        message('ReadResp', {
          streamNotFound: message('ReadResp.StreamNotFound', { streamIdentifier: identifier(name) }),
        }),
      );
      call.end();
      return;
    }
    while (!closed.signal.aborted) {
      const event = next < this.first(name) ? undefined : this.#streams.get(name)?.[next];
      if (event === undefined || left === 0 || (subscription && this.#withholds)) {
        if (!subscription) break;
        await this.#more(closed.signal);
        continue;
      }
      if (untilDrop-- <= 0) {
        call.emit('error', failure(grpc.status.UNAVAILABLE, 'connection lost'));
        return;
      }
      if (this.delay > 0) await new Promise((resolve) => setTimeout(resolve, this.delay));
      for (let copies = subscription && this.duplicates ? 2 : 1; copies > 0; copies--) {
        if (!call.write(recorded(name, next, event))) await this.#drained(call, closed.signal);
      }
      next += step;
      left--;
    }
    this.#open.delete(call);
    call.end();
  }

  #wake(): void {
    for (const wake of [...this.#waiting]) wake();
  }

  #more(signal: AbortSignal): Promise<void> {
    return new Promise((resolve) => {
      const wake = (): void => {
        this.#waiting.delete(wake);
        signal.removeEventListener('abort', wake);
        resolve();
      };
      this.#waiting.add(wake);
      signal.addEventListener('abort', wake);
    });
  }

  #drained(call: grpc.ServerWritableStream<Built, Built>, signal: AbortSignal): Promise<void> {
    return new Promise((resolve) => {
      call.once('drain', resolve);
      signal.addEventListener('abort', () => resolve(), { once: true });
    });
  }

  #notLeader(): Partial<grpc.StatusObject> {
    const metadata = new grpc.Metadata();
    metadata.set('exception', 'not-leader');
    metadata.set('leader-endpoint-host', '127.0.0.1');
    metadata.set('leader-endpoint-port', String(this.#port));
    return { code: grpc.status.NOT_FOUND, details: 'Leader info available', metadata };
  }

  #cluster(): Built {
    const leader = message('MemberInfo', {
      httpEndPoint: message('EndPoint', { address: '127.0.0.1', port: this.#port }),
      isAlive: true,
      state: 8,
    });
    const cluster = message('ClusterInfo');
    cluster['setMembersList']!([leader]);
    return cluster;
  }
}

/** As the protocol numbers it. */
const BACKWARDS = 1;

const isLease = (stream: string): boolean => stream.includes('-lease-');

const failure = (code: grpc.status, details: string): Partial<grpc.ServiceError> =>
  Object.assign(new Error(details), { code, details, metadata: new grpc.Metadata() });

const identifier = (name: string): Built =>
  message('StreamIdentifier', { streamName: Buffer.from(name).toString('base64') });

const nameOf = (holder: Built): string =>
  Buffer.from((holder['getStreamIdentifier']!() as Built)['getStreamName_asU8']!() as Uint8Array).toString();

function proposed(event: Built): Kept {
  const metadata = event['getMetadataMap']!() as Map<string, string>;
  const id = event['getId']!() as Built;
  return {
    id: String(id['getString']!()),
    data: event['getData_asU8']!() as Uint8Array,
    metadata: event['getCustomMetadata_asU8']!() as Uint8Array,
    type: metadata.get('type')!,
    contentType: metadata.get('content-type')!,
  };
}

function recorded(stream: string, revision: number, { id, data, metadata, type, contentType }: Kept): Built {
  const event = message('ReadResp.ReadEvent.RecordedEvent', {
    id: message('UUID', { string: id }),
    streamIdentifier: identifier(stream),
    streamRevision: String(revision),
    preparePosition: String(revision),
    commitPosition: String(revision),
    data,
    customMetadata: metadata,
  });
  const map = event['getMetadataMap']!() as Map<string, string>;
  map.set('type', type);
  map.set('content-type', contentType);
  map.set('created', '0');
  return message('ReadResp', {
    event: message('ReadResp.ReadEvent', { event, commitPosition: String(revision) }),
  });
}

const success = (revision: number): Built =>
  message('AppendResp', {
    success: message('AppendResp.Success', {
      currentRevision: String(revision),
      position: message('AppendResp.Position', { commitPosition: '0', preparePosition: '0' }),
    }),
  });

const wrongVersion = (current: number, expected: number): Built =>
  message('AppendResp', {
    wrongExpectedVersion: message('AppendResp.WrongExpectedVersion', {
      ...(current >= 0 ? { currentRevision: String(current) } : { currentNoStream: message('Empty') }),
      ...(expected >= 0 ? { expectedRevision: String(expected) } : { expectedNoStream: message('Empty') }),
    }),
  });

function supported(): Built {
  const methods = message('SupportedMethods', { eventStoreServerVersion: '24.10.0-stand-in' });
  methods['setMethodsList']!(
    ['append', 'read'].map((methodName) =>
      message('SupportedMethod', { methodName, serviceName: 'event_store.client.streams.streams' }),
    ),
  );
  return methods;
}

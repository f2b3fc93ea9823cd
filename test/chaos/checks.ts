import type { StoredEvent } from '#event-store';
import type { Kept } from '../support/eventstoredb/stand-in-server.js';

/* What must be true after whatever went wrong. Each returns what is not; nothing where all is well. */

/** An event of the shared log, with what the server was told about it. */
export interface LogEvent {
  readonly position: number;
  readonly stream: string;
  readonly revision: number;
  /** It is the first of its append. */
  readonly opens: boolean;
  readonly eventId: string;
  readonly type: string;
  readonly commandId: string;
  readonly data: Readonly<Record<string, unknown>>;
  readonly bytes: Uint8Array;
}

/** A command that was given; an answer only where the client got one. */
export interface Given {
  readonly commandId: string;
  readonly answer?: {
    /** `Ledger-Position`. */
    readonly position: number;
    /** Types of its events. */
    readonly recorded: readonly string[];
    /** What one of its events says. */
    readonly says: Readonly<Record<string, unknown>>;
  };
}

export const logOf = (kept: readonly Kept[]): LogEvent[] =>
  kept.map(({ data: bytes, metadata }, index) => {
    const event = JSON.parse(Buffer.from(bytes).toString()) as LogEvent;
    const { stream, revision, at } = JSON.parse(Buffer.from(metadata).toString()) as Record<string, never>;
    const { eventId, type, commandId, data } = event;
    return {
      position: index + 1,
      stream: stream!,
      revision: revision!,
      opens: at === 0,
      eventId,
      type,
      commandId,
      data,
      bytes,
    };
  });

/** Each stream counts its events from 0 without holes, and no event is there twice. */
export function logFaults(log: readonly LogEvent[]): string[] {
  const faults: string[] = [];
  const next = new Map<string, number>();
  const ids = new Map<string, number>();
  for (const { position, stream, revision, eventId } of log) {
    const expected = next.get(stream) ?? 0;
    if (revision !== expected)
      faults.push(`position ${position}: ${stream} goes on with ${revision}, not ${expected}`);
    next.set(stream, revision + 1);
    const before = ids.get(eventId);
    if (before !== undefined)
      faults.push(`position ${position}: event ${eventId} stands at ${before} already`);
    ids.set(eventId, position);
  }
  return faults;
}

/** What was acknowledged stands once, where and as it was answered; what was not, once at most. */
export function commandFaults(log: readonly LogEvent[], commands: readonly Given[]): string[] {
  const appendsOf = new Map<string, LogEvent[][]>();
  for (const event of log) {
    const appends = appendsOf.get(event.commandId) ?? [];
    if (event.opens || appends.length === 0) appends.push([]);
    appends.at(-1)!.push(event);
    appendsOf.set(event.commandId, appends);
  }
  return commands.flatMap(({ commandId, answer }) => {
    const [events, ...more] = appendsOf.get(commandId) ?? [];
    if (more.length > 0) return [`${commandId} stands ${more.length + 1} times`];
    if (!answer) return [];
    if (!events) return [`${commandId} was acknowledged, and is lost`];
    const { position, recorded, says } = answer;
    const types = events.map(({ type }) => type);
    const said = events.some(({ data }) =>
      Object.entries(says).every(([name, value]) => data[name] === value),
    );
    const asAnswered = events.at(-1)!.position === position && String(types) === String(recorded) && said;
    return asAnswered
      ? []
      : [`${commandId} stands as ${JSON.stringify(events)}, and was answered as ${JSON.stringify(answer)}`];
  });
}

/** A replica holds the log, byte for byte. */
export function replicaFaults(log: readonly LogEvent[], replica: readonly StoredEvent[]): string[] {
  const faults = log.flatMap(({ position, stream, revision, bytes }, index) => {
    const mine = replica[index];
    const same =
      mine?.position === position &&
      mine.stream === stream &&
      mine.revision === revision &&
      Buffer.compare(mine.bytes, bytes) === 0;
    return same ? [] : [`position ${position} is ${mine ? 'another event' : 'missing'} in the replica`];
  });
  if (replica.length > log.length) faults.push(`the replica goes on to position ${replica.length}`);
  return faults;
}

/** By person, in thousandths of a point. */
export type Totals = ReadonlyMap<string, number>;

export function totalFaults(expected: Totals, found: Totals): string[] {
  const people = new Set([...expected.keys(), ...found.keys()]);
  return [...people].flatMap((staff) => {
    const [should, is] = [expected.get(staff), found.get(staff)];
    return should === is ? [] : [`${staff} has ${is}, and should have ${should}`];
  });
}

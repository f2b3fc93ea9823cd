import type { Outcome } from '../commit-queue.js';
import { DuplicateCommand, DuplicateEventId, StreamConflict } from '../errors.js';
import type { Append, Appended, Guard } from '../event-store.js';

/*
 * What goes between a thread and the one that writes its log. Objects that are cloned one by one cost more than the
 * writing does: so a group is one text and one piece of bytes, which is handed over and not copied.
 */

export interface WriteMessage {
  readonly text: string;
  /** Of all events of the group, one behind the other. */
  readonly bytes: Uint8Array<ArrayBuffer>;
}

type PackedEvent = [eventId: string, size: number];
type PackedAppend = [
  stream: string,
  expectedRevision: number,
  events: PackedEvent[],
  command?: [commandId: string, inputDigest: string] | null,
  guards?: readonly Guard[] | null,
  expectedEventId?: string | null,
];

export function packAppends(requests: readonly Append[]): WriteMessage {
  let size = 0;
  const appends = requests.map(
    ({ stream, expectedRevision, expectedEventId, events, command, guards }): PackedAppend => {
      const packed = events.map(({ eventId, bytes }): PackedEvent => {
        size += bytes.length;
        return [eventId, bytes.length];
      });
      return [
        stream,
        expectedRevision,
        packed,
        command ? [command.commandId, command.inputDigest] : null,
        guards,
        expectedEventId,
      ];
    },
  );
  const bytes = new Uint8Array(size);
  let at = 0;
  for (const { events } of requests) {
    for (const event of events) {
      bytes.set(event.bytes, at);
      at += event.bytes.length;
    }
  }
  return { text: JSON.stringify(appends), bytes };
}

export function unpackAppends({ text, bytes }: WriteMessage): Append[] {
  let at = 0;
  return (JSON.parse(text) as PackedAppend[]).map(
    ([stream, expectedRevision, events, command, guards, expectedEventId]) => ({
      stream,
      expectedRevision,
      events: events.map(([eventId, size]) => ({ eventId, bytes: bytes.subarray(at, (at += size)) })),
      ...(command && { command: { commandId: command[0], inputDigest: command[1] } }),
      ...(guards && { guards }),
      ...(expectedEventId && { expectedEventId }),
    }),
  );
}

type PackedOutcome = Appended | { readonly code: string; readonly of: readonly (string | number)[] };

export const packOutcomes = (outcomes: readonly Outcome[]): string =>
  JSON.stringify(
    outcomes.map((one): PackedOutcome => (one.status === 'fulfilled' ? one.value : packRefusal(one.reason))),
  );

export const unpackOutcomes = (text: string): Outcome[] =>
  (JSON.parse(text) as PackedOutcome[]).map((one) =>
    'code' in one
      ? { status: 'rejected', reason: unpackRefusal(one.code, one.of) }
      : { status: 'fulfilled', value: one },
  );

function packRefusal(reason: unknown): PackedOutcome {
  if (reason instanceof StreamConflict) {
    const { code, stream, expected, actual } = reason;
    return { code, of: [stream, expected, actual] };
  }
  if (reason instanceof DuplicateCommand) return { code: reason.code, of: [reason.commandId] };
  if (reason instanceof DuplicateEventId) return { code: reason.code, of: [reason.eventId] };
  throw reason;
}

function unpackRefusal(code: string, of: readonly (string | number)[]): Error {
  const [name, expected, actual] = of as [string, number, number];
  switch (code) {
    case 'stream-conflict':
      return new StreamConflict(name, expected, actual);
    case 'duplicate-command':
      return new DuplicateCommand(name);
    case 'duplicate-event-id':
      return new DuplicateEventId(name);
    default:
      throw new TypeError(`an append cannot be refused with ${code}`);
  }
}

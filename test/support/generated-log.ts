import { join } from 'node:path';
import { v7 as uuid } from 'uuid';
import { accountStream, caseStream, processStream, type LedgerEventType } from '#domain';
import { openSqliteEventStore, type Append, type EventStore } from '#event-store';

/** A ledger's log in a data folder, filled with events that no rule has looked at. */
export interface GeneratedLog {
  readonly file: string;
  readonly store: EventStore;
  /** Appends the next events, by their number. */
  append(count: number): Promise<void>;
}

export interface GeneratedEvent {
  readonly type: LedgerEventType;
  readonly stream: string;
  readonly data: object;
  /** 1 where nothing is said. */
  readonly schemaVersion?: number;
}

const STREAMS = 40;

/** Events of several streams in turn: every tenth one is not public. */
export const generatedLog = (folder: string): Promise<GeneratedLog> =>
  growingLog(folder, (index) => {
    const [type, stream] = kindOf(index);
    return { type, stream, data: { number: index, text: 'ä€𝄞 "quoted"', nested: { points: [-500, 0.5] } } };
  });

/** @param eventAt the event with a number, from 0 */
export async function growingLog(
  folder: string,
  eventAt: (index: number) => GeneratedEvent,
): Promise<GeneratedLog> {
  const file = join(folder, 'log.sqlite');
  const store = await openSqliteEventStore({ file });
  const revisions = new Map<string, number>();
  const next = (index: number): Append => {
    const { type, stream, data, schemaVersion = 1 } = eventAt(index);
    const revision = (revisions.get(stream) ?? -1) + 1;
    revisions.set(stream, revision);
    const eventId = uuid();
    const event = {
      type,
      ...{ eventId, stream, revision, schemaVersion, recordedAt: new Date().toISOString() },
      actor: { kind: 'system', id: 'CASES' },
      ...{ commandId: uuid(), correlationId: uuid() },
      data,
    };
    return {
      stream,
      expectedRevision: revision - 1,
      events: [{ eventId, bytes: Buffer.from(JSON.stringify(event)) }],
    };
  };
  return {
    file,
    store,
    async append(count) {
      const from = await store.head();
      const appends = Array.from({ length: count }, (_, index) => next(from + index));
      for (let at = 0; at < count; at += 1_000) {
        for (const outcome of await store.appendMany(appends.slice(at, at + 1_000))) {
          if (outcome.status === 'rejected') throw outcome.reason;
        }
      }
    },
  };
}

function kindOf(index: number): [LedgerEventType, string] {
  if (index % 10 === 9) return ['CaseFileRead', caseStream(`C${index % STREAMS}`)];
  if (index % 10 === 5) return ['StepsTraced', caseStream(`C${index % STREAMS}`)];
  return index % 2 === 0
    ? ['WorkRecorded', processStream(`P${index % STREAMS}`)]
    : ['EntryConfirmed', accountStream('2026-Q1', `S${index % STREAMS}`)];
}

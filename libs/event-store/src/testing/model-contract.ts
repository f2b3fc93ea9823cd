import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { EventStoreError } from '../errors.js';
import type { Append, Appended, EventStore, Guard } from '../event-store.js';
import type { OpenStore } from './contract.js';
import { hex } from './requests.js';

/* Few streams, ids and revisions, so that requests get in each other's way all the time. */
const stream = fc.constantFrom('a', 'b', 'c');
const revision = fc.integer({ min: -1, max: 4 });
const eventId = fc
  .integer({ min: 0, max: 60 })
  .map((id) => `00000000-0000-7000-8000-${String(id).padStart(12, '0')}`);
const event = fc.record({
  eventId,
  bytes: fc.uint8Array({ maxLength: 8 }),
});
const request: fc.Arbitrary<Append> = fc.record(
  {
    stream,
    expectedRevision: revision,
    expectedEventId: eventId,
    events: fc.array(event, { minLength: 1, maxLength: 3 }),
    command: fc.record({
      commandId: fc.constantFrom('c1', 'c2', 'c3', 'c4', 'c5'),
      inputDigest: fc.constantFrom('d1', 'd2'),
    }),
    guards: fc.array(fc.record({ stream, revision, eventId }, { requiredKeys: ['stream', 'revision'] }), {
      maxLength: 2,
    }),
  },
  { requiredKeys: ['stream', 'expectedRevision', 'events'] },
);
/** What is handed in at once: by one call of appendMany, or by several of append. */
const step = fc.record({
  together: fc.boolean(),
  requests: fc.array(request, { minLength: 1, maxLength: 4 }),
});

/** The log as plainly as it can be said, to compare with: every question is answered by going through everything. */
class PlainLog {
  events: { stream: string; revision: number; eventId: string; bytes: string }[] = [];
  commands: string[] = [];

  append({
    stream: name,
    expectedRevision,
    expectedEventId,
    events,
    command,
    guards = [],
  }: Append): Appended | string {
    if (command && this.commands.includes(command.commandId)) return 'duplicate-command';
    const own = { stream: name, revision: expectedRevision, eventId: expectedEventId };
    if (![own, ...guards].every((one) => this.stands(one))) return 'stream-conflict';
    const ids = [...this.events, ...events].map(({ eventId }) => eventId);
    if (new Set(ids).size < ids.length) return 'duplicate-event-id';
    for (const { eventId, bytes } of events) {
      this.events.push({ stream: name, revision: this.headOf(name) + 1, eventId, bytes: hex(bytes) });
    }
    if (command) this.commands.push(command.commandId);
    return {
      firstRevision: expectedRevision + 1,
      lastRevision: this.headOf(name),
      lastPosition: this.events.length,
    };
  }

  stands({
    stream: name,
    revision: at,
    eventId: id,
  }: { [Key in keyof Guard]: Guard[Key] | undefined }): boolean {
    const last = this.events.filter((one) => one.stream === name).at(-1);
    return this.headOf(name!) === at && (id === undefined || last?.eventId === id);
  }

  headOf(name: string): number {
    return this.events.filter((one) => one.stream === name).length - 1;
  }
}

export function modelContract(open: OpenStore): void {
  describe('any history', () => {
    it('ends as the plain model of a log says', async () => {
      await fc.assert(
        fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 12 }), async (steps) => {
          const { store, reopen } = await open();
          const model = new PlainLog();
          for (const { together, requests } of steps) {
            const outcomes = together
              ? await store.appendMany(requests)
              : await Promise.allSettled(requests.map((one) => store.append(one)));
            expect(outcomes.map(plain)).toEqual(requests.map((one) => model.append(one)));
          }
          await expectSame(store, model);
          await store.close();
          if (reopen) await expectSame(await reopen(), model);
        }),
        { numRuns: 60 },
      );
    });
  });
}

const plain = (outcome: PromiseSettledResult<Appended>): Appended | string =>
  outcome.status === 'fulfilled' ? outcome.value : (outcome.reason as EventStoreError).code;

async function expectSame(store: EventStore, model: PlainLog): Promise<void> {
  const log = await store.readLog(0, 1_000);
  expect(log.map((one) => ({ ...one, bytes: hex(one.bytes) }))).toEqual(
    model.events.map(({ stream: name, revision: at, bytes }, index) => ({
      position: index + 1,
      stream: name,
      revision: at,
      bytes,
    })),
  );
  for (const commandId of ['c1', 'c2', 'c3', 'c4', 'c5']) {
    expect((await store.findCommand(commandId)) !== undefined).toBe(model.commands.includes(commandId));
  }
}

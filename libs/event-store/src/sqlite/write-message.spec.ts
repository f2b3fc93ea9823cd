import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { Outcome } from '../commit-queue.js';
import { DuplicateCommand, DuplicateEventId, StoreBusy, StreamConflict } from '../errors.js';
import type { Append } from '../event-store.js';
import { packAppends, packOutcomes, unpackAppends, unpackOutcomes } from './write-message.js';

const text = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 20 });
const revision = fc.integer({ min: -1, max: 1_000 });
const append: fc.Arbitrary<Append> = fc.record(
  {
    stream: text,
    expectedRevision: revision,
    events: fc.array(fc.record({ eventId: fc.uuid(), bytes: fc.uint8Array({ maxLength: 50 }) }), {
      minLength: 1,
      maxLength: 3,
    }),
    command: fc.record({ commandId: text, inputDigest: text }),
    guards: fc.array(fc.record({ stream: text, revision }), { maxLength: 3 }),
  },
  { requiredKeys: ['stream', 'expectedRevision', 'events'], noNullPrototype: true },
);

describe('a group on its way to the thread that writes', () => {
  it('arrives as it was, whatever is in it', () => {
    fc.assert(
      fc.property(fc.array(append, { maxLength: 5 }), (appends) => {
        expect(unpackAppends(structuredClone(packAppends(appends)))).toEqual(appends);
      }),
    );
  });

  it('leaves the bytes of the caller alone, also where they are a slice of more', () => {
    const pool = new Uint8Array([9, 1, 2, 3, 9]);
    const event = { eventId: '01890a5d-ac96-774b-bcce-b302099a8057', bytes: pool.subarray(1, 4) };
    const { bytes } = packAppends([{ stream: 'a', expectedRevision: -1, events: [event] }]);
    structuredClone(bytes, { transfer: [bytes.buffer] });
    expect([...pool]).toEqual([9, 1, 2, 3, 9]);
  });
});

describe('outcomes on their way back', () => {
  const outcomes: readonly Outcome[] = [
    { status: 'fulfilled', value: { firstRevision: 0, lastRevision: 1, lastPosition: 7 } },
    { status: 'rejected', reason: new StreamConflict('a', 3, 4) },
    { status: 'rejected', reason: new DuplicateCommand('C1') },
    { status: 'rejected', reason: new DuplicateEventId('01890a5d-ac96-774b-bcce-b302099a8057') },
  ];

  it('arrive as they were, refusals with all that they say', () => {
    const arrived = unpackOutcomes(packOutcomes(outcomes));
    expect(arrived).toEqual(outcomes);
    for (const [index, outcome] of outcomes.entries()) {
      if (outcome.status === 'fulfilled') continue;
      const { reason } = arrived[index] as PromiseRejectedResult;
      expect(reason).toBeInstanceOf((outcome.reason as Error).constructor);
      expect({ ...(reason as object) }).toEqual({ ...(outcome.reason as object) });
    }
  });

  it('are never made of anything that a writer does not refuse with', () => {
    expect(() => packOutcomes([{ status: 'rejected', reason: new StoreBusy('full') }])).toThrow('full');
  });
});

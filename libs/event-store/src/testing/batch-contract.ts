import { describe, expect, it } from '@jest/globals';
import { DuplicateCommand, DuplicateEventId, StreamConflict } from '../errors.js';
import type { OpenStore } from './contract.js';
import { anAppend, anEvent } from './requests.js';

export function batchContract(open: OpenStore): void {
  describe('many appends at once', () => {
    it('gives each its own outcome, in the order given; later ones see earlier ones', async () => {
      const { store } = await open();
      const taken = anEvent();
      const command = { commandId: 'c', inputDigest: 'd' };
      const outcomes = await store.appendMany([
        { stream: 'a', expectedRevision: -1, events: [anEvent(), taken], command },
        anAppend('a', 0),
        anAppend('a', 1),
        { stream: 'b', expectedRevision: -1, events: [anEvent(), taken] },
        { ...anAppend('b', -1), command },
        { ...anAppend('b', -1), guards: [{ stream: 'a', revision: 1 }] },
        { ...anAppend('b', -1), guards: [{ stream: 'a', revision: 2 }] },
        { stream: 'c', expectedRevision: -1, events: [] },
        anAppend('b', 0),
      ]);
      const refusal = (type: unknown) => ({ status: 'rejected', reason: expect.any(type as () => unknown) });
      const placed = (firstRevision: number, lastRevision: number, lastPosition: number) => ({
        status: 'fulfilled',
        value: { firstRevision, lastRevision, lastPosition },
      });
      expect(outcomes).toEqual([
        placed(0, 1, 2),
        refusal(StreamConflict),
        placed(2, 2, 3),
        refusal(DuplicateEventId),
        refusal(DuplicateCommand),
        refusal(StreamConflict),
        placed(0, 0, 4),
        refusal(TypeError),
        placed(1, 1, 5),
      ]);
      expect((await store.readLog(0, 100)).map(({ stream, revision }) => `${stream}${revision}`)).toEqual([
        'a0',
        'a1',
        'a2',
        'b0',
        'b1',
      ]);
    });

    it('answers nothing with nothing', async () => {
      const { store } = await open();
      expect(await store.appendMany([])).toEqual([]);
    });

    it('lets one of many rivals win, and leaves no hole, when hundreds append at the same time', async () => {
      const { store } = await open();
      const streams = Array.from({ length: 20 }, (_, index) => `stream-${index}`);
      const rivals = Array.from({ length: 200 }, (_, index) =>
        anAppend(streams[index % 20]!, -1, 1 + (index % 3)),
      );
      const first = await Promise.allSettled(rivals.map((request) => store.append(request)));
      expect(first.filter(({ status }) => status === 'fulfilled')).toHaveLength(20);
      for (const outcome of first) {
        if (outcome.status === 'rejected') expect(outcome.reason).toBeInstanceOf(StreamConflict);
      }

      const heads = await Promise.all(streams.map(async (name) => (await store.readStream(name)).length - 1));
      const second = await Promise.all(
        streams.map((name, index) => store.append(anAppend(name, heads[index]!, 2))),
      );
      const log = await store.readLog(0, 1_000);
      expect(log.map(({ position }) => position)).toEqual(log.map((_, index) => index + 1));
      expect(Math.max(...second.map(({ lastPosition }) => lastPosition))).toBe(log.length);
      for (const [index, name] of streams.entries()) {
        const revisions = log.filter(({ stream }) => stream === name).map(({ revision }) => revision);
        expect(revisions).toEqual(Array.from({ length: heads[index]! + 3 }, (_, revision) => revision));
      }
    });
  });
}

import { describe, expect, it } from '@jest/globals';
import type { OpenStore } from './contract.js';
import { anAppend, anEvent, hex } from './requests.js';

export function readContract(open: OpenStore): void {
  describe('reading', () => {
    it('reads a stream from a revision on, up to a limit', async () => {
      const { store } = await open();
      await store.append(anAppend('a', -1, 3));
      await store.append(anAppend('b', -1, 3));
      await store.append(anAppend('a', 2, 2));
      const revisions = async (from?: number, limit?: number) =>
        (await store.readStream('a', from, limit)).map(({ stream, revision }) => `${stream}${revision}`);
      expect(await revisions()).toEqual(['a0', 'a1', 'a2', 'a3', 'a4']);
      expect(await revisions(3)).toEqual(['a3', 'a4']);
      expect(await revisions(1, 2)).toEqual(['a1', 'a2']);
      expect(await revisions(5)).toEqual([]);
      expect(await store.readStream('unknown')).toEqual([]);
    });

    it('reads the log behind a position, up to a limit', async () => {
      const { store } = await open();
      await store.append(anAppend('a', -1, 2));
      await store.append(anAppend('b', -1, 3));
      const places = async (after: number, limit: number) =>
        (await store.readLog(after, limit)).map(
          (event) => `${event.position}:${event.stream}${event.revision}`,
        );
      expect(await places(0, 100)).toEqual(['1:a0', '2:a1', '3:b0', '4:b1', '5:b2']);
      expect(await places(1, 2)).toEqual(['2:a1', '3:b0']);
      expect(await places(5, 10)).toEqual([]);
      expect(await places(99, 10)).toEqual([]);
    });

    it('gives back the bytes as they came, whatever they are', async () => {
      const { store, reopen } = await open();
      const contents = [
        Buffer.from('{"text":"żółw"}'),
        Uint8Array.from({ length: 256 }, (_, index) => index),
        Uint8Array.of(0xc3, 0x28, 0x00, 0xff, 0xfe),
        new Uint8Array(0),
        new Uint8Array(200_000).fill(7),
        new Uint8Array(Buffer.from('a view into the middle')).subarray(2, 6),
      ];
      const events = contents.map((bytes) => anEvent(bytes));
      await store.append({ stream: 'a', expectedRevision: -1, events });
      const expected = contents.map(hex);
      expect((await store.readStream('a')).map(({ bytes }) => hex(bytes))).toEqual(expected);
      const again = reopen ? await reopen() : store;
      expect((await again.readLog(0, 10)).map(({ bytes }) => hex(bytes))).toEqual(expected);
    });

    it('tells stream names apart by every character', async () => {
      const { store } = await open();
      const names = ['a', 'A', 'a ', 'a\0', 'a\0b', 'é', 'e\u0301', '\u{1F4D2}'];
      for (const name of names) await store.append({ ...anAppend(name, -1), events: [anEvent(name)] });
      for (const name of names) {
        const events = await store.readStream(name);
        expect(events.map(({ stream, bytes }) => [stream, Buffer.from(bytes).toString()])).toEqual([
          [name, name],
        ]);
      }
    });

    it('names the argument that is not what it must be', async () => {
      const { store } = await open();
      await expect(store.readLog(-1, 10)).rejects.toThrow('afterPosition must');
      await expect(store.readLog(0, 0)).rejects.toThrow('limit must');
      await expect(store.readStream('a', 0.5)).rejects.toThrow('fromRevision must');
      await expect(store.readStream('a', 0, Number.NaN)).rejects.toThrow('limit must');
      expect(() => store.follow(Number.NaN, new AbortController().signal)).toThrow('afterPosition must');
    });
  });
}

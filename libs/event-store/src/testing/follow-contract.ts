import { describe, expect, it } from '@jest/globals';
import { setTimeout } from 'node:timers/promises';
import { StoreUnavailable } from '../errors.js';
import type { EventStore } from '../event-store.js';
import type { OpenStore } from './contract.js';
import { anAppend } from './requests.js';

export function followContract(open: OpenStore): void {
  describe('following', () => {
    it('delivers what is there, then what comes, in order and without gaps', async () => {
      const { store } = await open();
      await store.append(anAppend('a', -1, 5));
      const seen = collect(store, 2, 12, 2);
      for (let revision = 4; revision < 11; revision++) await store.append(anAppend('a', revision));
      expect(await seen).toEqual(range(3, 12));
    });

    it('wakes a follower that waits at the end', async () => {
      const { store } = await open();
      const seen = collect(store, 0, 2);
      await setTimeout(20);
      await store.append(anAppend('a', -1, 2));
      expect(await seen).toEqual([1, 2]);
    });

    it('yields no batch larger than asked for', async () => {
      const { store } = await open();
      await store.append(anAppend('a', -1, 10));
      const sizes: number[] = [];
      for await (const batch of store.follow(0, new AbortController().signal, 4)) {
        sizes.push(batch.length);
        if (batch.at(-1)!.position === 10) break;
      }
      expect(Math.max(...sizes)).toBeLessThanOrEqual(4);
      expect(sizes.reduce((sum, size) => sum + size)).toBe(10);
    });

    it('loses nothing for a slow follower', async () => {
      const { store } = await open();
      const stop = new AbortController();
      const seen: number[] = [];
      const slow = (async () => {
        for await (const batch of store.follow(0, stop.signal, 7)) {
          await setTimeout(2);
          seen.push(...batch.map(({ position }) => position));
          if (seen.length === 300) stop.abort();
        }
      })();
      for (let index = 0; index < 100; index++) await store.append(anAppend(`stream-${index}`, -1, 3));
      await slow;
      expect(seen).toEqual(range(1, 300));
    });

    it('serves many followers, each from its own position, beside appends', async () => {
      const { store } = await open();
      await store.append(anAppend('a', -1, 50));
      const followers = Array.from({ length: 50 }, (_, index) => collect(store, index, 100, 1 + (index % 9)));
      await Promise.all(
        Array.from({ length: 50 }, (_, index) => store.append(anAppend(`stream-${index}`, -1))),
      );
      for (const [index, seen] of (await Promise.all(followers)).entries()) {
        expect(seen).toEqual(range(index + 1, 100));
      }
    });

    it('lets appends through while a follower catches up', async () => {
      const { store } = await open();
      await store.append(anAppend('a', -1, 3));
      const stop = new AbortController();
      const seen: number[] = [];
      for await (const batch of store.follow(0, stop.signal, 1)) {
        // In the middle of it: an append that had to wait for its end would wait for ever.
        if (seen.length === 0) await store.append(anAppend('b', -1));
        seen.push(...batch.map(({ position }) => position));
        if (seen.length === 4) stop.abort();
      }
      expect(seen).toEqual([1, 2, 3, 4]);
    });

    it('ends when the signal aborts: before it starts, while it reads, waits or delivers', async () => {
      const { store } = await open();
      await store.append(anAppend('a', -1, 3));
      const waiting = new AbortController();
      const atTheEnd = delivered(store, 3, waiting.signal);
      await setTimeout(10);
      waiting.abort();
      expect(await atTheEnd).toEqual([]);
      expect(await delivered(store, 0, AbortSignal.abort())).toEqual([]);

      const reading = new AbortController();
      const first = store.follow(0, reading.signal)[Symbol.asyncIterator]().next();
      reading.abort();
      expect(await first).toMatchObject({ done: true });

      const busy = new AbortController();
      const seen: number[] = [];
      for await (const batch of store.follow(0, busy.signal, 1)) {
        seen.push(...batch.map(({ position }) => position));
        if (seen.length === 2) busy.abort();
      }
      expect(seen).toEqual([1, 2]);
    });

    it('fails, and does not end as if it were done, when the store is closed under it', async () => {
      const { store } = await open();
      const outcome = delivered(store, 0, new AbortController().signal).catch((reason: unknown) => reason);
      await setTimeout(10);
      await store.close();
      expect(await outcome).toBeInstanceOf(StoreUnavailable);
    });
  });
}

/** Positions behind `after` up to `last`, as a follower sees them. */
async function collect(store: EventStore, after: number, last: number, limit?: number): Promise<number[]> {
  const seen: number[] = [];
  for await (const batch of store.follow(after, new AbortController().signal, limit)) {
    seen.push(...batch.map(({ position }) => position));
    if (seen.at(-1)! >= last) break;
  }
  return seen;
}

async function delivered(store: EventStore, after: number, signal: AbortSignal): Promise<number[]> {
  const seen: number[] = [];
  for await (const batch of store.follow(after, signal)) seen.push(...batch.map(({ position }) => position));
  return seen;
}

const range = (first: number, last: number): number[] =>
  Array.from({ length: last - first + 1 }, (_, index) => first + index);

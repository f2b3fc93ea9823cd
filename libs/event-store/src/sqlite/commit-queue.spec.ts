import { describe, expect, it } from '@jest/globals';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { StoreBusy, StoreUnavailable } from '../errors.js';
import type { Append } from '../event-store.js';
import { anAppend, anEvent } from '../testing/requests.js';
import { CommitQueue } from './commit-queue.js';
import type { Outcome } from './log-writer.js';

describe('the queue of appends', () => {
  it('writes what came in one turn together, in the order in which it came', async () => {
    const { queue, groups, add } = aQueue();
    const answers = [
      add(anAppend('a', -1)),
      add(anAppend('b', -1), anAppend('c', -1)),
      add(anAppend('d', -1)),
    ];
    expect(groups).toEqual([]);
    expect((await Promise.all(answers)).map((outcomes) => outcomes.map(streamOf))).toEqual([
      ['a'],
      ['b', 'c'],
      ['d'],
    ]);
    expect(groups).toEqual([['a', 'b', 'c', 'd']]);
    await add(anAppend('e', -1));
    expect(groups).toHaveLength(2);
    await queue.stop(new StoreUnavailable('done'));
  });

  it('leaves the rest of a long queue to the next turn, and never tears a request apart', async () => {
    const { groups, add } = aQueue();
    await Promise.all([
      add(anAppend('a', -1, 600)),
      add(anAppend('b', -1, 600)),
      add(anAppend('c', -1, 400)),
      add(anAppend('d', -1, 2_000), anAppend('e', -1, 2_000)),
    ]);
    expect(groups).toEqual([['a'], ['b', 'c'], ['d', 'e']]);
  });

  it('turns appends away while too many events or bytes wait, and takes them again afterwards', async () => {
    const { add } = aQueue({ events: 10, bytes: 1_000 });
    const first = add(anAppend('a', -1, 8));
    expect((await add(anAppend('b', -1, 3)))[0]).toMatchObject({ reason: expect.any(StoreBusy) });
    const bulky = { ...anAppend('c', -1), events: [anEvent(new Uint8Array(2_000))] };
    expect((await add(bulky))[0]).toMatchObject({ reason: expect.any(StoreBusy) });
    const third = add(anAppend('d', -1, 2));
    expect([streamOf((await first)[0]!), streamOf((await third)[0]!)]).toEqual(['a', 'd']);
    expect((await add(anAppend('e', -1, 10)))[0]).toMatchObject({ status: 'fulfilled' });
  });

  it('counts nothing twice that was written already', async () => {
    const { add } = aQueue({ events: 10, bytes: 1_000 });
    for (let round = 0; round < 3; round++) {
      const answers = [
        add({ ...anAppend('a', -1), events: [anEvent(new Uint8Array(800))] }),
        add(anAppend('b', -1, 9)),
      ];
      for (const [outcome] of await Promise.all(answers))
        expect(outcome).toMatchObject({ status: 'fulfilled' });
    }
  });

  it('takes a request that is larger than the queue while nothing else waits', async () => {
    const { add } = aQueue({ events: 10, bytes: 1_000 });
    expect((await add(anAppend('a', -1, 50)))[0]).toMatchObject({ status: 'fulfilled' });
  });

  it('goes on after a full disk', async () => {
    const { add, failWith } = aQueue();
    failWith('SQLITE_FULL');
    const refusals = await Promise.all([add(anAppend('a', -1)), add(anAppend('b', -1))]);
    for (const [refusal] of refusals) {
      expect(refusal).toMatchObject({ reason: expect.any(StoreUnavailable) });
      expect((refusal as PromiseRejectedResult).reason.message).toContain('disk is full');
    }
    failWith(undefined);
    expect((await add(anAppend('a', -1)))[0]).toMatchObject({ status: 'fulfilled' });
  });

  it.each([
    'SQLITE_IOERR_FSYNC',
    'SQLITE_IOERR_WRITE',
    'SQLITE_CORRUPT',
    'SQLITE_CONSTRAINT_PRIMARYKEY',
    'SQLITE_READONLY',
  ])('writes nothing more after %s, neither what waits nor what comes', async (code) => {
    const { groups, add, failWith } = aQueue();
    failWith(code);
    const waiting = Promise.all([
      add(anAppend('a', -1, 900)),
      add(anAppend('b', -1, 900)),
      add(anAppend('c', -1)),
    ]);
    for (const [outcome] of await waiting) {
      expect(outcome).toMatchObject({ reason: expect.any(StoreUnavailable) });
      expect((outcome as PromiseRejectedResult).reason.message).toContain(code);
    }
    failWith(undefined);
    expect((await add(anAppend('d', -1)))[0]).toMatchObject({ reason: expect.any(StoreUnavailable) });
    await nextTurn();
    expect(groups).toEqual([]);
  });
});

/** A queue over a storage that remembers what was written together and can be told to fail. */
function aQueue(limits = { events: 10_000, bytes: 1_000_000 }) {
  const groups: string[][] = [];
  let code: string | undefined;
  const write = (requests: readonly Append[]): Outcome[] => {
    if (code) throw Object.assign(new Error('storage says no'), { code });
    groups.push(requests.map(({ stream }) => stream));
    return requests.map(({ stream }) => ({ status: 'fulfilled', value: { stream } as never }));
  };
  const queue = new CommitQueue(write, limits);
  return {
    queue,
    groups,
    add: (...requests: Append[]) => new Promise<Outcome[]>((resolve) => queue.add(requests, resolve)),
    failWith: (next: string | undefined) => {
      code = next;
    },
  };
}

const streamOf = (outcome: Outcome): unknown =>
  outcome.status === 'fulfilled' && (outcome.value as unknown as { stream: string }).stream;

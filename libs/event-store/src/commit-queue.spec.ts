import { describe, expect, it } from '@jest/globals';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { StoreBusy, StoreUnavailable } from './errors.js';
import type { Append } from './event-store.js';
import { anAppend, anEvent } from './testing/requests.js';
import { CommitQueue, type Outcome } from './commit-queue.js';

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

  it('writes what comes while a group is under way together, behind it', async () => {
    const { groups, add, hold } = aQueue();
    const release = hold();
    const first = add(anAppend('a', -1));
    await nextTurn();
    const others = [add(anAppend('b', -1)), add(anAppend('c', -1))];
    await nextTurn();
    expect(groups).toEqual([['a']]);
    release();
    await Promise.all([first, ...others]);
    expect(groups).toEqual([['a'], ['b', 'c']]);
  });

  it('waits for what is under way and for what waits when it is stopped, and takes no more', async () => {
    const { queue, groups, add, hold } = aQueue();
    const release = hold();
    const taken = [add(anAppend('a', -1, 900)), add(anAppend('b', -1, 900))];
    const stopped = queue.stop(new StoreUnavailable('done'));
    expect((await add(anAppend('c', -1)))[0]).toMatchObject({ reason: { message: 'done' } });
    release();
    await stopped;
    expect(groups).toEqual([['a'], ['b']]);
    expect((await Promise.all(taken)).flat().map(streamOf)).toEqual(['a', 'b']);
  });

  it('writes nothing more after a group that failed, neither what waits nor what comes', async () => {
    const { groups, add, failWith } = aQueue();
    failWith(new StoreUnavailable('the disk is gone'));
    const waiting = Promise.all([
      add(anAppend('a', -1, 900)),
      add(anAppend('b', -1, 900)),
      add(anAppend('c', -1)),
    ]);
    const gone = { reason: { message: 'the disk is gone' } };
    for (const [outcome] of await waiting) expect(outcome).toMatchObject(gone);
    failWith(undefined);
    expect((await add(anAppend('d', -1)))[0]).toMatchObject(gone);
    await nextTurn();
    expect(groups).toEqual([]);
  });
});

/** A queue over a storage that remembers what was written together, and can be told to fail, or to take its time. */
function aQueue(limits = { events: 10_000, bytes: 1_000_000 }) {
  const groups: string[][] = [];
  let failure: Error | undefined;
  let ready: Promise<void> = Promise.resolve();
  const write = async (requests: readonly Append[]): Promise<Outcome[]> => {
    if (failure) throw failure;
    groups.push(requests.map(({ stream }) => stream));
    await ready;
    return requests.map(({ stream }) => ({ status: 'fulfilled', value: { stream } as never }));
  };
  const queue = new CommitQueue(write, limits);
  return {
    queue,
    groups,
    add: (...requests: Append[]) => queue.add(requests),
    failWith: (next: Error | undefined) => {
      failure = next;
    },
    hold: () => {
      let release = (): void => undefined;
      ready = new Promise((resolve) => (release = resolve));
      return release;
    },
  };
}

const streamOf = (outcome: Outcome): unknown =>
  outcome.status === 'fulfilled' && (outcome.value as unknown as { stream: string }).stream;

import { beforeEach, describe, expect, it } from '@jest/globals';
import { StoreUnavailable, type LeaseStream, type LogMark, type PlacedLeaseRecord } from '#event-store';
import { LeaseKeeper, type Duty, type LeaseNews } from './lease-keeper.js';
import { LEASE_RENEWAL, LEASE_TERM } from './lease.js';

describe('a node that looks after a lease', () => {
  let time: number;
  let last: PlacedLeaseRecord | undefined;
  /** Thrown by whatever is asked of the stream meanwhile. */
  let away: StoreUnavailable | undefined;
  beforeEach(() => {
    [time, last, away] = [0, undefined, undefined];
  });

  const stream: LeaseStream = {
    async last() {
      if (away) throw away;
      return last;
    },
    async append(record, behind) {
      if (away) throw away;
      if ((last?.revision ?? -1) !== behind) return undefined;
      last = { revision: behind + 1, record };
      return last.revision;
    },
  };

  const node = (name: string) => {
    const seen = {
      works: false,
      able: true,
      done: undefined as LogMark | undefined,
      passed: [] as number[],
      hindered: undefined as Error | undefined,
      news: [] as LeaseNews[],
    };
    const duty: Duty = {
      start: () => void (seen.works = true),
      stop: async () => void (seen.works = false),
      able: () => seen.able,
      done: async () => seen.done,
      passed: async ({ position }) => {
        expect(seen.works).toBe(false);
        seen.passed.push(position);
      },
      hindered: (why) => void (seen.hindered = why),
    };
    const keeper = new LeaseKeeper('work', { node: name, run: `run-of-${name}` }, stream, duty, () => time);
    keeper.watch((news) => seen.news.push(news));
    return { keeper, seen, turn: () => keeper.turn() };
  };
  const kinds = (seen: { readonly news: readonly LeaseNews[] }) => seen.news.map(({ kind }) => kind);

  it('works for as long as it holds the lease, and says so once', async () => {
    const { keeper, seen, turn } = node('one');
    for (let turns = 0; turns < 30; turns++, time += 1_000) await turn();
    expect([seen.works, kinds(seen)]).toEqual([true, ['taken']]);
    expect(keeper.status).toEqual({ lease: 'work', node: 'one', held: true, holder: 'one' });
    // It was renewed when it was due, not at every look.
    expect(last!.revision).toBe(Math.floor(29_000 / LEASE_RENEWAL));
  });

  it('stands by while another has it, is told how far that one is, and goes on at once where it is given away', async () => {
    const [one, two] = [node('one'), node('two')];
    one.seen.done = { position: 41, eventId: 'e' };
    await one.turn();
    await two.turn();
    expect(two.keeper.status).toEqual({ lease: 'work', node: 'two', held: false, holder: 'one' });
    one.seen.done = { position: 57, eventId: 'f' };
    await one.keeper.stop();
    expect([one.seen.works, kinds(one.seen)]).toEqual([false, ['taken', 'released']]);
    await two.turn();
    expect(two.seen).toMatchObject({ works: true, passed: [41, 57] });
  });

  it('takes it once its holder has been silent for a term', async () => {
    const [one, two] = [node('one'), node('two')];
    await one.turn();
    await two.turn();
    time += LEASE_TERM - 1;
    await two.turn();
    expect(two.seen.works).toBe(false);
    time += 1;
    await two.turn();
    expect(two.seen.works).toBe(true);
  });

  it('ends its work when it finds that another took over while it was paused', async () => {
    const [one, two] = [node('one'), node('two')];
    await one.turn();
    await two.turn();
    time += LEASE_TERM;
    await two.turn();
    await one.turn();
    expect([one.seen.works, kinds(one.seen)]).toEqual([false, ['taken', 'lost']]);
    expect(one.seen.news[1]).toEqual({ kind: 'lost', lease: 'work', holder: 'two' });
    await one.turn();
    expect([one.seen.works, two.seen.works, kinds(one.seen)]).toEqual([false, true, ['taken', 'lost']]);
  });

  it('finds that out by its renewal too, where its own clock stood still meanwhile', async () => {
    const one = node('one');
    await one.turn();
    last = { revision: 1, record: { node: 'two', run: 'elsewhere', term: LEASE_TERM } };
    time += LEASE_RENEWAL;
    await one.turn();
    expect([one.seen.works, kinds(one.seen)]).toEqual([false, ['taken', 'lost']]);
  });

  it('works on while the stream is away for less than a term, then no more until it has it again', async () => {
    const { keeper, seen, turn } = node('one');
    await turn();
    away = new StoreUnavailable('the server cannot be reached');
    time += LEASE_RENEWAL;
    await turn();
    expect([seen.works, keeper.status.failure]).toEqual([true, 'the server cannot be reached']);
    time += LEASE_TERM - LEASE_RENEWAL;
    await turn();
    expect([seen.works, kinds(seen)]).toEqual([false, ['taken', 'failing', 'lost']]);
    away = undefined;
    await turn();
    expect([seen.works, kinds(seen)]).toEqual([true, ['taken', 'failing', 'lost', 'taken']]);
    expect(keeper.status.failure).toBeUndefined();
  });

  it('says to whoever waits that nobody knows who works, where that lasts longer than a term', async () => {
    const { seen, turn } = node('one');
    away = new StoreUnavailable('access denied');
    await turn();
    expect(seen.hindered).toBeUndefined();
    time += LEASE_TERM;
    await turn();
    expect(seen.hindered).toBe(away);
    away = undefined;
    await turn();
    expect([seen.hindered, seen.works]).toEqual([undefined, true]);
  });

  it('knows its own record again whose answer was lost', async () => {
    const { seen, turn } = node('one');
    const { append } = stream;
    stream.append = async (...args) => {
      await append(...args);
      throw new StoreUnavailable('no answer');
    };
    await turn();
    stream.append = append;
    time += 1_000;
    await turn();
    expect([seen.works, kinds(seen), last!.revision]).toEqual([true, ['failing', 'taken'], 0]);
  });

  it('gives it away where the work cannot be done here, and leaves it to others from then on', async () => {
    const [one, two] = [node('one'), node('two')];
    await one.turn();
    one.seen.able = false;
    await one.turn();
    expect([one.seen.works, kinds(one.seen)]).toEqual([false, ['taken', 'released']]);
    await two.turn();
    time += 100 * LEASE_TERM;
    await one.turn();
    expect([one.seen.works, two.seen.works]).toEqual([false, true]);
  });

  it('tells who watches later what is so already', async () => {
    const { keeper, turn } = node('one');
    await turn();
    const late: LeaseNews[] = [];
    keeper.watch((news) => late.push(news));
    expect(late).toEqual([{ kind: 'taken', lease: 'work', holder: 'one' }]);
  });
});

import { describe, expect, it } from '@jest/globals';
import { FoldCache, type FoldedStream } from './fold-cache.js';

const folded = (revision: number): FoldedStream => ({ state: {}, revision, settled: Promise.resolve() });

describe('fold cache', () => {
  it('loads a stream once for all who ask at the same time', async () => {
    const cache = new FoldCache({ streams: 5, events: 100 });
    let loads = 0;
    const load = async () => folded(++loads);
    const [one, other] = await Promise.all([cache.get('a', load), cache.get('a', load)]);
    expect(one).toBe(other);
    expect(cache.get('a', load)).toBe(one);
    expect(loads).toBe(1);
  });

  it('keeps what is used, and no more than its capacity', async () => {
    const cache = new FoldCache({ streams: 5, events: 100 });
    const loads: string[] = [];
    const get = (stream: string) =>
      cache.get(stream, async () => {
        loads.push(stream);
        return folded(0);
      });
    for (let i = 0; i < 100; i++) {
      await get('used');
      await get(`s${i}`);
    }
    expect(loads.filter((stream) => stream === 'used')).toHaveLength(1);
    loads.length = 0;
    for (let i = 0; i < 90; i++) await get(`s${i}`);
    expect(loads).toHaveLength(90);
  });

  it('lets many streams of one kind push out none of another', async () => {
    const cache = new FoldCache({ streams: 5, events: 100 });
    const account = await cache.get('account-1', async () => folded(3));
    for (let i = 0; i < 50; i++) await cache.get(`process-${i}`, async () => folded(0));
    expect(await cache.get('account-1', async () => folded(4))).toBe(account);
  });

  it('asks again for what could not be loaded, or was dropped', async () => {
    const cache = new FoldCache({ streams: 5, events: 100 });
    await expect(cache.get('a', () => Promise.reject(new Error('disk')))).rejects.toThrow('disk');
    const first = await cache.get('a', async () => folded(1));
    cache.drop('a', folded(1));
    expect(cache.get('a', async () => folded(2))).toBe(first);
    cache.drop('a', first);
    expect(await cache.get('a', async () => folded(2))).toMatchObject({ revision: 2 });
  });
});

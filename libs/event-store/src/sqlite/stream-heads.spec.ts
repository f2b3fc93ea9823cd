import { describe, expect, it } from '@jest/globals';
import { StreamHeads } from './stream-heads.js';

describe('the heads of streams', () => {
  const counted = (capacity: number) => {
    const asked: string[] = [];
    return { asked, heads: new StreamHeads((stream) => (asked.push(stream), 7), capacity) };
  };

  it('are looked up once, then remembered', () => {
    const { asked, heads } = counted(10);
    expect(heads.of('a')).toBe(7);
    heads.stage('a', 9);
    expect(heads.of('a')).toBe(9);
    heads.commit();
    expect(heads.of('a')).toBe(9);
    expect(asked).toEqual(['a']);
  });

  it('go back to what was committed when the transaction fails', () => {
    const { asked, heads } = counted(10);
    heads.stage('a', 1);
    heads.commit();
    heads.stage('a', 2);
    heads.stage('b', 2);
    heads.rollback();
    expect(heads.of('a')).toBe(1);
    expect(heads.of('b')).toBe(7);
    expect(asked).toEqual(['b']);
  });

  it('are forgotten beyond the capacity, those first that were not used for longest', () => {
    const { asked, heads } = counted(2);
    for (const stream of ['a', 'b', 'a', 'c']) {
      heads.stage(stream, 1);
      heads.commit();
    }
    expect([heads.of('a'), heads.of('c'), heads.of('b')]).toEqual([1, 1, 7]);
    expect(asked).toEqual(['b']);
  });
});

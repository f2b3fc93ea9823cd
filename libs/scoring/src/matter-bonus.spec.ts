import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { countedBonus } from './index.js';

const bonuses = (...points: number[]): { id: number; points: number }[] =>
  points.map((one, id) => ({ id, points: one }));

describe('the bonus that counts for a matter', () => {
  it.each([
    [[], undefined],
    [[300], 0],
    [[300, 500, 400], 1],
    [[300, 500, 500], 1],
    [[500, 500, 300], 0],
  ])('of %j is number %s', (points, which) => expect(countedBonus(bonuses(...points))?.id).toBe(which));

  it('is as high as any, and the first of those that are', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 5 }), { minLength: 1 }), (points) => {
        const { id, points: counted } = countedBonus(bonuses(...points))!;
        expect(counted).toBe(Math.max(...points));
        expect(points.indexOf(counted)).toBe(id);
      }),
    );
  });
});

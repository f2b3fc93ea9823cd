import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { partOf } from './part-of.js';

describe('a part of points', () => {
  it.each([
    [3000, 800, 2400],
    [3000, 400, 1200],
    [3000, 200, 600],
    [11_000, 800, 8800],
    [11_000, 400, 4400],
    [11_000, 200, 2200],
    [5000, 800, 4000],
    [5000, 400, 2000],
    [5000, 200, 1000],
  ])('of %i, %i thousandths are %i', (points, permille, expected) => {
    expect(partOf(points, permille)).toBe(expected);
  });

  it.each([
    [1, 0],
    [3, 2],
    [5, 2],
    [7, 4],
  ])('of %i half is %i: from the middle to the even side', (points, half) => {
    expect(partOf(points, 500)).toBe(half);
  });

  it('is the nearest elsewhere, by any whole', () => {
    expect([partOf(10, 1, 3), partOf(10, 2, 3), partOf(7, 150, 700)]).toEqual([3, 7, 2]);
    expect([partOf(7, 0), partOf(7, 1000)]).toEqual([0, 7]);
  });

  it('is off by half a milli-point at most, also where the product is beyond exact numbers', () => {
    const magnitude = fc.nat(Number.MAX_SAFE_INTEGER);
    fc.assert(
      fc.property(magnitude, fc.nat(1000), (points, permille) => {
        const exact = BigInt(points) * BigInt(permille);
        const off = 1000n * BigInt(partOf(points, permille)) - exact;
        expect(off >= -500n && off <= 500n).toBe(true);
      }),
    );
  });
});

import type { MilliPoints } from './milli-points.js';

/**
 * `points × part / whole`, rounded to the nearest milli-point and, from the middle, to the even one: so that rounding
 * favours nobody over many shares. Magnitudes: nothing is negative, and `whole` is at least 1.
 */
export function partOf(points: MilliPoints, part: number, whole = 1000): MilliPoints {
  const product = BigInt(points) * BigInt(part);
  const divisor = BigInt(whole);
  const down = product / divisor;
  const twiceLeft = 2n * (product % divisor);
  const up = twiceLeft > divisor || (twiceLeft === divisor && down % 2n === 1n);
  return Number(up ? down + 1n : down);
}

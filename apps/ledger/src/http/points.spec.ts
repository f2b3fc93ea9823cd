import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { formatPoints } from '#scoring';
import { points } from './points.js';

describe('points in answers', () => {
  it('are written with exactly the digits of the decimal', () => {
    const milliPoints = fc.integer({ min: -(10 ** 15) + 1, max: 10 ** 15 - 1 });
    fc.assert(fc.property(milliPoints, (milli) => JSON.stringify(points(milli)) === formatPoints(milli)));
    expect([29_845, 50, -1000, 0].map((milli) => JSON.stringify(points(milli)))).toEqual([
      '29.845',
      '0.05',
      '-1',
      '0',
    ]);
  });
});

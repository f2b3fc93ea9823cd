import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { atIntervals } from './at-intervals.js';

describe('news', () => {
  beforeEach(() => void jest.useFakeTimers());
  afterEach(() => void jest.useRealTimers());

  /** When it acted, in milliseconds from the first call. */
  function actsOf(callsPerMs: number, ms: number): number[] {
    const begin = performance.now();
    const acts: number[] = [];
    const tell = atIntervals(() => acts.push(performance.now() - begin));
    for (let passed = 0; passed < ms; passed++) {
      for (let call = 0; call < callsPerMs; call++) tell();
      jest.advanceTimersByTime(1);
    }
    jest.runAllTimers();
    return acts;
  }

  it('are told at once, and those that come soon after together', () => {
    expect(actsOf(1, 1)).toEqual([0]);
    expect(actsOf(1, 2)).toEqual([0, 150]);
    expect(actsOf(1, 400)).toEqual([0, 150, 300, 450]);
  });

  it('are gathered for longer while much comes in', () => {
    expect(actsOf(5, 1000)).toEqual([0, 150, 750, 1350]);
  });
});

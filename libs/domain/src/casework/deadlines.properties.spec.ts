import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { CalendarDate } from '../calendar-date.js';
import { addDays, lastDay } from '../clock/time-limits.js';
import { officeYear } from '../testing/office-year.js';
import { breachOf, resumeDeadlines, setDeadline, takeDeadline, warnOf, type Deadlines } from './deadlines.js';
import type { DeadlineSet, HeldDays } from './events.js';
import { DEFAULT_CASEWORK } from './policy.js';

const of = { kind: 'appeal', staff: 'S1', appeal: 'A1' } as const;
const clock = { of, calendar: officeYear, policy: DEFAULT_CASEWORK };
const runs = { numRuns: 10_000 };

const limit = fc.record({
  count: fc.integer({ min: 1, max: 40 }),
  unit: fc.constantFrom('calendar-days' as const, 'working-days' as const),
});
const from = fc.integer({ min: 0, max: 80 }).map((days) => addDays('2025-12-01', days));

/** Days after the start, and lengths: one hold after the other. */
const holds = fc.array(fc.tuple(fc.nat({ max: 15 }), fc.nat({ max: 20 })), { maxLength: 4 });

interface History {
  readonly deadlines: Deadlines;
  readonly last: DeadlineSet;
  /** Those that came before what was due then was over. */
  readonly held: HeldDays[];
}

/** A deadline as it goes through its holds. */
function afterHolds(
  first: DeadlineSet,
  start: CalendarDate,
  gaps: readonly (readonly [number, number])[],
): History {
  const deadlines: Deadlines = new Map();
  takeDeadline(deadlines, first);
  const held: HeldDays[] = [];
  let last = first;
  let today = addDays(start, 1);
  for (const [gap, length] of gaps) {
    const since = addDays(today, gap);
    today = addDays(since, length);
    if (since > last.data.dueBy) break;
    held.push({ from: since, to: today });
    for (const event of resumeDeadlines(clock, deadlines, since, today)) {
      takeDeadline(deadlines, event);
      last = event;
    }
  }
  return { deadlines, last, held };
}

describe('a deadline with holds', () => {
  it('comes to what is counted from the start with all of them', () =>
    fc.assert(
      fc.property(from, limit, holds, (start, given, gaps) => {
        const { last, held } = afterHolds(setDeadline(clock, 'decision', given, start), start, gaps);
        expect(last.data.dueBy).toBe(lastDay(start, given, officeYear, held));
      }),
      runs,
    ));

  it('held and resumed on the same day stays what it was', () =>
    fc.assert(
      fc.property(from, limit, fc.nat({ max: 60 }), (start, given, wait) => {
        const set = setDeadline(clock, 'decision', given, start);
        const on = addDays(start, wait);
        const { deadlines } = afterHolds(set, start, []);
        expect(resumeDeadlines(clock, deadlines, on, on)).toEqual([]);
      }),
      runs,
    ));

  it('is asked for day by day: warned of once, and breached once, on the day after its last whole day', () =>
    fc.assert(
      fc.property(from, limit, holds, (start, given, gaps) => {
        const { deadlines, last } = afterHolds(setDeadline(clock, 'decision', given, start), start, gaps);
        const { dueBy, warnOn } = last.data;
        const warnedOn: CalendarDate[] = [];
        const breachedOn: CalendarDate[] = [];
        for (let today = start; today <= addDays(dueBy, 5); today = addDays(today, 1)) {
          const asked = { of, deadline: 'decision', today, held: false } as const;
          for (const event of [...warnOf(deadlines, asked), ...breachOf(deadlines, asked)]) {
            takeDeadline(deadlines, event);
            (event.type === 'DeadlineWarned' ? warnedOn : breachedOn).push(today);
          }
        }
        expect(warnedOn).toEqual([warnOn]);
        expect(breachedOn).toEqual([addDays(dueBy, 1)]);
      }),
      runs,
    ));
});

import { describe, expect, it } from '@jest/globals';
import { addDays } from '../clock/time-limits.js';
import { officeYear } from '../testing/office-year.js';
import {
  breachOf,
  resumeDeadlines,
  setDeadline,
  setDeadlineOn,
  takeDeadline,
  warnOf,
  type CaseClock,
  type Deadlines,
} from './deadlines.js';
import type { DeadlineEvent, DeadlineName } from './events.js';
import { DEFAULT_CASEWORK } from './policy.js';

const of = { kind: 'appeal', staff: 'S1', appeal: 'A1' } as const;
const clock: CaseClock = { of, calendar: officeYear, policy: DEFAULT_CASEWORK };
const thirtyDays = { count: 30, unit: 'calendar-days' } as const;

const after = (...events: readonly DeadlineEvent[]): Deadlines => {
  const deadlines: Deadlines = new Map();
  for (const event of events) takeDeadline(deadlines, event);
  return deadlines;
};

const said = (type: 'DeadlineWarned' | 'DeadlineBreached', dueBy: string): DeadlineEvent => ({
  type,
  data: { of, deadline: 'decision', dueBy },
});

const asked = (today: string, held = false, deadline: DeadlineName = 'decision') => ({
  of,
  deadline,
  today,
  held,
});

/** From Monday 2 February: until Wednesday 4 March; warned of on the Wednesday before. */
const decision = setDeadline(clock, 'decision', thirtyDays, '2026-02-02');

describe('a deadline that is set', () => {
  it('says what it is counted from, its last day and the day of the warning', () =>
    expect(decision).toEqual({
      type: 'DeadlineSet',
      data: {
        of,
        deadline: 'decision',
        limit: thirtyDays,
        from: '2026-02-02',
        dueBy: '2026-03-04',
        warnOn: '2026-02-26',
      },
    }));

  it('for a day that somebody named moves to the next working day', () =>
    expect(setDeadlineOn(clock, 'action:train', '2026-02-17', '2026-02-02').data).toMatchObject({
      limit: null,
      dueBy: '2026-02-24',
    }));

  it('keeps the days on which the clock stood when it is extended', () => {
    const held = [{ from: '2026-02-09', to: '2026-02-12' }];
    const extended = setDeadlineOn(clock, 'decision', '2026-04-03', '2026-02-02', held);
    const [resumed] = resumeDeadlines(clock, after(extended), '2026-03-02', '2026-03-04');
    expect(extended.data.held).toEqual(held);
    // Two days later is Sunday the 5th.
    expect(resumed!.data).toMatchObject({
      dueBy: '2026-04-06',
      held: [...held, { from: '2026-03-02', to: '2026-03-04' }],
    });
  });

  it('is not warned of before it begins', () => {
    const soon = setDeadline(clock, 'inspection', { count: 2, unit: 'working-days' }, '2026-03-03');
    expect(soon.data).toMatchObject({ dueBy: '2026-03-05', warnOn: '2026-03-03' });
  });
});

describe('warning and breach', () => {
  const deadlines = after(decision);

  it.each([
    ['2026-02-25', [], []],
    ['2026-02-26', [said('DeadlineWarned', '2026-03-04')], []],
    ['2026-03-04', [said('DeadlineWarned', '2026-03-04')], []],
    ['2026-03-05', [], [said('DeadlineBreached', '2026-03-04')]],
    ['2026-09-01', [], [said('DeadlineBreached', '2026-03-04')]],
  ])('on %s', (today, warnings, breaches) => {
    expect(warnOf(deadlines, asked(today))).toEqual(warnings);
    expect(breachOf(deadlines, asked(today))).toEqual(breaches);
  });

  it('are said once', () => {
    const warned = after(decision, said('DeadlineWarned', '2026-03-04'));
    expect(warnOf(warned, asked('2026-03-02'))).toEqual([]);
    const breached = after(decision, said('DeadlineBreached', '2026-03-04'));
    expect(breachOf(breached, asked('2026-03-05'))).toEqual([]);
  });

  it('are not said while the clock stands, nor of what is not due', () => {
    expect(warnOf(deadlines, asked('2026-03-02', true))).toEqual([]);
    expect(breachOf(deadlines, asked('2026-03-05', true))).toEqual([]);
    expect(warnOf(deadlines, asked('2026-03-02', false, 'escalation'))).toEqual([]);
    expect(breachOf(deadlines, asked('2026-03-05', false, 'escalation'))).toEqual([]);
  });

  it('are said anew of another day, and not of the same', () => {
    const breached = said('DeadlineBreached', '2026-03-04');
    const extended = setDeadline(clock, 'decision', { count: 60, unit: 'calendar-days' }, '2026-02-02');
    const again = after(decision, said('DeadlineWarned', '2026-03-04'), breached, extended);
    expect(extended.data.dueBy).toBe('2026-04-03');
    expect(warnOf(again, asked('2026-04-01'))).toEqual([said('DeadlineWarned', '2026-04-03')]);
    expect(breachOf(again, asked('2026-04-06'))).toEqual([said('DeadlineBreached', '2026-04-03')]);
    expect(breachOf(after(decision, breached, decision), asked('2026-03-05'))).toEqual([]);
  });

  it('of a deadline that was met meanwhile are taken, and change nothing', () =>
    expect(after(said('DeadlineWarned', '2026-03-04')).size).toBe(0));
});

describe('a hold', () => {
  const deadlines = after(decision);

  it('moves what is due by the days on which the clock stood', () => {
    const [resumed] = resumeDeadlines(clock, deadlines, '2026-02-09', '2026-02-28');
    expect(resumed!.data).toEqual({
      ...decision.data,
      dueBy: '2026-03-23',
      warnOn: '2026-03-16',
      held: [{ from: '2026-02-09', to: '2026-02-28' }],
    });
  });

  it('that ends on its first day changes nothing', () =>
    expect(resumeDeadlines(clock, deadlines, '2026-02-09', '2026-02-09')).toEqual([]));

  it('over the last day leaves it whole for the day of the resumption', () => {
    const [resumed] = resumeDeadlines(clock, deadlines, '2026-03-04', '2026-03-11');
    expect(resumed!.data.dueBy).toBe('2026-03-11');
  });

  it('after the last day, or before the clock starts, changes nothing', () => {
    expect(resumeDeadlines(clock, deadlines, '2026-03-05', '2026-03-11')).toEqual([]);
    expect(resumeDeadlines(clock, deadlines, '2026-01-05', '2026-02-03')).toEqual([]);
  });

  it('two of them are what both together come to', () => {
    const [first] = resumeDeadlines(clock, deadlines, '2026-02-09', '2026-02-12');
    const [second] = resumeDeadlines(clock, after(decision, first!), '2026-03-02', '2026-03-04');
    // Three days and two: Monday 9 March.
    expect(second!.data).toMatchObject({
      dueBy: '2026-03-09',
      held: [
        { from: '2026-02-09', to: '2026-02-12' },
        { from: '2026-03-02', to: '2026-03-04' },
      ],
    });
  });

  it('that moves nothing does not warn a second time', () => {
    const workingDays = setDeadline(clock, 'decision', { count: 5, unit: 'working-days' }, '2026-03-02');
    const warned = said('DeadlineWarned', '2026-03-09');
    const resumed = resumeDeadlines(clock, after(workingDays), '2026-03-07', addDays('2026-03-07', 2));
    expect(resumed[0]!.data.dueBy).toBe('2026-03-09');
    expect(warnOf(after(workingDays, warned, ...resumed), asked('2026-03-09'))).toEqual([]);
  });

  it('moves a day that somebody named by its own days alone', () => {
    const named = setDeadlineOn(clock, 'decision', '2026-03-04', '2026-02-02');
    const [first] = resumeDeadlines(clock, after(named), '2026-02-24', '2026-02-26');
    const [second] = resumeDeadlines(clock, after(named, first!), '2026-03-02', '2026-03-03');
    expect([first!.data.dueBy, second!.data.dueBy]).toEqual(['2026-03-06', '2026-03-09']);
    const [late] = resumeDeadlines(
      clock,
      after(setDeadlineOn(clock, 'decision', '2026-03-04', '2026-02-25')),
      '2026-02-24',
      '2026-02-27',
    );
    expect(late!.data.dueBy).toBe('2026-03-05');
  });
});

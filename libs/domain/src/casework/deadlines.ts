import { daysBetween, type CalendarDate } from '../calendar-date.js';
import type { TimeLimit } from '../clock/time-limit.js';
import { addDays, dayBefore, lastDay, nextWorkingDay } from '../clock/time-limits.js';
import type { WorkingCalendar } from '../clock/working-calendar.js';
import type { CaseRef } from './case-ref.js';
import type { DeadlineEvent, DeadlineName, DeadlineSet, HeldDays } from './events.js';
import type { OpenDeadline } from './open-deadline.js';
import type { CaseworkPolicy } from './policy.js';

/** The deadlines of a case that are not met yet, by name. Whatever fulfils one takes it out. */
export type Deadlines = Map<string, OpenDeadline>;

/** What deadlines of a case are counted by. */
export interface CaseClock {
  readonly of: CaseRef;
  readonly calendar: WorkingCalendar;
  readonly policy: CaseworkPolicy;
}

/** A deadline as the timer asks for it; `held`: the clock stands today. */
export interface DeadlineAsked {
  readonly of: CaseRef;
  readonly deadline: DeadlineName;
  readonly today: CalendarDate;
  readonly held: boolean;
}

/** @param from the day of what starts the clock */
export function setDeadline(
  clock: CaseClock,
  deadline: DeadlineName,
  limit: TimeLimit,
  from: CalendarDate,
): DeadlineSet {
  return deadlineSet(clock, { deadline, limit, from, dueBy: lastDay(from, limit, clock.calendar), held: [] });
}

/**
 * For a day that somebody named, or until which a deadline was extended; where it is not worked, the next one that is.
 * @param held the days on which the clock stood until now: that day was reckoned with them
 */
export function setDeadlineOn(
  clock: CaseClock,
  deadline: DeadlineName,
  dueBy: CalendarDate,
  from: CalendarDate,
  held: readonly HeldDays[] = [],
): DeadlineSet {
  const day = nextWorkingDay(dueBy, clock.calendar);
  return deadlineSet(clock, { deadline, limit: null, from, dueBy: day, held });
}

/** For `evolve`. Set anew for another day, a deadline can be warned of and breached anew. */
export function takeDeadline(deadlines: Deadlines, { type, data }: DeadlineEvent): void {
  const before = deadlines.get(data.deadline);
  if (type === 'DeadlineSet') {
    const { limit, from, dueBy, warnOn, held = [] } = data;
    const same = before?.dueBy === dueBy ? before : undefined;
    deadlines.set(data.deadline, {
      limit,
      from,
      dueBy,
      warnOn,
      held,
      warned: same?.warned ?? false,
      breached: same?.breached ?? false,
    });
  } else if (before) {
    const what = type === 'DeadlineWarned' ? { warned: true } : { breached: true };
    deadlines.set(data.deadline, { ...before, ...what });
  }
}

/**
 * What becomes of the deadlines after a hold: its days, from `heldSince` until the day before `on`, do not count.
 * What was over before the hold stays as it was.
 */
export function resumeDeadlines(
  clock: CaseClock,
  deadlines: Deadlines,
  heldSince: CalendarDate,
  on: CalendarDate,
): DeadlineSet[] {
  if (heldSince >= on) return [];
  return [...deadlines]
    .filter(([, { dueBy, from }]) => heldSince <= dueBy && from < addDays(on, -1))
    .map(([name, open]) => {
      const { limit, from } = open;
      const held = [...open.held, { from: heldSince, to: on }];
      const dueBy = limit
        ? lastDay(from, limit, clock.calendar, held)
        : nextWorkingDay(addDays(open.dueBy, daysStood(from, { from: heldSince, to: on })), clock.calendar);
      return deadlineSet(clock, { deadline: name as DeadlineName, limit, from, dueBy, held });
    });
}

/** Nothing where there is no such deadline, the clock stands, it was said, or it is too early or too late to. */
export function warnOf(deadlines: Deadlines, { of, deadline, today, held }: DeadlineAsked): DeadlineEvent[] {
  const open = deadlines.get(deadline);
  if (!open || held || open.warned || today < open.warnOn || today > open.dueBy) return [];
  return [{ type: 'DeadlineWarned', data: { of, deadline, dueBy: open.dueBy } }];
}

/** Nothing where there is no such deadline, the clock stands, it was said, or the last day has not passed. */
export function breachOf(
  deadlines: Deadlines,
  { of, deadline, today, held }: DeadlineAsked,
): DeadlineEvent[] {
  const open = deadlines.get(deadline);
  if (!open || held || open.breached || today <= open.dueBy) return [];
  return [{ type: 'DeadlineBreached', data: { of, deadline, dueBy: open.dueBy } }];
}

/** Days of a hold after the one that started the clock. */
function daysStood(from: CalendarDate, hold: HeldDays): number {
  const first = addDays(from, 1);
  return daysBetween(hold.from > first ? hold.from : first, hold.to);
}

type Reckoned = Pick<DeadlineSet['data'], 'deadline' | 'limit' | 'from' | 'dueBy'> & {
  readonly held: readonly HeldDays[];
};

function deadlineSet({ of, calendar, policy }: CaseClock, { held, ...reckoned }: Reckoned): DeadlineSet {
  const { from, dueBy } = reckoned;
  const warnOn = dayBefore(dueBy, policy.warnBefore, calendar);
  return {
    type: 'DeadlineSet',
    data: {
      of,
      ...reckoned,
      warnOn: warnOn < from ? from : warnOn,
      ...(held.length > 0 && { held }),
    },
  };
}

import { partOf } from '#scoring';
import type { CalendarDate } from '../calendar-date.js';
import { lastDay } from '../clock/time-limits.js';
import type { WorkingCalendar } from '../clock/working-calendar.js';
import type { RepairStep } from '../casework/policy.js';
import type { OpenedCase } from './case-state.js';
import type { CaseSurroundings } from './commands.js';
import type { Repair } from './decision-events.js';

/** How much comes back on a day, in thousandths: by the first step of the schedule that the day is within. */
export function repairOn(
  today: CalendarDate,
  decidedOn: CalendarDate,
  schedule: readonly RepairStep[],
  calendar: WorkingCalendar,
): number {
  const years = Number(today.slice(0, 4)) - Number(decidedOn.slice(0, 4));
  const isWithin = ({ within }: RepairStep): boolean => {
    if (within === 'same-year') return years === 0;
    if (within === 'next-year') return years === 1;
    return today <= lastDay(decidedOn, within, calendar);
  };
  return schedule.find(isWithin)?.permille ?? 0;
}

/** Of what stands of these entries. Each is repaired once: a second action gives nothing more back. */
export function repairsOf(
  { entries, decidedOn }: OpenedCase,
  entryIds: readonly string[],
  { today, policy, calendar }: CaseSurroundings,
): Repair[] {
  const permille = repairOn(today, decidedOn!, policy.accountability.repair, calendar);
  return entryIds.flatMap((entryId) => {
    const { period, staff, points, repaired } = entries.get(entryId)!;
    const back = partOf(points, permille);
    if (repaired || back === 0) return [];
    return [{ entryId, period, staff, permille, back, points: points - back }];
  });
}

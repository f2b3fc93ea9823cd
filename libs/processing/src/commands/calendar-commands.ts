import { CALENDAR_STREAM, officeCalendar, type CalendarEvent, type DeclaredDay } from '#domain';
import type { Outcome } from '../command.js';
import type { Executor } from '../executor.js';
import type { Given } from './given.js';

/** Days that are not what their weekday says. Deadlines that were set before stand as they were told. */
export function declareDays(
  executor: Executor,
  days: readonly DeclaredDay[],
  { by, meta }: Given,
): Promise<Outcome<CalendarEvent>> {
  return executor.execute(officeCalendar, CALENDAR_STREAM, { type: 'DeclareDays', by, days }, meta);
}

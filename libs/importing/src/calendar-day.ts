import { fromDayNumber, isDayOfCalendar, type CalendarDate } from '#domain';
import { UnreadableCell } from './cell-problem.js';
import type { Moment, MomentFormat } from './moment.js';
import type { ZoneClock } from './zone-clock.js';

const DAY = 86_400_000;
const FIRST_YEAR = 1900;
const LAST_YEAR = 2200;
/** In minutes; no place on earth is further ahead of or behind UTC. */
const LARGEST_OFFSET = 14 * 60;

export interface DayRule {
  readonly format: MomentFormat;
  /** How the format reads in messages. */
  readonly formatName: string;
  /** Whether times are the wall clock's of the time zone; otherwise each must carry its offset. */
  readonly local: boolean;
}

/**
 * Reads texts as days of the time zone's calendar. A wall-clock time that occurs twice, where summer time ends,
 * is taken: it is the same day both times. One that never occurs is refused.
 * @throws UnreadableCell by the function returned
 */
export function dayReader(
  { format, formatName, local }: DayRule,
  timeZone: string,
  clock: ZoneClock,
): (text: string) => CalendarDate {
  const names = new Map<number, CalendarDate>();
  const nameOf = (day: number): CalendarDate => {
    let name = names.get(day);
    if (name === undefined) names.set(day, (name = fromDayNumber(day)));
    return name;
  };

  return (text) => {
    const moment = format(text);
    if (moment === undefined) throw new UnreadableCell(`does not read as ${formatName}`);
    const wallTime = checkedWallTime(moment);
    const { time, offset } = moment;
    if (time === undefined) return nameOf(wallTime / DAY);
    if (offset === undefined) {
      if (!local)
        throw new UnreadableCell(
          `has no offset from UTC; \`zone: local\` would read it as the time in ${timeZone}`,
        );
      if (!clock.shows(wallTime))
        throw new UnreadableCell(`never was: the clock in ${timeZone} skipped that time`);
      return nameOf(Math.floor(wallTime / DAY));
    }
    if (local) throw new UnreadableCell('carries an offset from UTC, though the mapping says `zone: local`');
    const day = nameOf(Math.floor(clock.wallTime(wallTime - offset * 60_000) / DAY));
    requireYear(Number(day.slice(0, 4)));
    return day;
  };
}

/** Milliseconds as if the wall clock were UTC's. */
function checkedWallTime({ year, month, day, time, offset }: Moment): number {
  requireYear(year);
  if (!isDayOfCalendar(year, month, day)) throw new UnreadableCell('is a day that does not exist');
  // 24:00 is refused with the rest: systems differ on which day it belongs to.
  if (time && (time.hour > 23 || time.minute > 59 || time.second > 59)) {
    throw new UnreadableCell('is a time that does not exist');
  }
  if (offset !== undefined && !(Math.abs(offset) <= LARGEST_OFFSET)) {
    throw new UnreadableCell('has an offset from UTC that is in use nowhere');
  }
  return Date.UTC(year, month - 1, day, time?.hour ?? 0, time?.minute ?? 0, time?.second ?? 0);
}

function requireYear(year: number): void {
  if (year < FIRST_YEAR || year > LAST_YEAR)
    throw new UnreadableCell(`is not in the years ${FIRST_YEAR} to ${LAST_YEAR}`);
}

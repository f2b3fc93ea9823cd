const DAY = 86_400_000;

/** A time zone's wall clock. Times in UTC milliseconds; wall-clock times as if they were UTC. */
export interface ZoneClock {
  /** The wall-clock time at an instant. */
  wallTime(instant: number): number;
  /** False for a wall-clock time that the clock skips, as where summer time begins. */
  shows(wallTime: number): boolean;
}

/**
 * Asking Intl takes microseconds and imports ask for millions of times. So the offset is kept by day (UTC)
 * where it is the same at both ends of the day, which holds for all days but those on which the clock changes;
 * within those, Intl is asked each time.
 */
export function zoneClock(timeZone: string): ZoneClock {
  const wallTimeFromIntl = intlWallTime(timeZone);
  const offsetFromIntl = (instant: number): number => {
    const second = Math.floor(instant / 1000) * 1000;
    return wallTimeFromIntl(second) - second;
  };
  const offsets = new Map<number, number | 'changes'>();

  const offsetAt = (instant: number): number => {
    const day = Math.floor(instant / DAY);
    let offset = offsets.get(day);
    if (offset === undefined) {
      offset = offsetFromIntl(day * DAY);
      if (offset !== offsetFromIntl((day + 1) * DAY - 1000)) offset = 'changes';
      offsets.set(day, offset);
    }
    return offset === 'changes' ? offsetFromIntl(instant) : offset;
  };

  return {
    wallTime: (instant) => instant + offsetAt(instant),
    shows: (wallTime) => {
      // A day off on either side is beyond any offset: these are the offsets before and after a change, if any.
      const before = offsetAt(wallTime - DAY);
      const after = offsetAt(wallTime + DAY);
      return before === after || [before, after].some((offset) => offsetAt(wallTime - offset) === offset);
    },
  };
}

function intlWallTime(timeZone: string): (instant: number) => number {
  const format = new Intl.DateTimeFormat('en-US-u-ca-iso8601-nu-latn', {
    timeZone,
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
  });
  return (instant) => {
    const part: Partial<Record<Intl.DateTimeFormatPartTypes, number>> = {};
    for (const { type, value } of format.formatToParts(instant)) part[type] = Number(value);
    return Date.UTC(part.year!, part.month! - 1, part.day, part.hour, part.minute, part.second);
  };
}

import { isTimeZone, type CalendarDate } from '#domain';

const MINUTE = 60_000;

/** The time, and the day that the office's calendar shows. */
export class OfficeClock {
  private readonly format: Intl.DateTimeFormat;
  private minute = Number.NaN;
  private day: CalendarDate = '';

  /**
   * @param timeZone IANA name, such as Europe/Berlin
   * @throws RangeError where there is no such time zone
   */
  constructor(
    timeZone: string,
    private readonly time: () => Date = () => new Date(),
  ) {
    if (!isTimeZone(timeZone)) {
      throw new RangeError(`there is no time zone ${timeZone}; give an IANA name such as Europe/Berlin`);
    }
    this.format = new Intl.DateTimeFormat('en-US-u-ca-iso8601-nu-latn', {
      timeZone,
      year: 'numeric',
      month: '2-digit',
      day: '2-digit',
    });
  }

  now(): Date {
    return this.time();
  }

  today(): CalendarDate {
    const now = this.time();
    // Days begin at whole minutes everywhere; asking Intl takes longer than all else about a small command.
    const minute = Math.floor(now.getTime() / MINUTE);
    if (minute !== this.minute) {
      this.day = this.dayOf(now);
      this.minute = minute;
    }
    return this.day;
  }

  /** The day that it was at the office. */
  dayOf(time: Date): CalendarDate {
    const parts = new Map(this.format.formatToParts(time).map(({ type, value }) => [type, value]));
    return `${parts.get('year')!.padStart(4, '0')}-${parts.get('month')!}-${parts.get('day')!}`;
  }
}

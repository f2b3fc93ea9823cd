const DAY = 86_400_000;

/** From a time (milliseconds since 1970) to a place on an axis. */
export interface TimeScale {
  readonly at: (millis: number) => number;
  readonly ticks: readonly { readonly x: number; readonly label: string }[];
}

/** Times from the first to the last of some, between two places; ticks at whole days, months or years. */
export function timeScale(millis: readonly number[], from: number, to: number, mostTicks = 9): TimeScale {
  const first = Math.min(...millis);
  const last = Math.max(...millis);
  const margin = Math.max((last - first) * 0.03, DAY);
  const [begin, end] = [first - margin, last + margin];
  const at = (time: number): number =>
    Math.round((from + ((time - begin) / (end - begin)) * (to - from)) * 10) / 10;
  const ticks = tickTimes(begin, end, mostTicks).map((time) => ({
    x: at(time),
    label: labelOf(time, end - begin),
  }));
  return { at, ticks };
}

function tickTimes(begin: number, end: number, most: number): number[] {
  for (const days of [1, 2, 7, 14]) {
    if ((end - begin) / DAY / days > most) continue;
    const start = Math.ceil(begin / DAY) * DAY;
    return upTo(end, (n) => start + n * days * DAY);
  }
  const { year, month } = yearAndMonth(begin);
  for (const months of [1, 2, 3, 6, 12, 24, 60, 120]) {
    const start = Math.ceil((month + 1) / months) * months;
    const times = upTo(end, (n) => Date.UTC(year, start + n * months, 1));
    if (times.length <= most) return times;
  }
  return [];
}

function upTo(end: number, timeOf: (n: number) => number): number[] {
  const times: number[] = [];
  for (let n = 0; timeOf(n) <= end && times.length < 200; n++) times.push(timeOf(n));
  return times;
}

function yearAndMonth(millis: number): { year: number; month: number } {
  const date = new Date(millis);
  return { year: date.getUTCFullYear(), month: date.getUTCMonth() };
}

const labelOf = (millis: number, span: number): string =>
  new Date(millis).toISOString().slice(0, span > 120 * DAY ? 7 : 10);

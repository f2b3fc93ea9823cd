/** What a text says of a point in time, each number as written and not checked yet. */
export interface Moment {
  readonly year: number;
  readonly month: number;
  readonly day: number;
  /** Left out where the text is a mere date. */
  readonly time?: { readonly hour: number; readonly minute: number; readonly second: number };
  /** Minutes ahead of UTC; left out where the text names no offset. */
  readonly offset?: number;
}

/** @returns undefined where the text does not have the format */
export type MomentFormat = (text: string) => Moment | undefined;

// A fraction of a second never decides the day: offsets are whole seconds. It is checked and left.
const ISO = /^(\d{4})-(\d\d)-(\d\d)(?:[T ](\d\d):(\d\d)(?::(\d\d)(?:\.\d{1,9})?)?(Z|[+-]\d\d(?::?\d\d)?)?)?$/;

/** ISO 8601 as systems write it: a date, or date and time with `T` or a space, with or without an offset. */
export const isoMoment: MomentFormat = (text) => {
  const match = ISO.exec(text);
  if (match === null) return undefined;
  const date = { year: Number(match[1]), month: Number(match[2]), day: Number(match[3]) };
  if (match[4] === undefined) return date;
  const time = { hour: Number(match[4]), minute: Number(match[5]), second: Number(match[6] ?? 0) };
  return match[7] === undefined ? { ...date, time } : { ...date, time, offset: offsetMinutes(match[7]) };
};

/** NaN for minutes beyond 59, so that no check on its range lets it pass. */
function offsetMinutes(text: string): number {
  if (text === 'Z') return 0;
  const hours = Number(text.slice(1, 3));
  const minutes = Number(text.slice(3).replace(':', ''));
  return minutes > 59 ? NaN : (text.startsWith('-') ? -1 : 1) * (hours * 60 + minutes);
}

const TOKENS = ['yyyy', 'MM', 'dd', 'HH', 'mm', 'ss', 'SSS'] as const;
const PIECE = /yyyy|MM|dd|HH|mm|ss|SSS|[A-Za-z]+|[^A-Za-z]+/g;

/**
 * A pattern such as `dd.MM.yyyy HH:mm`: yyyy MM dd HH mm ss SSS, each with exactly as many digits as letters;
 * anything that is not a letter stands for itself.
 * @returns what is wrong, as text, where it is no such pattern
 */
export function momentPattern(pattern: string): MomentFormat | string {
  const order: string[] = [];
  let expression = '';
  for (const [piece] of pattern.matchAll(PIECE)) {
    if (!/^[A-Za-z]/.test(piece)) expression += piece.replace(/[^\w\s]/g, '\\$&');
    else if (!(TOKENS as readonly string[]).includes(piece))
      return `\`${piece}\` is unknown; there are ${TOKENS.join(' ')}`;
    else if (order.includes(piece)) return `\`${piece}\` stands in it twice`;
    else {
      order.push(piece);
      expression += `(\\d{${piece.length}})`;
    }
  }
  const missing = TOKENS.slice(0, 3).find((token) => !order.includes(token));
  if (missing) return `\`${missing}\` is missing; there is no day without year, month and day`;
  const gap = TOKENS.slice(3).find(
    (token, index, times) =>
      !order.includes(token) && times.slice(index + 1).some((one) => order.includes(one)),
  );
  if (gap) return `\`${gap}\` is missing before the smaller units of time`;

  const shape = new RegExp(`^${expression}$`);
  const place = (token: string): number => order.indexOf(token) + 1;
  const [year, month, day, hour, minute, second] = TOKENS.map(place) as [
    number,
    number,
    number,
    number,
    number,
    number,
  ];
  return (text) => {
    const match = shape.exec(text);
    if (match === null) return undefined;
    const number = (at: number): number => (at === 0 ? 0 : Number(match[at]));
    const date = { year: number(year), month: number(month), day: number(day) };
    return hour === 0
      ? date
      : { ...date, time: { hour: number(hour), minute: number(minute), second: number(second) } };
  };
}

import type { TimeLimit } from '#domain';

const WRITTEN = /^([1-9]\d{0,3}) (calendar day|working day|month)s?$/;

export const TIME_LIMIT_PATTERN = '[1-9]\\d{0,3} (?:calendar days?|working days?|months?)';

/** `30 calendar days`, `1 month`; the text has passed the schema. */
export function timeLimitOf(text: string): TimeLimit {
  const [, count, unit] = WRITTEN.exec(text)!;
  return { count: Number(count), unit: units[unit as keyof typeof units] };
}

export function timeLimitText({ count, unit }: TimeLimit): string {
  const word = unit === 'months' ? 'month' : unit === 'working-days' ? 'working day' : 'calendar day';
  return `${count} ${word}${count === 1 ? '' : 's'}`;
}

const units = { 'calendar day': 'calendar-days', 'working day': 'working-days', month: 'months' } as const;

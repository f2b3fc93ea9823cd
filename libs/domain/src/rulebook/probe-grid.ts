import { dayNumber, fromDayNumber, type CalendarDate } from '../calendar-date.js';
import type { AttributeValue, WorkRecordData } from '../work-record/events.js';
import type { Literal } from './expression.js';
import type { Fact } from './facts.js';
import type { Thresholds } from './thresholds.js';

/** One thing in which records differ: a part of a record for each of its values that may matter. */
export type Dimension = readonly Partial<WorkRecordData>[];

const FINISHED: CalendarDate = '2000-01-01';
const FIRST_DAY = dayNumber('0001-01-01');
const LAST_DAY = dayNumber('9999-12-31');

/**
 * Finished on one day, by someone; everything that can be unknown is. The calendar reaches two thousand years back from
 * that day: rules on works later than that are taken to be mistakes.
 */
export const plainRecord: WorkRecordData = {
  recordId: 'probe',
  process: 'probe',
  activity: 'probe',
  occurrence: 1,
  occurredOn: FINISHED,
  unit: 'probe',
  staff: 'probe',
  post: 'probe',
  content: '',
};

/**
 * The dimensions in which records must differ to try out a condition. Facts that hang together (days late, days
 * early, whether there is a plan) are one dimension, so that no probe says what no record can.
 */
export function dimensionsOf(facts: readonly Fact[], thresholds: Thresholds): Dimension[] {
  const named = new Set(facts.map(({ name }) => name));
  const names = (...some: string[]): boolean => some.some((name) => named.has(name));
  const numbers = (fact: string, sign = 1): number[] =>
    [...(thresholds.byFact.get(fact) ?? []), ...thresholds.others, ...thresholds.others.map(negative)]
      .filter((literal) => typeof literal === 'bigint' || typeof literal === 'number')
      .map((literal) => sign * Number(literal));
  const texts = (fact: string): string[] =>
    withAnother([...(thresholds.byFact.get(fact) ?? []), ...thresholds.others].filter(isText));

  const dimensions: Dimension[] = [];
  if (names('daysLate', 'daysEarly', 'hasPlan')) {
    dimensions.push(
      datesBefore('plannedOn', wholeSamples([...numbers('daysLate'), ...numbers('daysEarly', -1)])),
    );
  }
  if (names('daysOverdue', 'deadlineMet', 'hasDeadline')) {
    dimensions.push(datesBefore('dueOn', wholeSamples([0, ...numbers('daysOverdue')])));
  }
  if (names('registrationDelay')) {
    dimensions.push(datesBefore('effectiveOn', wholeSamples(numbers('registrationDelay'))));
  }
  if (names('occurrence', 'repeatedStep')) {
    const counts = wholeSamples([1, ...numbers('occurrence')]).filter((count) => count >= 1);
    dimensions.push(counts.map((occurrence) => ({ occurrence })));
  }
  if (names('selfSupervised'))
    dimensions.push([{ supervisor: plainRecord.staff! }, { supervisor: 'another' }]);
  for (const fact of ['activity', 'process', 'unit', 'post'] as const) {
    if (names(fact)) dimensions.push(texts(fact).map((text) => ({ [fact]: text })));
  }
  for (const { name, type, attribute } of facts) {
    if (attribute === undefined) continue;
    const values: AttributeValue[] =
      type === 'bool' ? [false, true] : type === 'string' ? texts(name) : samples(numbers(name));
    dimensions.push(values.map((value) => ({ attributes: { [attribute]: value } })));
  }
  return dimensions;
}

/** Unknown, and on each of these days before the finish (after it where negative), as far as the calendar goes. */
function datesBefore(field: 'plannedOn' | 'dueOn' | 'effectiveOn', days: readonly number[]): Dimension {
  const within = days.map((before) => Math.min(LAST_DAY, Math.max(FIRST_DAY, dayNumber(FINISHED) - before)));
  return [{}, ...[...new Set(within)].map((day) => ({ [field]: fromDayNumber(day) }))];
}

/** Each value, one between each two neighbours, one below all and one above. */
function samples(values: readonly number[]): number[] {
  const sorted = [...new Set(values.length > 0 ? values : [0])].sort((a, b) => a - b);
  const between = sorted.slice(1).map((value, index) => (value + sorted[index]!) / 2);
  return [...new Set([sorted[0]! - 1, ...sorted, ...between, sorted.at(-1)! + 1])];
}

/** The same in whole numbers, also where a whole number is compared with a fraction. */
function wholeSamples(values: readonly number[]): number[] {
  const whole = samples(values.flatMap((value) => [Math.floor(value), Math.ceil(value)]));
  return [...new Set(whole.map(Math.floor))];
}

const isText = (literal: Literal): literal is string => typeof literal === 'string';
const withAnother = (texts: readonly string[]): string[] => [...new Set([...texts, `${texts.join('')}~`])];
const negative = (literal: Literal): Literal =>
  typeof literal === 'bigint' || typeof literal === 'number' ? -literal : literal;

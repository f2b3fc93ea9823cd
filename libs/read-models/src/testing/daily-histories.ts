import fc from 'fast-check';
import { fromDayNumber, type Actor } from '#domain';

/** 2026-01-01: all days of a history lie in the quarter that begins with it. */
const FIRST_DAY = 20_454;
export const PERIOD = '2026-Q1';
export const UNITS = ['office', 'north', 'south', 'desk'] as const;

/** What people did on one occasion; `which` chooses among what is there, in percent of it. */
export interface Deed {
  readonly what: 'propose' | 'advance' | 'post' | 'observe' | 'look-again' | 'matter' | 'evidence' | 'attach';
  readonly staff: number;
  readonly by: number;
  readonly day: number;
  readonly which: number;
  readonly next: number;
  readonly points: number;
  readonly indicator: string;
  readonly asked: boolean;
  readonly confirmed: boolean;
  readonly close: boolean;
}

const deed: fc.Arbitrary<Deed> = fc.record({
  what: fc.constantFrom(
    ...(['propose', 'propose', 'advance', 'advance', 'advance', 'advance', 'post'] as const),
    ...(['observe', 'look-again', 'look-again', 'matter', 'evidence', 'attach'] as const),
  ),
  staff: fc.integer({ min: 0, max: 3 }),
  by: fc.integer({ min: 0, max: 2 }),
  day: fc.integer({ min: 0, max: 80 }),
  which: fc.integer({ min: 0, max: 99 }),
  next: fc.integer({ min: 0, max: 99 }),
  points: fc.integer({ min: 1, max: 3 }).map((n) => n * 100),
  indicator: fc.constantFrom('quality', 'extra'),
  asked: fc.boolean(),
  confirmed: fc.boolean(),
  close: fc.integer({ min: 0, max: 30 }).map((n) => n === 0),
});

export type DailyHistory = readonly Deed[];

export const dailyHistory: fc.Arbitrary<DailyHistory> = fc.array(deed, { maxLength: 45, size: 'max' });

export const person = (number: number): Actor => ({ kind: 'person', id: `A-${number}`, role: 'assessor' });

export const dayOf = ({ day }: { readonly day: number }): string => fromDayNumber(FIRST_DAY + day);

export const chosen = <T>(list: readonly T[], percent: number): T | undefined =>
  list[Math.floor((percent * list.length) / 100)];

import { describe, expect, it } from '@jest/globals';
import { readFileSync } from 'node:fs';
import type { HeldDays } from '../casework/events.js';
import { officeYear } from '../testing/office-year.js';
import type { TimeLimit } from './time-limit.js';
import { addDays, lastDay } from './time-limits.js';

const text = readFileSync(new URL('../../../../docs/clock.md', import.meta.url), 'utf8');

/** The lines of the table, without its head. */
const lines = /<!-- examples -->([\s\S]*)<!-- \/examples -->/
  .exec(text)![1]!
  .trim()
  .split('\n')
  .slice(2)
  .map((line) => line.split('|').map((cell) => cell.trim()));

function limitOf(words: string): TimeLimit {
  const [count, ...unit] = words.split(' ');
  const known = { 'calendar days': 'calendar-days', 'working days': 'working-days' } as const;
  return { count: Number(count), unit: known[unit.join(' ') as keyof typeof known] ?? 'months' };
}

function heldOf(words: string): HeldDays[] {
  const [from, last] = words.split(' – ');
  return last === undefined ? [] : [{ from: from!, to: addDays(last, 1) }];
}

describe('docs/clock.md', () => {
  it('has examples', () => expect(lines).toHaveLength(14));

  it.each(lines)('%s| %s from %s, held %s, ends on %s', (_, limit, from, held, expected) => {
    expect(lastDay(from!, limitOf(limit!), officeYear, heldOf(held!))).toBe(expected);
  });
});

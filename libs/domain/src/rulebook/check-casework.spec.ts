import { describe, expect, it } from '@jest/globals';
import { DEFAULT_CASEWORK, type CaseworkPolicy } from '../casework/policy.js';
import type { TimeLimit } from '../clock/time-limit.js';
import { rulebook } from '../testing/rulebook-fixture.js';
import { checkRulebook } from './check-rulebook.js';

const found = (casework: CaseworkPolicy): string[] =>
  checkRulebook({ ...rulebook, casework }).map(({ severity, code, path }) =>
    [severity, code, path.join('.')].join(' '),
  );

const usual = DEFAULT_CASEWORK;
const days = (count: number): TimeLimit => ({ count, unit: 'calendar-days' });
const inAppeal = (part: Partial<CaseworkPolicy['appeal']>): CaseworkPolicy => ({
  ...usual,
  appeal: { ...usual.appeal, ...part },
});
const inCase = (part: Partial<CaseworkPolicy['accountability']>): CaseworkPolicy => ({
  ...usual,
  accountability: { ...usual.accountability, ...part },
});
const rung = { rung: 'warning', title: 'Warning', months: { least: 6, most: 12 } };

describe('the casework of a rulebook', () => {
  it.each<[string, CaseworkPolicy]>([
    ['the usual one', usual],
    ['a weekend of one day', { ...usual, weekend: [7] }],
    ['no weekend', { ...usual, weekend: [] }],
    ['nobody else to carry the rest', inCase({ mainShare: 1000 })],
    ['a ladder without a rung', inCase({ ladder: [] })],
    ['a rung of one length', inCase({ ladder: [{ ...rung, months: { least: 12, most: 12 } }] })],
    ['no repair', inCase({ repair: [] })],
    [
      'repair of all and of nothing',
      inCase({
        repair: [
          { within: 'same-year', permille: 1000 },
          { within: 'next-year', permille: 0 },
        ],
      }),
    ],
  ])('is sound with %s', (_, casework) => expect(found(casework)).toEqual([]));

  it.each<[string, CaseworkPolicy]>([
    ['error invalid-weekend casework.weekend', { ...usual, weekend: [0] }],
    ['error invalid-weekend casework.weekend', { ...usual, weekend: [6, 6] }],
    ['error invalid-weekend casework.weekend', { ...usual, weekend: [1, 2, 3, 4, 5, 6, 7] }],
    ['error invalid-time-limit casework.warnBefore', { ...usual, warnBefore: days(0) }],
    ['error invalid-time-limit casework.appeal.file', inAppeal({ file: days(1.5) })],
    ['error invalid-time-limit casework.appeal.publicNotice', inAppeal({ publicNotice: days(-1) })],
    [
      'error invalid-time-limit casework.appeal.second.extension',
      inAppeal({ second: { decide: days(60), extension: days(3661) } }),
    ],
    [
      'error invalid-time-limit casework.accountability.limitation',
      inCase({ limitation: { count: 601, unit: 'months' } }),
    ],
    ['error invalid-share casework.accountability.mainShare', inCase({ mainShare: 500 })],
    ['error invalid-share casework.accountability.mainShare', inCase({ mainShare: 1001 })],
    [
      'error reviews-and-approves casework.accountability.approves.1',
      inCase({ reviews: ['review'], approves: ['sign-off', 'review'] }),
    ],
    ['error duplicate-id casework.accountability.ladder.1.rung', inCase({ ladder: [rung, rung] })],
    [
      'error invalid-id casework.accountability.ladder.0.rung',
      inCase({ ladder: [{ ...rung, rung: 'Warning' }] }),
    ],
    [
      'error least-above-most casework.accountability.ladder.0.months.least',
      inCase({ ladder: [{ ...rung, months: { least: 13, most: 12 } }] }),
    ],
    [
      'error invalid-months casework.accountability.ladder.0.months.least',
      inCase({ ladder: [{ ...rung, months: { least: 0, most: 12 } }] }),
    ],
    [
      'error invalid-share casework.accountability.repair.0.permille',
      inCase({ repair: [{ within: days(30), permille: 1001 }] }),
    ],
    [
      'error invalid-time-limit casework.accountability.repair.0.within',
      inCase({ repair: [{ within: days(0), permille: 100 }] }),
    ],
    [
      'error repair-not-falling casework.accountability.repair.1.permille',
      inCase({
        repair: [
          { within: days(30), permille: 400 },
          { within: 'same-year', permille: 400 },
        ],
      }),
    ],
    [
      'warning repair-step-unreachable casework.accountability.repair.1.within',
      inCase({
        repair: [
          { within: 'next-year', permille: 400 },
          { within: 'same-year', permille: 200 },
        ],
      }),
    ],
  ])('finds %s', (expected, casework) => expect(found(casework)).toEqual([expected]));
});

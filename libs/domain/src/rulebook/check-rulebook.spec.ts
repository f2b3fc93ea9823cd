import { describe, expect, it } from '@jest/globals';
import { aheadOfPlan, early, late, rulebook, timeliness } from '../testing/rulebook-fixture.js';
import { checkRulebook } from './check-rulebook.js';
import type { Rulebook } from './rulebook.js';

const found = (part: Partial<Rulebook>): string[] =>
  checkRulebook({ ...rulebook, ...part }).map(
    ({ severity, code, path }) => `${severity} ${code} ${path.join('.')}`,
  );

describe('checking a rulebook', () => {
  it('finds nothing in a sound one', () => {
    expect(found({})).toEqual([]);
  });

  it.each<[string, Partial<Rulebook>, string]>([
    ['a version that is none', { version: 1.5 }, 'invalid-version version'],
    ['version zero', { version: 0 }, 'invalid-version version'],
    ['a day that does not exist', { inForceFrom: '2012-02-30' }, 'invalid-date inForceFrom'],
    ['no indicators', { indicators: [], rules: [] }, 'no-indicators indicators'],
    ['an attribute with a space', { attributes: { 'a b': 'text' } }, 'invalid-attribute attributes.a b'],
    ['an attribute with a reserved name', { attributes: { in: 'text' } }, 'invalid-attribute attributes.in'],
    [
      'an attribute that every object inherits',
      { attributes: { constructor: 'text' } as never },
      'invalid-attribute attributes.constructor',
    ],
    ['an id in capitals', { rules: [{ ...late, id: 'Late' }] }, 'invalid-id rules.0.id'],
    ['an id twice', { rules: [late, late] }, 'duplicate-id rules.1.id'],
    [
      'an indicator id twice',
      { indicators: [timeliness, timeliness, aheadOfPlan] },
      'duplicate-id indicators.1.id',
    ],
    [
      'an unknown indicator',
      { rules: [{ ...late, indicator: 'speed' }] },
      'unknown-indicator rules.0.indicator',
    ],
    [
      'a bonus on a common indicator',
      { rules: [{ ...early, indicator: 'timeliness' }] },
      'common-only-deducts rules.0.kind',
    ],
    [
      'a bonus cap on a common indicator',
      { indicators: [{ ...timeliness, bonusCap: 5 }, aheadOfPlan] },
      'common-only-deducts indicators.0.bonusCap',
    ],
    [
      'no bonus cap on a post-specific indicator',
      { indicators: [timeliness, { ...aheadOfPlan, bonusCap: null }] },
      'bonus-cap-missing indicators.1.bonusCap',
    ],
    [
      'a base below the floor',
      { indicators: [{ ...timeliness, floor: 30_001 }, aheadOfPlan] },
      'base-below-floor indicators.0.base',
    ],
    ['no points', { rules: [{ ...late, points: 0 }] }, 'invalid-points rules.0.points'],
    ['negative points', { rules: [{ ...late, points: -50 }] }, 'invalid-points rules.0.points'],
    ['broken milli-points', { rules: [{ ...late, points: 0.5 }] }, 'invalid-points rules.0.points'],
    ['points beyond reason', { rules: [{ ...late, points: 1e15 }] }, 'invalid-points rules.0.points'],
    [
      'a negative floor',
      { indicators: [{ ...timeliness, floor: -1 }, aheadOfPlan] },
      'invalid-points indicators.0.floor',
    ],
  ])('refuses %s', (_what, part, finding) => {
    expect(found(part)).toEqual([`error ${finding}`]);
  });
});

import { describe, expect, it } from '@jest/globals';
import { specify } from '../testing/decider-spec.js';
import { late, rulebook, timeliness, aheadOfPlan } from '../testing/rulebook-fixture.js';
import { rulebooks, type RulebookCommand } from './decider.js';
import type { RulebookPublished } from './events.js';
import type { Rulebook } from './rulebook.js';

const published = (book: Rulebook): RulebookPublished => ({
  type: 'RulebookPublished',
  data: { rulebook: book },
});
const publish = (book: Rulebook): RulebookCommand => ({ type: 'PublishRulebook', rulebook: book });

const first = rulebook;
const second: Rulebook = { ...first, version: 2, inForceFrom: '2012-07-01', title: 'Rules, revised' };
const reframed = { indicators: [{ ...timeliness, base: 20_000 }, aheadOfPlan] };

describe('publishing a rulebook', () => {
  it('stores it as it stands', () => {
    specify(rulebooks)
      .given([])
      .when(publish(first))
      .then([published(first)]);
    specify(rulebooks)
      .given([published(first)])
      .when(publish(second))
      .then([published(second)]);
  });

  it('again changes nothing, in whatever order its keys stand', () => {
    const turned = JSON.parse(
      JSON.stringify(Object.fromEntries(Object.entries(first).reverse())),
    ) as Rulebook;
    specify(rulebooks)
      .given([published(first)])
      .when(publish(turned))
      .thenNothing();
    specify(rulebooks)
      .given([published(first), published(second)])
      .when(publish(first))
      .thenNothing();
  });

  it('never changes a version that is published', () => {
    for (const change of [
      { title: 'Other' },
      { rules: [late] },
      { attributes: { amount: 'number' as const } },
    ]) {
      specify(rulebooks)
        .given([published(first)])
        .when(publish({ ...first, ...change }))
        .thenRefused('rulebook-version-published', 'version');
    }
  });

  it('goes version by version', () => {
    specify(rulebooks).given([]).when(publish(second)).thenRefused('rulebook-version-not-next', 'version');
    specify(rulebooks)
      .given([published(first)])
      .when(publish({ ...second, version: 3 }))
      .thenRefused('rulebook-version-not-next', 'version');
  });

  it('is refused with every error that lint finds, but not for its warnings', () => {
    const refusal = specify(rulebooks)
      .given([])
      .when(publish({ ...first, rules: [{ ...late, when: 'dayslate > 1', points: 0 }] }))
      .thenRefused('invalid-rulebook', 'rules.0.points');
    expect(refusal.message).toMatch(/rules\.0\.when: there is no fact/);
    const suspicious = { ...first, rules: [late] };
    specify(rulebooks)
      .given([])
      .when(publish(suspicious))
      .then([published(suspicious)]);
  });

  it('comes into force after the version before', () => {
    for (const inForceFrom of ['2012-01-01', '2011-10-01']) {
      specify(rulebooks)
        .given([published(first)])
        .when(publish({ ...second, inForceFrom }))
        .thenRefused('rulebook-not-later', 'inForceFrom');
    }
  });

  it('changes rules on any day, but what frames accounts only where a period begins', () => {
    const midway = { ...second, inForceFrom: '2012-08-15' };
    specify(rulebooks)
      .given([published(first)])
      .when(publish(midway))
      .then([published(midway)]);
    const steps = { confirmation: true, answerDays: 10 };
    const asking = { ...midway, indicators: second.indicators.map((one) => ({ ...one, steps })) };
    specify(rulebooks)
      .given([published(first)])
      .when(publish(asking))
      .then([published(asking)]);
    for (const change of [reframed, { peerGroup: 'post' as const }, { calendar: 'month' as const }]) {
      specify(rulebooks)
        .given([published(first)])
        .when(publish({ ...midway, ...change }))
        .thenRefused('rulebook-not-at-period-start', 'inForceFrom');
    }
    const atStart = { ...second, ...reframed };
    specify(rulebooks)
      .given([published(first)])
      .when(publish(atStart))
      .then([published(atStart)]);
  });

  it('changes the calendar only on a day that begins a period of both', () => {
    const monthly = { ...second, calendar: 'month' as const };
    specify(rulebooks)
      .given([published(first)])
      .when(publish({ ...monthly, inForceFrom: '2012-08-01' }))
      .thenRefused('rulebook-not-at-period-start', 'inForceFrom');
    specify(rulebooks)
      .given([published(first)])
      .when(publish(monthly))
      .then([published(monthly)]);
  });

  it('may begin on any day with the first version', () => {
    const midway = { ...first, inForceFrom: '2012-02-29' };
    specify(rulebooks)
      .given([])
      .when(publish(midway))
      .then([published(midway)]);
  });
});

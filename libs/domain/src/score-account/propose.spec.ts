import { describe, expect, it } from '@jest/globals';
import type { ObservationState } from '../observation/observation.js';
import { NO_LIMITS } from '../rulebook/rulebook.js';
import {
  authority,
  closedPeriod,
  givenEvidence,
  manual,
  opened,
  pending,
  posted,
  propose,
  reversed,
  rulebook,
} from '../testing/account-fixture.js';
import { specify } from '../testing/decider-spec.js';
import type { ProposeEntry } from './commands.js';
import type { EntryData, ScoreAccountEvent } from './events.js';
import { scoreAccount } from './score-account.js';

const fresh = specify(scoreAccount).given([opened]);
const matterState = { opened: { matter: 'M1', title: 'Gift', occurredOn: '2024-02-01' } };
const about = (over: Partial<EntryData> = {}): EntryData => manual({ matter: 'M1', ...over });
const aboutMatter = (entry: EntryData): ProposeEntry => propose(entry, { named: { matter: matterState } });

describe('a proposal', () => {
  it('is posted at once where its indicator asks for no steps', () => {
    specify(scoreAccount)
      .given([])
      .when(propose(manual()))
      .then([opened, posted(manual())]);
    specify(scoreAccount)
      .given([opened, posted(manual())])
      .when(propose(manual()))
      .thenNothing();
  });

  it('waits where its indicator asks for steps, and opens no account', () => {
    const entry = manual({ indicator: 'integrity' });
    specify(scoreAccount).given([]).when(propose(entry)).then([pending()]);
    specify(scoreAccount).given([pending()]).when(propose(entry)).thenNothing();
  });

  it('asks the person concerned at once where nobody has to confirm it', () => {
    const steps = { confirmation: false, answerDays: 10 };
    const indicators = rulebook().indicators.map((one) => ({ ...one, steps }));
    fresh
      .when(propose(manual(), { rulebook: rulebook({ indicators }) }))
      .then([pending({ ...manual(), steps, answerBy: '2024-03-11' })]);
  });

  it.each<[string, Partial<EntryData>, Partial<ProposeEntry>]>([
    ['own-assessment', {}, { by: authority('S1', 'assessor') }],
    ['outside-scope', {}, { by: authority('P1', 'assessor', 'C') }],
    ['outside-scope', {}, { by: authority('P1', 'verifier') }],
    ['no-appointment', {}, { appointments: [] }],
    ['unknown-indicator', { indicator: 'nothing' }, {}],
    ['indicator-not-manual', { indicator: 'speed' }, {}],
    ['common-only-deducts', { kind: 'bonus' }, {}],
    ['invalid-points', { points: 0 }, {}],
    ['invalid-points', { points: -5 }, {}],
    ['invalid-points', { points: 0.5 }, {}],
    ['missing-reason', { reason: '  ' }, {}],
    ['in-the-future', { occurredOn: '2024-03-02' }, {}],
    ['invalid-identifier', { entryId: 'E\u0000' }, {}],
    ['period-closed', {}, { periodState: closedPeriod }],
    ['period-not-open', {}, { periodState: { status: 'unknown' } }],
    ['unknown-evidence', { evidence: ['D1'] }, {}],
    ['unknown-matter', { matter: 'M1' }, {}],
    ['unknown-manual-rule', { rule: 'rudeness' }, {}],
    ['unknown-entry', {}, { revises: 'E9' }],
  ])('is refused: %s', (code, entry, over) => {
    fresh.when(propose(manual(entry), over)).thenRefused(code);
  });

  it('is taken on its own day, and from an administrator', () => {
    const entry = manual({ occurredOn: '2024-03-01' });
    fresh.when(propose(entry, { by: authority('AD', 'administrator', null) })).then([posted(entry)]);
  });

  it('acts through whichever of the posts lies in the scope', () => {
    const appointments = ['C', 'B'].map((unit) => ({ post: 'desk', unit, from: '2024-01-01', to: null }));
    specify(scoreAccount)
      .given([])
      .when(propose(manual(), { appointments }))
      .then([opened, posted(manual())]);
  });

  it('names evidence that its proposer brought in, or may read already', () => {
    const entry = manual({ evidence: ['D1', 'D2'] });
    const evidenceStates = new Map([
      ['D1', givenEvidence('D1')],
      ['D2', givenEvidence('D2', 'P2')],
    ]);
    fresh.when(propose(entry, { evidenceStates, readsEvidence: new Set(['D2']) })).then([posted(entry)]);
    fresh.when(propose(entry, { evidenceStates, readsEvidence: 'all' })).then([posted(entry)]);
    for (const refused of [{ evidenceStates }, { readsEvidence: 'all' as const }]) {
      fresh.when(propose(entry, refused)).thenRefused('unknown-evidence', 'evidence');
    }
  });

  it('does not take the id of another entry', () => {
    specify(scoreAccount)
      .given([opened, posted(manual())])
      .when(propose(manual({ points: 700 })))
      .thenRefused('entry-id-taken', 'entryId');
  });
});

describe('a manual rule', () => {
  const rule = { id: 'rudeness', indicator: 'conduct', title: '', kind: 'deduction' } as const;
  const rules = rulebook({ manualRules: [{ ...rule, least: 500, most: 2000 }] });
  const under = (over: Partial<EntryData>): ProposeEntry => propose(manual(over), { rulebook: rules });

  it('must be named where there is one, and sets how much', () => {
    fresh.when(under({})).thenRefused('manual-rule-required', 'rule');
    fresh.when(under({ rule: 'other' })).thenRefused('unknown-manual-rule', 'rule');
    for (const points of [499, 2001]) {
      fresh.when(under({ rule: 'rudeness', points })).thenRefused('points-outside-rule', 'points');
    }
    for (const points of [500, 2000]) {
      const entry = manual({ rule: 'rudeness', points });
      fresh.when(under({ rule: 'rudeness', points })).then([posted(entry)]);
    }
  });

  it('is for its indicator and kind alone', () => {
    fresh
      .when(under({ indicator: 'ideas', kind: 'bonus', rule: 'rudeness' }))
      .thenRefused('unknown-manual-rule');
    const bonus = manual({ indicator: 'ideas', kind: 'bonus' });
    fresh.when(propose(bonus, { rulebook: rules })).then([posted(bonus)]);
  });
});

describe('proportion', () => {
  const limited = rulebook({ proportionality: { perEntry: 1000, perPeriod: 1500 } });
  const second = (over: Partial<EntryData> = {}) =>
    propose(manual({ entryId: 'E2', ...over }), { rulebook: limited });

  it('limits one deduction', () => {
    fresh.when(second({ points: 1001 })).thenRefused('deduction-too-large', 'points');
    fresh.when(second({ points: 1000 })).then([posted(manual({ entryId: 'E2', points: 1000 }))]);
    const bonus = manual({ entryId: 'E2', indicator: 'ideas', kind: 'bonus', points: 9000 });
    fresh.when(propose(bonus, { rulebook: limited })).then([posted(bonus)]);
  });

  it.each<[string, ScoreAccountEvent[], boolean]>([
    ['posted', [posted(manual({ points: 501 }))], true],
    ['pending', [pending({ points: 501 })], true],
    ['computed', [posted({ ...manual({ points: 501 }), origin: 'computed' })], false],
    ['reversed', [posted(manual({ points: 501 })), reversed], false],
    ['a bonus', [posted(manual({ points: 501, kind: 'bonus', indicator: 'ideas' }))], false],
  ])('limits what people deduct in a period; counts what is %s: %#', (_, before, counts) => {
    const outcome = specify(scoreAccount)
      .given([opened, ...before])
      .when(second({ points: 1000 }));
    if (!counts) return outcome.then([posted(manual({ entryId: 'E2', points: 1000 }))]);
    expect(outcome.thenRefused('deductions-exceed-period', 'points').message).toMatch(/0\.999 is left/);
  });

  it('is not limited where the rulebook does not say so', () => {
    const entry = manual({ points: 900_000 });
    fresh.when(propose(entry, { rulebook: rulebook({ proportionality: NO_LIMITS }) })).then([posted(entry)]);
  });
});

describe('a matter', () => {
  it('happened on the day of its entries', () => {
    fresh
      .when(aboutMatter(about({ occurredOn: '2024-02-02' })))
      .thenRefused('matter-on-another-day', 'occurredOn');
    fresh.when(aboutMatter(about())).then([posted(about())]);
  });

  it('is punished once under an indicator, as long as that stands', () => {
    const again = aboutMatter(about({ entryId: 'E2' }));
    for (const before of [posted(about()), pending(about())]) {
      specify(scoreAccount).given([opened, before]).when(again).thenRefused('matter-punished', 'matter');
    }
    specify(scoreAccount)
      .given([opened, posted(about()), reversed])
      .when(again)
      .then([posted(about({ entryId: 'E2' }))]);
    const elsewhere = about({ entryId: 'E2', indicator: 'ideas' });
    const after = specify(scoreAccount).given([opened, posted(about())]);
    after.when(aboutMatter(elsewhere)).then([posted(elsewhere)]);
    const bonus = about({ entryId: 'E2', indicator: 'ideas', kind: 'bonus' });
    specify(scoreAccount)
      .given([opened, posted(about({ indicator: 'ideas', kind: 'bonus' }))])
      .when(aboutMatter(bonus))
      .then([posted(bonus)]);
  });
});

describe('an observation', () => {
  const noted = {
    observation: 'O1',
    staff: 'S1',
    unit: 'B',
    period: '2024-Q1',
    tone: 'negative',
    text: 'seen',
    occurredOn: '2024-02-01',
    evidence: [],
    notedBy: 'P1',
  } as const;
  const on = (observation: ObservationState, over: Partial<ProposeEntry> = {}): ProposeEntry =>
    propose(manual({ indicator: 'integrity' }), {
      observation: 'O1',
      named: { observation },
      ...over,
    });
  const verified = { noted, status: 'verified', through: 'V1' } as const;

  it('that is verified matures into an entry', () => {
    fresh.when(on(verified)).then([pending({ observation: 'O1' })]);
    const ofProcess = { ...verified, noted: { ...noted, staff: undefined, process: 'P1' } };
    fresh.when(on(ofProcess)).then([pending({ observation: 'O1' })]);
  });

  it('is said by a proposal also where the entry is posted at once', () => {
    const atOnce = { steps: { confirmation: false, answerDays: null }, observation: 'O1' };
    fresh
      .when({ ...on(verified), entry: manual() })
      .then([pending({ ...manual(), ...atOnce }), posted(manual())]);
  });

  it.each<[string, ObservationState]>([
    ['unknown-observation', { status: 'unknown' }],
    ['observation-not-verified', { noted, status: 'noted' }],
    ['observation-not-verified', { noted, status: 'dismissed', through: 'V1' }],
    ['observation-matured', { noted, status: 'matured', through: 'E7' }],
    ['observation-of-another', { ...verified, noted: { ...noted, staff: 'S2' } }],
  ])('cannot: %s', (code, state) => {
    fresh.when(on(state)).thenRefused(code, 'observation');
  });

  it('cannot twice, also before it has learned of the first time', () => {
    specify(scoreAccount)
      .given([pending({ entryId: 'E0', observation: 'O1' })])
      .when(on(verified))
      .thenRefused('observation-matured');
  });

  it('is handed on by a returned entry to the one that replaces it', () => {
    const ref = { entryId: 'E0', period: '2024-Q1', staff: 'S1' };
    const returned: ScoreAccountEvent = {
      type: 'EntryReturned',
      data: { ...ref, returnedBy: 'V1', reason: 'why?' },
    };
    const before = [pending({ entryId: 'E0', observation: 'O1' }), returned];
    const revision = on({ noted, status: 'matured', through: 'E0' }, { revises: 'E0' });
    const revised = pending({ observation: 'O1', revises: 'E0' });
    specify(scoreAccount).given(before).when(revision).then([revised]);
    const again = { ...revision, entry: manual({ entryId: 'E3', indicator: 'integrity' }) };
    specify(scoreAccount)
      .given([...before, revised])
      .when(again)
      .thenRefused('not-returned', 'revises');
    specify(scoreAccount).given([before[0]!]).when(revision).thenRefused('not-returned', 'revises');
  });
});

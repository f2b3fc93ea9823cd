import { describe, it } from '@jest/globals';
import type { Rulebook } from '../rulebook/rulebook.js';
import { specify } from '../testing/decider-spec.js';
import type { EntryData, ScoreAccountEvent } from './events.js';
import { scoreAccount } from './score-account.js';

const holder = { period: '2024-Q1', staff: 'S1', unit: 'B', post: 'desk' };
const openPeriod = { status: 'open', rulebookVersion: 1 } as const;
const closedPeriod = { status: 'closed', rulebookVersion: 1 } as const;
const opened: ScoreAccountEvent = { type: 'AccountOpened', data: { ...holder, rulebookVersion: 1 } };
const computed = (over: Partial<EntryData> = {}): EntryData => ({
  entryId: 'E1',
  period: '2024-Q1',
  staff: 'S1',
  kind: 'deduction',
  indicator: 'conduct',
  points: 500,
  occurredOn: '2024-02-01',
  origin: 'computed',
  rulebookVersion: 1,
  rule: 'late',
  record: 'R1',
  reason: 'late',
  evidence: [],
  ...over,
});
const manual = (over: Partial<EntryData> = {}): EntryData =>
  computed({ origin: 'manual', rule: undefined, record: undefined, ...over });
const posted = (data: EntryData): ScoreAccountEvent => ({ type: 'EntryPosted', data });
const reversal = {
  entryId: 'X1',
  period: '2024-Q1',
  staff: 'S1',
  reverses: 'E1',
  reason: 'posted in error',
  authority: 'head of office',
};
const reversed: ScoreAccountEvent = {
  type: 'EntryReversed',
  data: { ...reversal, occurredOn: '2024-02-01' },
};
const indicator = { name: '', definition: '', unit: '', source: '', base: 30_000, floor: 0 } as const;
const rulebook: Rulebook = {
  version: 1,
  title: 'T',
  inForceFrom: '2024-01-01',
  calendar: 'quarter',
  peerGroup: 'unit',
  attributes: {},
  rules: [],
  indicators: [
    {
      ...indicator,
      id: 'conduct',
      family: 'common',
      dimension: 'conduct',
      bonusCap: null,
      manual: true,
    },
    {
      ...indicator,
      id: 'speed',
      family: 'post-specific',
      dimension: 'efficiency',
      bonusCap: 5,
      manual: false,
    },
  ],
};

const judge = (...entries: EntryData[]) =>
  ({ type: 'PostJudgement', holder, periodState: openPeriod, entries }) as const;
const post = (entry: EntryData) =>
  ({ type: 'PostManualEntry', holder, periodState: openPeriod, rulebook, entry }) as const;
const reverse = { type: 'ReverseEntry', periodState: openPeriod, ...reversal } as const;

describe('score account', () => {
  it('is opened by the first record judged, even where nothing follows from it', () => {
    specify(scoreAccount).given([]).when(judge()).then([opened]);
    specify(scoreAccount).given([opened]).when(judge()).thenNothing();
  });

  it('takes each computed entry once, and what is new beside it', () => {
    const history = specify(scoreAccount).given([opened, posted(computed())]);
    history.when(judge(computed())).thenNothing();
    const other = computed({ entryId: 'E2', rule: 'other' });
    history.when(judge(computed(), other)).then([posted(other)]);
    specify(scoreAccount)
      .given([opened, posted(computed()), reversed])
      .when(judge(computed()))
      .thenNothing();
  });

  it('takes what follows from a record that was made before its period closed', () => {
    specify(scoreAccount)
      .given([opened])
      .when({ ...judge(computed()), periodState: closedPeriod })
      .then([posted(computed())]);
  });

  it('takes a manual entry under an indicator that allows it', () => {
    specify(scoreAccount)
      .given([])
      .when(post(manual()))
      .then([opened, posted(manual())]);
    specify(scoreAccount)
      .given([opened, posted(manual())])
      .when(post(manual()))
      .thenNothing();
  });

  it.each([
    ['unknown-indicator', { indicator: 'nothing' }],
    ['indicator-not-manual', { indicator: 'speed' }],
    ['common-only-deducts', { kind: 'bonus' }],
    ['invalid-points', { points: 0 }],
    ['invalid-points', { points: -5 }],
    ['invalid-points', { points: 0.5 }],
    ['missing-reason', { reason: '  ' }],
  ] as const)('refuses a manual entry: %s', (code, over) => {
    specify(scoreAccount)
      .given([opened])
      .when(post(manual(over as Partial<EntryData>)))
      .thenRefused(code);
  });

  it('reverses an entry once, keeping its effective date', () => {
    specify(scoreAccount)
      .given([opened, posted(computed())])
      .when(reverse)
      .then([reversed]);
    const after = specify(scoreAccount).given([opened, posted(computed()), reversed]);
    after.when(reverse).thenNothing();
    after.when({ ...reverse, entryId: 'X2' }).thenRefused('entry-reversed');
    after.when({ ...reverse, reverses: 'E9' }).thenRefused('unknown-entry');
  });

  it('is left alone by people once its period is closed', () => {
    const history = specify(scoreAccount).given([opened, posted(computed())]);
    history
      .when({ ...post(manual({ entryId: 'E2' })), periodState: closedPeriod })
      .thenRefused('period-closed');
    history.when({ ...reverse, periodState: closedPeriod }).thenRefused('period-closed');
  });
});

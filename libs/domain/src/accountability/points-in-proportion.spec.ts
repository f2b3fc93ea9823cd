import { describe, expect, it } from '@jest/globals';
import { NO_LIMITS, type Rulebook } from '../rulebook/rulebook.js';
import type { ScoreAccountState } from '../score-account/entry-case.js';
import type { EntryData, ScoreAccountEvent } from '../score-account/events.js';
import { scoreAccount } from '../score-account/score-account.js';
import { computed, manual, opened, pending, posted, rulebook } from '../testing/account-fixture.js';
import { deed, person } from '../testing/case-fixture.js';
import { after, deedsTo } from '../testing/case-stages.js';
import { specify } from '../testing/decider-spec.js';
import { accountabilityCase } from './accountability-case.js';
import type { CaseCommand } from './commands.js';
import type { AccountabilityEvent } from './events.js';

/* S1 bears 300 thousandths of what a fault costs, S2 bears 700. */

const defended = [deed('GiveDefence'), deed('GiveDefence', { by: person('S2') })];
const openedFrom = (source: CaseCommand<'OpenCase'>['source']): AccountabilityEvent[] => {
  const [, ...rest] = deedsTo['findings-proposed'];
  return after(deed('OpenCase', { source }), ...rest, ...defended);
};
const ofRecord = openedFrom({ kind: 'work-record', process: 'P1', record: 'R1' });
/** From an entry of S1. */
const ofEntry = openedFrom({ kind: 'entry', period: '2024-Q1', staff: 'S1', entryId: 'E1' });

const within = (proportionality: Partial<Rulebook['proportionality']>): Rulebook =>
  rulebook({ proportionality: { ...NO_LIMITS, ...proportionality } });
const account = (...events: ScoreAccountEvent[]): ScoreAccountState =>
  events.reduce((state, event) => scoreAccount.evolve(state, event), scoreAccount.initialState());
const holding = (...entries: EntryData[]): ScoreAccountState => account(opened, ...entries.map(posted));
const reversal = (over: object = {}): ScoreAccountEvent => ({
  type: 'EntryReversed',
  data: {
    entryId: 'X1',
    period: '2024-Q1',
    staff: 'S1',
    reverses: 'E1',
    reason: 'so',
    authority: 'so',
    occurredOn: '2024-02-01',
    ...over,
  },
});
const accounts = (S1: ScoreAccountState, S2 = holding()) => ({
  accounts: new Map(Object.entries({ S1, S2 })),
});

type Over = Partial<CaseCommand<'DecideCase'>>;
const costs = (total: number, indicator = 'conduct') => ({ points: { indicator, total } });
const isRefused = (history: AccountabilityEvent[], over: Over, code: string, field: string) =>
  specify(accountabilityCase).given(history).when(deed('DecideCase', over)).thenRefused(code, field);
/** With these points for S1 and S2. */
const isDecided = (history: AccountabilityEvent[], over: Over, points: readonly number[]): void => {
  const state = history.reduce(accountabilityCase.evolve, accountabilityCase.initialState());
  const [decided] = accountabilityCase.decide(state, deed('DecideCase', over));
  expect(decided!.type === 'CaseDecided' && decided.data.entries.map((one) => one.points)).toEqual(points);
};

describe('what a case deducts', () => {
  it('is for nobody more than one deduction may be', () => {
    const rules = { rulebook: within({ perEntry: 700 }) };
    isDecided(ofRecord, { ...rules, ...costs(1000) }, [300, 700]);
    const refusal = isRefused(ofRecord, { ...rules, ...costs(1002) }, 'deduction-too-large', 'points.total');
    expect(refusal.message).toContain('the share of S2 must be at most 0.7');
  });

  it('is for nobody more than is left of what people deduct in the period', () => {
    const rules = { rulebook: within({ perPeriod: 1000 }) };
    // What waits counts as well; what a rule computed does not.
    const waiting = account(
      opened,
      posted(computed({ entryId: 'E2' })),
      pending({ entryId: 'E3', points: 700 }),
    );
    isDecided(ofRecord, { ...rules, ...accounts(waiting), ...costs(1000) }, [300, 700]);
    isRefused(
      ofRecord,
      { ...rules, ...accounts(waiting), ...costs(1004) },
      'deductions-exceed-period',
      'points.total',
    );
  });
});

describe('a case that was opened from an entry', () => {
  const under = { indicator: 'conduct' };

  it('does not deduct the same again from the same person under the same indicator', () => {
    for (const entry of [manual(under), computed(under)]) {
      const refusal = isRefused(
        ofEntry,
        { ...accounts(holding(entry)), ...costs(10) },
        'fault-punished',
        'points',
      );
      expect(refusal.message).toMatch(/E1 .* reverse it first, or decide without points/);
    }
  });

  it('nor where the entry stands corrected', () => {
    const correction = manual({ ...under, entryId: 'E2', points: 100, corrects: 'E1' });
    const corrected = account(opened, posted(manual(under)), reversal(), posted(correction));
    isRefused(ofEntry, { ...accounts(corrected), ...costs(10) }, 'fault-punished', 'points');
  });

  it('deducts without it, from others, under another indicator, and where it was a bonus', () => {
    const stands = accounts(holding(manual(under)));
    isDecided(ofEntry, { ...stands, points: undefined }, []);
    isDecided(ofEntry, { ...stands, ...costs(10, 'integrity') }, [3, 7]);
    isDecided(ofRecord, { ...stands, ...costs(10) }, [3, 7]);
    const findings = [
      { person: 'S1', liable: false, reasons: 'the entry is enough' },
      { person: 'S2', liable: true, reasons: 'as proposed' },
    ];
    isDecided(ofEntry, { ...stands, findings, ...costs(10) }, [7]);
    const bonus = accounts(holding(manual({ indicator: 'ideas', kind: 'bonus' })));
    isDecided(ofEntry, { ...bonus, ...costs(10, 'ideas') }, [3, 7]);
  });

  it('deducts once a supervisor took the entry out', () => {
    for (const entry of [manual(under), computed(under)]) {
      isDecided(ofEntry, { ...accounts(account(opened, posted(entry), reversal())), ...costs(10) }, [3, 7]);
    }
  });

  it('does not punish its matter a second time either, of whomever', () => {
    const onM1 = manual({ ...under, matter: 'M1' });
    const gone = account(opened, posted(onM1), reversal());
    isDecided(ofEntry, { ...accounts(gone), ...costs(10) }, [3, 7]);
    const again = account(opened, posted(onM1), reversal(), posted({ ...onM1, entryId: 'E7' }));
    isRefused(ofEntry, { ...accounts(again), ...costs(10) }, 'matter-punished', 'points');
    const ofOther = holding({ ...onM1, entryId: 'E8', staff: 'S2' });
    const refusal = isRefused(
      ofEntry,
      { ...accounts(gone, ofOther), ...costs(10) },
      'matter-punished',
      'points',
    );
    expect(refusal.message).toContain('of S2');
  });

  it('does not undo the appeal that took it out, lowered it or sent it back', () => {
    const byAppeal = { appeal: 'A1' };
    for (const entry of [manual(under), computed(under), manual({ ...under, matter: 'M1' })]) {
      const upheld = account(opened, posted(entry), reversal(byAppeal));
      isRefused(ofEntry, { ...accounts(upheld), ...costs(10) }, 'aggravates', 'points.total');
      const left = {
        ...entry,
        rule: undefined,
        origin: 'manual',
        entryId: 'E2',
        points: 30,
        corrects: 'E1',
      } as const;
      const lowered = [opened, posted(entry), reversal(byAppeal), posted(left)];
      const gone = account(...lowered, reversal({ entryId: 'X2', reverses: 'E2' }));
      isDecided(ofEntry, { ...accounts(gone), ...costs(100) }, [30, 70]);
      isRefused(ofEntry, { ...accounts(gone), ...costs(104) }, 'aggravates', 'points.total');
    }
    const remitted = { ...under, kind: 'deduction', points: 30 };
    const back = account(
      opened,
      posted(manual({ ...under, points: 30 })),
      reversal({ ...byAppeal, remitted }),
    );
    isDecided(ofEntry, { ...accounts(back), ...costs(100) }, [30, 70]);
    isRefused(ofEntry, { ...accounts(back), ...costs(104) }, 'aggravates', 'points.total');
  });

  it('is free of appeals about something else of that day', () => {
    const other = manual({ ...under, entryId: 'E5' });
    const upheld = reversal({ entryId: 'X5', reverses: 'E5', appeal: 'A1' });
    const events = [opened, posted(manual(under)), reversal(), posted(other), upheld];
    isDecided(ofEntry, { ...accounts(account(...events)), ...costs(10) }, [3, 7]);
  });
});

import { describe, expect, it } from '@jest/globals';
import { as, calendar, deed, person, policy, TODAY } from '../testing/case-fixture.js';
import { caseIn } from '../testing/case-stages.js';
import { specify } from '../testing/decider-spec.js';
import { accountabilityCase } from './accountability-case.js';
import type { CaseCommand } from './commands.js';
import type { ActionOrdered, ActionVerified, Repair } from './decision-events.js';
import { repairOn } from './repairs.js';

const history = specify(accountabilityCase);
const decided = history.given(caseIn('decided'));
const order = (over: Partial<CaseCommand<'OrderAction'>> = {}) => deed('OrderAction', over);
const complete = deed('CompleteAction');
const verify = (over: Partial<CaseCommand<'VerifyAction'>> = {}) => deed('VerifyAction', over);
const ordered: ActionOrdered = {
  type: 'ActionOrdered',
  data: {
    case: 'C1',
    action: 'A1',
    text: 'Scan every file on the first day.',
    owner: 'S3',
    repairs: ['case-C1-S1'],
    orderedBy: 'D1',
  },
};
const due = {
  type: 'DeadlineSet',
  data: {
    of: { kind: 'accountability', case: 'C1' },
    deadline: 'action:A1',
    limit: null,
    from: TODAY,
    dueBy: '2024-04-03',
    warnOn: '2024-03-27',
  },
} as const;
const verified = (over: Partial<ActionVerified['data']> = {}): ActionVerified => ({
  type: 'ActionVerified',
  data: {
    case: 'C1',
    action: 'A1',
    verifiedBy: 'V1',
    verifiedOn: TODAY,
    effective: true,
    reason: 'no file lost since',
    repairs: [],
    ...over,
  },
});
const repair = (permille: number, back: number): Repair => ({
  entryId: 'case-C1-S1',
  period: '2024-Q1',
  staff: 'S1',
  permille,
  back,
  points: 3000 - back,
});

describe('a corrective action', () => {
  it('is ordered with an owner and a day, once', () => {
    decided.when(order()).then([ordered, due]);
    decided.when(order({ repairs: ['case-C1-S1', 'case-C1-S1'] })).then([ordered, due]);
    const given = history.given(caseIn('decided', order()));
    given.when(order()).thenNothing();
    given.when(order({ text: 'Something else.' })).thenRefused('action-id-taken', 'action');
  });

  it.each([
    ['unknown-staff-member', { owner: 'S9' }],
    ['unknown-entry', { repairs: ['case-C1-S3'] }],
    ['invalid-date', { dueBy: 'soon' }],
    ['before-the-matter', { dueBy: TODAY }],
    ['missing-text', { text: '' }],
    ['invalid-identifier', { action: '' }],
    ['took-part', { by: as('S1', 'supervisor') }],
    ['took-part', { by: as('I1', 'supervisor') }],
  ] as const)('is refused: %s, %j', (code, over) => {
    decided.when(order(over)).thenRefused(code);
  });

  it('is completed by its owner', () => {
    const given = history.given(caseIn('decided', order()));
    given
      .when(complete)
      .then([
        { type: 'ActionCompleted', data: { case: 'C1', action: 'A1', completedBy: 'S3', text: 'done' } },
      ]);
    given.when(deed('CompleteAction', { by: person('S1') })).thenRefused('not-owner');
    given.when(deed('CompleteAction', { text: ' ' })).thenRefused('missing-text', 'text');
    given.when(deed('CompleteAction', { action: 'A9' })).thenRefused('unknown-action', 'action');
    history
      .given(caseIn('decided', order(), complete))
      .when(complete)
      .thenRefused('action-not-ordered');
  });

  it('is for somebody else to do, by another day, where its owner cannot', () => {
    const reassign = (over: Partial<CaseCommand<'ReassignAction'>> = {}) => deed('ReassignAction', over);
    const reassigned = {
      type: 'ActionReassigned',
      data: { case: 'C1', action: 'A1', owner: 'S1', reason: 'S3 has left the unit.', reassignedBy: 'D1' },
    } as const;
    const anew = { ...due, data: { ...due.data, dueBy: '2024-04-10', warnOn: '2024-04-03' } };
    const given = history.given(caseIn('decided', order()));
    given.when(reassign()).then([reassigned, anew]);
    given.when(reassign({ owner: 'S3' })).thenRefused('same-owner', 'owner');
    given.when(reassign({ owner: 'S9' })).thenRefused('unknown-staff-member', 'owner');
    given.when(reassign({ dueBy: TODAY })).thenRefused('before-the-matter', 'dueBy');
    given.when(reassign({ reason: ' ' })).thenRefused('missing-reason', 'reason');
    given.when(reassign({ action: 'A9' })).thenRefused('unknown-action', 'action');
    given.when(reassign({ by: as('I1', 'supervisor') })).thenRefused('took-part');
    for (const more of [[complete], [complete, verify()]]) {
      history
        .given(caseIn('decided', order(), ...more))
        .when(reassign())
        .thenRefused('action-not-ordered', 'action');
    }
    const other = history.given(caseIn('decided', order(), reassign()));
    other.when(complete).thenRefused('not-owner');
    other
      .when(deed('CompleteAction', { by: person('S1') }))
      .then([
        { type: 'ActionCompleted', data: { case: 'C1', action: 'A1', completedBy: 'S1', text: 'done' } },
      ]);
    // Without effect the new owner has as much time again as they had, not as the first one.
    const done = caseIn('decided', order(), reassign(), deed('CompleteAction', { by: person('S1') }));
    const [, again] = accountabilityCase.decide(
      done.reduce(accountabilityCase.evolve, accountabilityCase.initialState()),
      verify({ effective: false }),
    );
    expect(again).toMatchObject({ type: 'DeadlineSet', data: { limit: { count: 37 } } });
  });

  it('may be for a person named to do, whose effect another person verifies', () => {
    const own = [order({ owner: 'S1' }), deed('CompleteAction', { by: person('S1') })];
    const done = history.given(caseIn('decided', ...own));
    done.when(verify()).then([verified({ repairs: [repair(800, 2400)] })]);
    done.when(verify({ by: as('S1', 'verifier') })).thenRefused('took-part');
    done.when(verify({ by: as('S2', 'verifier') })).thenRefused('took-part');
    const byS3 = history.given(caseIn('decided', order(), complete));
    byS3.when(verify({ by: as('S3', 'verifier') })).thenRefused('took-part');
    byS3.when(verify({ by: as('I1', 'investigator') })).thenRefused('outside-scope');
    byS3.when(verify({ reason: '' })).thenRefused('missing-reason', 'reason');
    byS3.when(verify({ action: 'A9' })).thenRefused('unknown-action', 'action');
    history.given(caseIn('decided', order())).when(verify()).thenRefused('action-not-completed', 'action');
  });

  it('without effect is to be done again, in as much time', () => {
    // Thirty days from then end on a Sunday: the day is moved, and the time that is given next is not.
    const failed = verify({ effective: false, today: '2024-05-03' });
    const verdict = verified({ effective: false, verifiedOn: '2024-05-03' });
    const limit = { count: 30, unit: 'calendar-days' } as const;
    const again = {
      type: 'DeadlineSet',
      data: { ...due.data, limit, from: '2024-05-03', dueBy: '2024-06-03', warnOn: '2024-05-27' },
    } as const;
    history
      .given(caseIn('decided', order(), complete))
      .when(failed)
      .then([verdict, again]);
    const open = history.given(caseIn('decided', order(), complete, failed));
    open
      .when(complete)
      .then([
        { type: 'ActionCompleted', data: { case: 'C1', action: 'A1', completedBy: 'S3', text: 'done' } },
      ]);
    open.when(deed('CloseCase')).thenRefused('actions-open');
    open.when(deed('RecordBreach', { deadline: 'action:A1', today: '2024-06-04' })).then([
      {
        type: 'DeadlineBreached',
        data: { of: due.data.of, deadline: 'action:A1', dueBy: '2024-06-03' },
      },
    ]);
    const twice = caseIn('decided', order(), complete, failed, complete);
    const [, third] = accountabilityCase.decide(
      twice.reduce(accountabilityCase.evolve, accountabilityCase.initialState()),
      verify({ effective: false, today: '2024-07-01' }),
    );
    expect(third).toMatchObject({ data: { limit, dueBy: '2024-07-31' } });
  });

  it('keeps the case open until its effect is verified', () => {
    const close = deed('CloseCase');
    for (const more of [[order()], [order(), complete]]) {
      history
        .given(caseIn('decided', ...more))
        .when(close)
        .thenRefused('actions-open');
    }
    history
      .given(caseIn('decided', order(), complete, verify()))
      .when(close)
      .then([
        {
          type: 'CaseClosed',
          data: { case: 'C1', closedBy: 'D1', outcome: 'done', reason: 'everything is done' },
        },
      ]);
  });
});

describe('points come back', () => {
  const done = caseIn('decided', order(), complete);

  it.each([
    [800, '2024-04-03'],
    [400, '2024-04-04'],
    [400, '2024-12-31'],
    [200, '2025-01-01'],
    [200, '2025-12-31'],
  ])('by %i thousandths where the effect is verified on %s', (permille, today) => {
    const back = 3 * permille;
    history
      .given(done)
      .when(verify({ today }))
      .then([verified({ verifiedOn: today, repairs: [repair(permille, back)] })]);
  });

  it('not at all after that, or without effect', () => {
    history
      .given(done)
      .when(verify({ today: '2026-01-01' }))
      .then([verified({ verifiedOn: '2026-01-01' })]);
    const [failed] = accountabilityCase.decide(
      done.reduce(accountabilityCase.evolve, accountabilityCase.initialState()),
      verify({ effective: false }),
    );
    expect(failed).toMatchObject({ data: { repairs: [] } });
  });

  it('within thirty days before the rest of the year, across its end', () => {
    const { repair: schedule } = policy.accountability;
    const on = (today: string) => repairOn(today, '2024-12-20', schedule, calendar);
    expect([on('2025-01-20'), on('2025-01-21'), on('2026-01-02')]).toEqual([800, 200, 0]);
    expect(repairOn('2025-01-20', '2024-12-20', [], calendar)).toBe(0);
  });

  it('once for an entry, and never for one that was reversed', () => {
    const second = [order({ action: 'A2' }), deed('CompleteAction', { action: 'A2' })];
    history
      .given(caseIn('decided', order(), complete, verify(), ...second))
      .when(verify({ action: 'A2' }))
      .then([verified({ action: 'A2' })]);
    history
      .given(caseIn('decided', order(), complete, deed('VaryFinding', { share: 0 })))
      .when(verify())
      .then([verified()]);
  });

  it('of what an appeal has left of them', () => {
    history
      .given(caseIn('decided', order(), complete, deed('VaryFinding')))
      .when(verify())
      .then([verified({ repairs: [{ ...repair(800, 800), points: 200 }] })]);
  });
});

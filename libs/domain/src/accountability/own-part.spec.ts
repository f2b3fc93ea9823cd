import { expect, it } from '@jest/globals';
import { deed, person } from '../testing/case-fixture.js';
import { caseIn } from '../testing/case-stages.js';
import type { LedgerEvent } from '../ledger-event.js';
import { aboutAlone, isToldTo } from './own-part.js';

const whole = caseIn(
  'decided',
  deed('ImposeSanction'),
  deed('OrderAction'),
  deed('CompleteAction', { by: person('S3') }),
);
const types = (events: readonly LedgerEvent[]): string[] => events.map(({ type }) => type);

it('tells each person named everything but what is about another one alone', () => {
  const [first, second] = ['S1', 'S2'].map((id) => whole.filter((event) => isToldTo(id, event)));
  const hidden = whole.filter((event) => !second!.includes(event));
  expect(types(hidden)).toEqual(['PersonNamed', 'StatementGiven', 'DefenceGiven', 'SanctionImposed']);
  expect(hidden.map(aboutAlone)).toEqual(['S1', 'S1', 'S1', 'S1']);
  const shared = ['CaseOpened', 'StepsTraced', 'StatementsInvited', 'FindingsProposed', 'CaseDecided'];
  for (const told of [first!, second!]) expect(types(told)).toEqual(expect.arrayContaining(shared));
  expect(whole.filter((event) => !first!.includes(event)).map(aboutAlone)).toEqual(['S2', 'S2', 'S2']);
});

it('takes a deadline or a look for what its own file is about', () => {
  const of = { kind: 'appeal', staff: 'S1', appeal: 'A1' } as const;
  const breached = (ref: object) =>
    ({
      type: 'DeadlineBreached',
      data: { of: ref, deadline: 'decision', dueBy: '2024-04-03' },
    }) as LedgerEvent;
  expect(aboutAlone(breached(of))).toBe('S1');
  expect(aboutAlone(breached({ kind: 'accountability', case: 'C1' }))).toBeUndefined();
});

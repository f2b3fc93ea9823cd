import { describe, expect, it } from '@jest/globals';
import { as, circumstances, deed, LATER, memberOf, people, person, TODAY } from '../testing/case-fixture.js';
import { after, caseIn, deedsTo, name } from '../testing/case-stages.js';
import { specify } from '../testing/decider-spec.js';
import { accountabilityCase } from './accountability-case.js';
import type { PersonNamed } from './events.js';

const history = specify(accountabilityCase);
const investigating = history.given(caseIn('investigating'));
const invited = history.given(caseIn('statements-invited'));

describe('a person is named', () => {
  const named = (staff: string): PersonNamed => ({
    type: 'PersonNamed',
    data: { case: 'C1', staff, part: 'handler', circumstances, namedBy: 'I1' },
  });

  it('once with the same words, and else anew', () => {
    investigating.when(name('S3', 'handler')).then([named('S3')]);
    investigating.when(name('S1', 'handler')).thenNothing();
    investigating.when(name('S2', 'handler')).then([named('S2')]);
  });

  it.each([
    ['unknown-staff-member', { person: 'S9' }],
    ['missing-text', { circumstances: { ...circumstances, falsified: ' ' } }],
    ['missing-text', { circumstances: { ...circumstances, mitigation: ['told at once', ''] } }],
    ['missing-text', { circumstances: { ...circumstances, aggravation: [''] } }],
    ['outside-scope', { by: as('V1', 'verifier'), person: 'S3' }],
    ['took-part', { person: 'I1' }],
    ['took-part', { person: 'D1' }],
    ['took-part', { person: 'I2', by: as('I2', 'investigator') }],
    ['took-part', { person: 'S3', by: as('S1', 'investigator') }],
  ] as const)('or it is refused: %s, %j', (code, over) => {
    investigating.when(deed('NamePerson', over as object)).thenRefused(code);
  });

  it('not where the ids are too long for the id of an entry', () => {
    const long = 'S'.repeat(193);
    const known = new Map([...people, [long, memberOf(long, 'B-desk')]]);
    investigating
      .when(deed('NamePerson', { person: long, people: known }))
      .thenRefused('invalid-identifier', 'person');
  });

  it('also whoever opened the case: they only said what they saw', () => {
    const ownFault = deed('OpenCase', { by: as('S3', 'verifier') });
    const events = after(ownFault, deed('BeginInvestigation'), name('S3', 'handler'));
    expect(events.at(-1)).toEqual(named('S3'));
  });

  it('not by those who stood above them that day, or stand below them', () => {
    const above = new Map([...people, ['I1', memberOf('I1', 'A-head', '2020-01-01', '2024-02-15')]]);
    const elsewhere = after(
      deed('OpenCase', { sourceFacts: { exists: true, unit: 'C', occurredOn: '2024-02-01' } }),
      deed('BeginInvestigation'),
    );
    const ofUnitC = history.given(elsewhere);
    ofUnitC.when(deed('NamePerson', { people: above })).thenRefused('supervised');
    // Somebody else names them, but the case is still in the hands of their head.
    const by = as('I2', 'investigator');
    ofUnitC.when(deed('NamePerson', { people: above, by })).thenRefused('supervised');
    const below = new Map([...people, ['I1', memberOf('I1', 'B-desk', '2024-03-01')]]);
    investigating.when(deed('NamePerson', { person: 'H-B', people: below })).thenRefused('under-participant');
  });

  it('is released with a reason, and acts for the office in this case never more', () => {
    investigating.when(deed('ReleasePerson')).then([
      {
        type: 'PersonReleased',
        data: { case: 'C1', staff: 'S1', releasedBy: 'I1', reason: 'was on leave' },
      },
    ]);
    investigating.when(deed('ReleasePerson', { reason: '' })).thenRefused('missing-reason', 'reason');
    investigating.when(deed('ReleasePerson', { person: 'S3' })).thenRefused('person-not-named');
    history
      .given(caseIn('investigating', deed('ReleasePerson')))
      .when(deed('ReleasePerson', { person: 'S2', by: as('S1', 'investigator') }))
      .thenRefused('took-part');
  });
});

describe('the persons named are heard', () => {
  const dueOf = (
    deadline: 'statement' | 'defence',
    from = TODAY,
    dueBy = '2024-03-14',
    warnOn = '2024-03-07',
  ) => ({
    type: 'DeadlineSet' as const,
    data: {
      of: { kind: 'accountability', case: 'C1' } as const,
      deadline,
      limit: { count: 10, unit: 'calendar-days' } as const,
      from,
      dueBy,
      warnOn,
    },
  });

  it('invited all together, with ten whole days', () => {
    investigating
      .when(deed('InviteStatements'))
      .then([
        { type: 'StatementsInvited', data: { case: 'C1', invitedBy: 'I1', persons: ['S1', 'S2'] } },
        dueOf('statement'),
      ]);
    history
      .given(after(deed('OpenCase'), deed('BeginInvestigation')))
      .when(deed('InviteStatements'))
      .thenRefused('nobody-named');
  });

  it('and anew where somebody is named later, with all who did not speak', () => {
    const more = caseIn('statements-invited', deed('GiveStatement'), name('S3', 'member'));
    history
      .given(more)
      .when(deed('InviteStatements', { today: LATER }))
      .then([
        { type: 'StatementsInvited', data: { case: 'C1', invitedBy: 'I1', persons: ['S2', 'S3'] } },
        dueOf('statement', LATER, '2024-03-28', '2024-03-21'),
      ]);
    // Whoever was named with other words speaks to those.
    const changed = caseIn('statements-invited', deed('GiveStatement'), name('S1', 'approver'));
    history.given(changed).when(deed('GiveStatement')).thenRefused('not-now');
    const [again] = accountabilityCase.decide(
      changed.reduce(accountabilityCase.evolve, accountabilityCase.initialState()),
      deed('InviteStatements'),
    );
    expect(again).toMatchObject({ data: { persons: ['S1', 'S2'] } });
    // Where everybody spoke, nothing is due.
    const released = caseIn(
      'statements-invited',
      deed('GiveStatement'),
      deed('GiveStatement', { by: person('S2') }),
      name('S3', 'member'),
      deed('ReleasePerson', { person: 'S3' }),
    );
    history
      .given(released)
      .when(deed('InviteStatements'))
      .then([{ type: 'StatementsInvited', data: { case: 'C1', invitedBy: 'I1', persons: [] } }]);
  });

  it('each for themselves, and more than once', () => {
    const given = {
      type: 'StatementGiven',
      data: { case: 'C1', staff: 'S1', text: 'I never had it.' },
    } as const;
    invited.when(deed('GiveStatement')).then([given]);
    history
      .given(caseIn('statements-invited', deed('GiveStatement')))
      .when(deed('GiveStatement'))
      .then([given]);
    invited.when(deed('GiveStatement', { by: as('S3', 'administrator') })).thenRefused('not-concerned');
    invited.when(deed('GiveStatement', { text: ' ' })).thenRefused('missing-text', 'text');
    const proposed = history.given(caseIn('findings-proposed'));
    proposed
      .when(deed('GiveDefence'))
      .then([{ type: 'DefenceGiven', data: { case: 'C1', staff: 'S1', text: 'Nobody told me.' } }]);
    proposed.when(deed('GiveDefence', { by: person('S3') })).thenRefused('not-concerned');
  });

  it('before findings are proposed, until the last whole day has passed', () => {
    const one = history.given(caseIn('statements-invited', deed('GiveStatement')));
    const refusal = one.when(deed('ProposeFindings', { today: '2024-03-14' })).thenRefused('statement-due');
    expect(refusal.message).toContain('S2');
    const shares = {
      persons: [
        { staff: 'S1', share: 300 },
        { staff: 'S2', share: 700 },
      ],
      organization: 0,
    };
    const summary = 'S1 lost it, S2 did not look.';
    const proposal = {
      type: 'FindingsProposed',
      data: { case: 'C1', proposedBy: 'I1', summary, shares },
    } as const;
    one
      .when(deed('ProposeFindings', { today: '2024-03-15' }))
      .then([proposal, dueOf('defence', '2024-03-15', '2024-03-25', '2024-03-18')]);
    const both = [
      ...deedsTo['statements-invited'],
      deed('GiveStatement'),
      deed('GiveStatement', { by: person('S2') }),
    ];
    history
      .given(after(...both))
      .when(deed('ProposeFindings'))
      .then([proposal, dueOf('defence')]);
    history
      .given(after(...both))
      .when(deed('ProposeFindings', { summary: '' }))
      .thenRefused('missing-text');
    const released = both.concat(deed('ReleasePerson'), deed('ReleasePerson', { person: 'S2' }));
    history
      .given(after(...released))
      .when(deed('ProposeFindings'))
      .thenRefused('nobody-named');
  });
});

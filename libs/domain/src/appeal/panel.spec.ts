import { describe, expect, it } from '@jest/globals';
import { specify } from '../testing/decider-spec.js';
import {
  after,
  appealAfter,
  appellant,
  clerk,
  deed,
  office,
  reviewer,
  upTo,
} from '../testing/appeal-fixture.js';
import { barredFrom, mayReadAppeal } from './access.js';
import type { AppealCommand } from './commands.js';
import { docket } from './docket.js';

const admitted = after(...upTo('AdmitAppeal'));
const deliberating = upTo('BeginDeliberation');
const challenged = [...deliberating, deed('ChallengeMember')];
const recused = [...challenged, deed('DecideChallenge')];
const ref = { staff: 'S1', appeal: 'AP1' };

describe('a panel', () => {
  it('is formed with its chair', () => {
    specify(docket)
      .given(admitted)
      .when(deed('FormPanel'))
      .then([
        { type: 'PanelFormed', data: { ...ref, formedBy: 'K1', chair: 'R1', members: ['R1', 'R2', 'R3'] } },
      ]);
  });

  it.each([
    ['an even number', { members: ['R1', 'R2'] }, 'members'],
    ['nobody', { members: [] }, 'members'],
    ['somebody twice', { members: ['R1', 'R2', 'R2'] }, 'members'],
    ['a chair from elsewhere', { chair: 'R9' }, 'chair'],
  ])('is not formed with %s', (_, over, field) => {
    specify(docket).given(admitted).when(deed('FormPanel', over)).thenRefused('invalid-panel', field);
  });

  it('is not formed by whoever only reviews elsewhere', () => {
    specify(docket)
      .given(admitted)
      .when(deed('FormPanel', { by: office }))
      .thenRefused('outside-scope');
  });
});

describe('a challenge', () => {
  it.each([
    ['the appellant', appellant],
    ['the office', office],
    ['the member', reviewer('R2')],
  ])('by %s suspends the member at once', (_, by) => {
    const history = after(...deliberating, deed('ChallengeMember', { by }));
    const appeal = appealAfter(history);
    expect(barredFrom(appeal)).toEqual(['R2']);
    expect(mayReadAppeal(appeal, 'R2')).toBe(false);
    for (const type of ['CastVote', 'CloseEvidence', 'HoldAppeal'] as const) {
      specify(docket)
        .given(history)
        .when(deed(type, { by: reviewer('R2') }))
        .thenRefused('member-challenged');
    }
  });

  it('is not raised by whoever is neither a party nor on the panel', () => {
    specify(docket)
      .given(after(...deliberating))
      .when(deed('ChallengeMember', { by: reviewer('R9') }))
      .thenRefused('not-a-party');
  });

  it('is raised once, and names a member', () => {
    const history = after(...challenged);
    specify(docket).given(history).when(deed('ChallengeMember')).thenNothing();
    specify(docket)
      .given(history)
      .when(deed('ChallengeMember', { challenge: 'CH9' }))
      .thenRefused('challenge-pending', 'member');
    specify(docket)
      .given(history)
      .when(deed('ChallengeMember', { member: 'R3' }))
      .thenRefused('challenge-pending');
    specify(docket)
      .given(history)
      .when(deed('ChallengeMember', { challenge: 'CH9', member: 'R9' }))
      .thenRefused('not-on-panel', 'member');
    specify(docket)
      .given(after(...deliberating))
      .when(deed('ChallengeMember', { reason: '' }))
      .thenRefused('missing-reason');
  });

  it('is decided once, by somebody outside the panel', () => {
    const history = after(...challenged);
    specify(docket)
      .given(history)
      .when(deed('DecideChallenge', { by: reviewer('R3') }))
      .thenRefused('took-part');
    specify(docket)
      .given(history)
      .when(deed('DecideChallenge', { challenge: 'CH9' }))
      .thenRefused('unknown-challenge', 'challenge');
    specify(docket)
      .given(history)
      .when(deed('DecideChallenge', { reason: '' }))
      .thenRefused('missing-reason');
    specify(docket)
      .given(after(...recused))
      .when(deed('DecideChallenge'))
      .thenRefused('challenge-decided');
    specify(docket)
      .given(after(...recused))
      .when(deed('ChallengeMember'))
      .thenRefused('challenge-decided');
  });

  it('that fails lets the member sit again', () => {
    const history = after(...challenged, deed('DecideChallenge', { outcome: 'kept' }));
    expect(barredFrom(appealAfter(history))).toEqual([]);
    expect(appealAfter(history).panel[1]).toEqual({ member: 'R2', standing: 'sits' });
  });
});

describe('a challenge that failed', () => {
  const kept = after(...challenged, deed('DecideChallenge', { outcome: 'kept' }));
  const anew = (over: Partial<AppealCommand<'ChallengeMember'>>) =>
    deed('ChallengeMember', { challenge: 'CH9', ...over });

  it('is not raised again by the same side, under whatever id', () => {
    specify(docket)
      .given(kept)
      .when(anew({ reason: 'another one' }))
      .thenRefused('challenge-decided');
    const byOffice = after(
      ...deliberating,
      deed('ChallengeMember', { by: office }),
      deed('DecideChallenge', { outcome: 'kept' }),
    );
    specify(docket)
      .given(byOffice)
      .when(anew({ by: { ...office, id: 'O2' } }))
      .thenRefused('challenge-decided');
  });

  it.each<[string, Partial<AppealCommand<'ChallengeMember'>>]>([
    ['of another member', { member: 'R3' }],
    ['of the other side', { by: office }],
    ['of the member themself', { by: reviewer('R2') }],
  ])('leaves room for one %s', (_, over) => {
    const state = kept.reduce((one, event) => docket.evolve(one, event), docket.initialState());
    expect(docket.decide(state, anew(over))).toHaveLength(1);
  });
});

describe('a recused member', () => {
  const anything = ['CastVote', 'ScheduleHearing', 'AdmitAppeal', 'ReopenAppeal', 'SubmitEvidence'] as const;

  it.each(anything)('is refused as such, whatever stands: %s', (type) => {
    const by = { ...clerk(1), id: 'R2' };
    specify(docket)
      .given(after(...recused))
      .when(deed(type, { by }))
      .thenRefused('recused');
  });

  it('stays barred for good, also in the second instance', () => {
    const away = [...recused, deed('ReplaceMember')];
    const votes = ['R1', 'N1', 'R3'].map((id) => deed('CastVote', { by: reviewer(id) }));
    const ended = [deed('DecideAppeal'), deed('ServeDecision'), deed('RecordEffect'), deed('EscalateAppeal')];
    const escalated = after(...away, ...votes, ...ended);
    expect(barredFrom(appealAfter(escalated))).toEqual(['R2']);
    specify(docket)
      .given(escalated)
      .when(deed('AdmitAppeal', { by: reviewer('R2') }))
      .thenRefused('recused');
  });

  it('is replaced', () => {
    specify(docket)
      .given(after(...recused))
      .when(deed('ReplaceMember'))
      .then([
        {
          type: 'MemberReplaced',
          data: { ...ref, replacedBy: 'K1', leaves: 'R2', joins: 'N1', chair: 'R1' },
        },
      ]);
    const { panel, chair } = appealAfter(after(...recused, deed('ReplaceMember', { chair: 'N1' })));
    expect(panel.map(({ member }) => member)).toEqual(['R1', 'R3', 'N1']);
    expect(chair).toBe('N1');
  });

  it.each<[string, readonly AppealCommand[], Partial<AppealCommand<'ReplaceMember'>>, string, string]>([
    ['who is challenged only', challenged, { reason: 'ill' }, 'challenge-pending', 'leaves'],
    ['who never sat', recused, { leaves: 'R9' }, 'not-on-panel', 'leaves'],
    ['by who sits already', recused, { joins: 'R3' }, 'invalid-panel', 'joins'],
    ['by themself', recused, { joins: 'R2' }, 'recused', 'joins'],
    ['by who took part', recused, { joins: 'P1' }, 'took-part', 'joins'],
    ['under a chair who left', recused, { chair: 'R2' }, 'invalid-panel', 'chair'],
  ])('is not replaced %s', (_, history, over, code, field) => {
    specify(docket)
      .given(after(...history))
      .when(deed('ReplaceMember', over))
      .thenRefused(code, field);
  });
});

describe('a member who cannot go on', () => {
  const replaced = deed('ReplaceMember', { reason: 'ill for months' });

  it('is replaced, with the reason on record, and their vote goes with them', () => {
    const voted = after(...deliberating, deed('CastVote', { by: reviewer('R2') }));
    specify(docket)
      .given(voted)
      .when(replaced)
      .then([
        {
          type: 'MemberReplaced',
          data: {
            ...ref,
            replacedBy: 'K1',
            leaves: 'R2',
            joins: 'N1',
            chair: 'R1',
            reason: 'ill for months',
          },
        },
      ]);
    const history = [...voted, ...after(...deliberating, replaced).slice(-1)];
    expect(appealAfter(history).panel.map(({ member, vote }) => [member, vote])).toEqual([
      ['R1', undefined],
      ['R3', undefined],
      ['N1', undefined],
    ]);
    specify(docket)
      .given(history)
      .when(deed('CastVote', { by: reviewer('R2') }))
      .thenRefused('not-on-panel');
  });

  it('was in the first instance all the same', () => {
    const votes = ['R1', 'N1', 'R3'].map((id) => deed('CastVote', { by: reviewer(id) }));
    const ended = [deed('DecideAppeal'), deed('ServeDecision'), deed('RecordEffect'), deed('EscalateAppeal')];
    specify(docket)
      .given(after(...deliberating, replaced, ...votes, ...ended))
      .when(deed('AdmitAppeal', { by: reviewer('R2') }))
      .thenRefused('other-instance');
  });

  it.each<[string, Partial<AppealCommand<'ReplaceMember'>>, string, string | undefined]>([
    ['without a reason', {}, 'missing-reason', 'reason'],
    ['by another member', { by: reviewer('R1'), reason: 'ill' }, 'took-part', undefined],
    ['by who took part', { joins: 'P1', reason: 'ill' }, 'took-part', 'joins'],
  ])('is not replaced %s', (_, over, code, field) => {
    specify(docket)
      .given(after(...deliberating))
      .when(deed('ReplaceMember', over))
      .thenRefused(code, field);
  });
});

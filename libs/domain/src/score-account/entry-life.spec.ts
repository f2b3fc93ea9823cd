import { describe, expect, it } from '@jest/globals';
import {
  authority,
  closedPeriod,
  concerned,
  givenEvidence,
  holder,
  manual,
  opened,
  pending,
  posted,
  reversed,
  step,
} from '../testing/account-fixture.js';
import { specify } from '../testing/decider-spec.js';
import type { EntryStep } from './commands.js';
import type { EntryStatus } from './entry-case.js';
import type { ScoreAccountEvent } from './events.js';
import { scoreAccount } from './score-account.js';

const ref = { entryId: 'E1', period: '2024-Q1', staff: 'S1' };
const entry = manual({ indicator: 'integrity' });
const proposed = pending();
const confirmed: ScoreAccountEvent = {
  type: 'EntryConfirmed',
  data: { ...ref, confirmedBy: 'V1', answerBy: '2024-03-11' },
};
const returned: ScoreAccountEvent = {
  type: 'EntryReturned',
  data: { ...ref, returnedBy: 'V1', reason: 'which file?' },
};
const withdrawn: ScoreAccountEvent = { type: 'EntryWithdrawn', data: { ...ref, reason: 'my mistake' } };
const acknowledged: ScoreAccountEvent = { type: 'EntryAcknowledged', data: ref };
const disputed: ScoreAccountEvent = {
  type: 'EntryDisputed',
  data: { ...ref, statement: 'I was on leave' },
};
const lapsed: ScoreAccountEvent = { type: 'AnswerLapsed', data: { ...ref, answerBy: '2024-03-11' } };
const decided = (outcome: 'stands' | 'dropped'): ScoreAccountEvent => ({
  type: 'DisputeDecided',
  data: { ...ref, decidedBy: 'V2', outcome, reason: 'you were not' },
});
const attached: ScoreAccountEvent = {
  type: 'EvidenceAttached',
  data: { ...ref, evidence: 'D1', attachedBy: 'P1' },
};

const histories: Record<EntryStatus, ScoreAccountEvent[]> = {
  proposed: [proposed],
  'awaiting-answer': [proposed, confirmed],
  disputed: [proposed, confirmed, disputed],
  posted: [proposed, confirmed, lapsed, opened, posted(entry)],
  reversed: [proposed, confirmed, lapsed, opened, posted(entry), reversed],
  returned: [proposed, returned],
  withdrawn: [proposed, withdrawn],
  dropped: [proposed, confirmed, disputed, decided('dropped')],
};
const at = (status: EntryStatus) => specify(scoreAccount).given(histories[status]);

type Result = readonly ScoreAccountEvent[] | string;
const never = (code: string): Record<EntryStatus, Result> => ({
  proposed: code,
  'awaiting-answer': code,
  disputed: code,
  posted: code,
  reversed: code,
  returned: code,
  withdrawn: code,
  dropped: code,
});
const V2 = authority('V2', 'verifier');
const late = '2024-03-12';

/** What becomes of an entry in each status: events, or the code of the refusal; none where the step was taken already. */
const table: [EntryStep, Record<EntryStatus, Result>][] = [
  [step('ConfirmEntry', { by: V2 }), { ...never('entry-not-proposed'), proposed: [confirmedBy('V2')] }],
  [
    step('ReturnEntry', { by: V2 }),
    {
      ...never('entry-not-proposed'),
      proposed: [{ ...returned, data: { ...returned.data, returnedBy: 'V2' } } as ScoreAccountEvent],
    },
  ],
  [
    step('WithdrawEntry'),
    {
      ...never('entry-not-pending'),
      proposed: [withdrawn],
      'awaiting-answer': [withdrawn],
      disputed: [withdrawn],
      withdrawn: [],
    },
  ],
  [
    step('AttachEvidence'),
    {
      ...never('evidence-frozen'),
      proposed: [attached],
      'awaiting-answer': [attached],
      disputed: [attached],
    },
  ],
  [
    step('AcknowledgeEntry'),
    { ...never('entry-not-awaiting-answer'), 'awaiting-answer': [acknowledged, opened, posted(entry)] },
  ],
  [
    step('DisputeEntry'),
    {
      ...never('entry-not-awaiting-answer'),
      'awaiting-answer': [disputed],
      // It is the same answer again.
      disputed: [],
      dropped: [],
    },
  ],
  [
    step('RecordSilence', { today: late }),
    {
      proposed: [],
      'awaiting-answer': [lapsed, opened, posted(entry)],
      disputed: [],
      posted: [],
      reversed: [],
      returned: [],
      withdrawn: [],
      dropped: [],
    },
  ],
  [
    step('DecideDispute'),
    { ...never('entry-not-disputed'), disputed: [decided('stands'), opened, posted(entry)] },
  ],
  [
    step('DecideDispute', { outcome: 'dropped' }),
    { ...never('entry-not-disputed'), disputed: [decided('dropped')], dropped: [] },
  ],
];

function confirmedBy(id: string): ScoreAccountEvent {
  return { type: 'EntryConfirmed', data: { ...ref, confirmedBy: id, answerBy: '2024-03-11' } };
}

describe('the life of an entry', () => {
  const cells = table.flatMap(([command, row]) =>
    Object.entries(row).map(([status, result]) => ({ command, status: status as EntryStatus, result })),
  );

  it.each(cells)('$command.type where it is $status', ({ command, status, result }) => {
    const outcome = at(status).when(command);
    if (typeof result === 'string') outcome.thenRefused(result, 'entryId');
    else outcome.then(result);
  });

  it.each(table.map(([command]) => command))('$type: only of an entry that is there', (command) => {
    const unknown = specify(scoreAccount).given([opened]).when(command);
    unknown.thenRefused('unknown-entry', 'entryId');
  });

  it.each(table.map(([command]) => command))('$type: not of what was computed and posted', (command) => {
    const computed = posted({ ...manual(), origin: 'computed' });
    expect(() =>
      scoreAccount.decide(
        [opened, computed].reduce(scoreAccount.evolve, scoreAccount.initialState()),
        command,
      ),
    ).toThrow(/posted/);
  });

  it('goes on after its period was closed', () => {
    const periodState = closedPeriod;
    at('proposed').when(step('ConfirmEntry', { periodState })).then([confirmed]);
    at('awaiting-answer')
      .when(step('AcknowledgeEntry', { periodState }))
      .then([acknowledged, opened, posted(entry)]);
  });

  it('takes what joined it into what is posted', () => {
    const withEvidence = posted({ ...entry, evidence: ['D1'] });
    specify(scoreAccount)
      .given([opened, proposed, attached, confirmed])
      .when(step('AcknowledgeEntry'))
      .then([acknowledged, withEvidence]);
  });

  it('ends with the confirmation where the person concerned is not asked', () => {
    const unasked = pending({ steps: { confirmation: true, answerDays: null } });
    specify(scoreAccount)
      .given([opened, unasked])
      .when(step('ConfirmEntry'))
      .then([{ type: 'EntryConfirmed', data: { ...ref, confirmedBy: 'V1', answerBy: null } }, posted(entry)]);
  });
});

describe('confirming', () => {
  it('twice by the same verifier changes nothing; another one is told who did it', () => {
    at('awaiting-answer').when(step('ConfirmEntry')).thenNothing();
    const refusal = at('awaiting-answer')
      .when(step('ConfirmEntry', { by: V2 }))
      .thenRefused('entry-not-proposed');
    expect(refusal.message).toMatch(/was confirmed by V1/);
    at('returned').when(step('ReturnEntry')).thenNothing();
    expect(at('returned').when(step('ConfirmEntry')).thenRefused('entry-not-proposed').message).toMatch(
      /was returned by V1/,
    );
  });

  it.each(['ConfirmEntry', 'ReturnEntry'] as const)('%s: is for another person in scope', (type) => {
    at('proposed')
      .when(step(type, { by: authority('P1', 'verifier') }))
      .thenRefused('took-part');
    at('proposed')
      .when(step(type, { by: authority('S1', 'verifier') }))
      .thenRefused('own-assessment');
    for (const by of [authority('V2', 'verifier', 'C'), authority('V2', 'assessor')]) {
      at('proposed').when(step(type, { by })).thenRefused('outside-scope');
    }
    at('proposed')
      .when(step('ReturnEntry', { reason: ' ' }))
      .thenRefused('missing-reason', 'reason');
  });

  it('goes by the unit of the account once there is one', () => {
    const elsewhere: ScoreAccountEvent = {
      type: 'AccountOpened',
      data: { ...holder, unit: 'C', rulebookVersion: 1 },
    };
    specify(scoreAccount)
      .given([elsewhere, proposed])
      .when(step('ConfirmEntry'))
      .thenRefused('outside-scope');
  });

  it('a computed entry may be confirmed by a person whose id is that of the rule', () => {
    const byRule = pending({ origin: 'computed', proposedBy: 'V1' });
    specify(scoreAccount).given([byRule]).when(step('ConfirmEntry')).then([confirmed]);
    specify(scoreAccount)
      .given([byRule])
      .when(step('WithdrawEntry', { by: authority('V1', 'assessor') }))
      .thenRefused('not-proposer');
  });
});

describe('answering', () => {
  it.each(['AcknowledgeEntry', 'DisputeEntry'] as const)(
    '%s: is for the person concerned, in time',
    (type) => {
      at('awaiting-answer')
        .when(step(type, { by: V2 }))
        .thenRefused('not-concerned');
      at('awaiting-answer')
        .when(step(type, { today: late }))
        .thenRefused('answer-too-late');
      expect(
        scoreAccount.decide(
          histories['awaiting-answer'].reduce(scoreAccount.evolve, scoreAccount.initialState()),
          step(type, { today: '2024-03-11' }),
        ),
      ).not.toEqual([]);
    },
  );

  it('twice in the same way changes nothing', () => {
    specify(scoreAccount)
      .given([proposed, confirmed, acknowledged, opened, posted(entry)])
      .when(step('AcknowledgeEntry'))
      .thenNothing();
    at('disputed')
      .when(step('DisputeEntry', { statement: 'and I am right' }))
      .thenRefused('entry-not-awaiting-answer');
  });

  it('disputing needs words', () => {
    at('awaiting-answer')
      .when(step('DisputeEntry', { statement: '' }))
      .thenRefused('missing-statement', 'statement');
  });

  it('silence is none while there is time', () => {
    at('awaiting-answer')
      .when(step('RecordSilence', { today: '2024-03-11' }))
      .thenNothing();
  });
});

describe('deciding on a dispute', () => {
  it('is for a verifier in scope who took no part, and needs a reason', () => {
    const by = (id: string, unit: string | null = 'A') =>
      at('disputed').when(step('DecideDispute', { by: authority(id, 'verifier', unit) }));
    by('P1').thenRefused('took-part');
    by('V1').thenRefused('took-part');
    by('S1').thenRefused('own-assessment');
    by('V2', 'C').thenRefused('outside-scope');
    at('disputed')
      .when(step('DecideDispute', { reason: '' }))
      .thenRefused('missing-reason', 'reason');
  });

  it('twice in the same way changes nothing', () => {
    specify(scoreAccount)
      .given([proposed, confirmed, disputed, decided('stands'), opened, posted(entry)])
      .when(step('DecideDispute'))
      .thenNothing();
  });
});

describe('withdrawing and evidence', () => {
  it('an entry is withdrawn by whoever proposed it, with a reason', () => {
    at('proposed')
      .when(step('WithdrawEntry', { by: authority('P2', 'assessor') }))
      .thenRefused('not-proposer');
    at('proposed')
      .when(step('WithdrawEntry', { by: concerned }))
      .thenRefused('own-assessment');
    at('proposed')
      .when(step('WithdrawEntry', { reason: '' }))
      .thenRefused('missing-reason');
  });

  it('evidence comes from the proposer or a verifier in scope, exists, and is attached once', () => {
    at('proposed')
      .when(step('AttachEvidence', { by: V2, readsEvidence: new Set(['D1']) }))
      .then([{ ...attached, data: { ...attached.data, attachedBy: 'V2' } } as ScoreAccountEvent]);
    for (const by of [authority('P2', 'assessor'), authority('V2', 'verifier', 'C')]) {
      at('proposed').when(step('AttachEvidence', { by })).thenRefused('outside-scope');
    }
    for (const unknown of [{ evidenceStates: new Map() }, { by: V2 }]) {
      at('proposed').when(step('AttachEvidence', unknown)).thenRefused('unknown-evidence', 'evidence');
    }
    specify(scoreAccount).given([proposed, attached]).when(step('AttachEvidence')).thenNothing();
  });

  it('evidence of the person concerned is their own, once they are asked and until it is decided', () => {
    const broughtBy = (id: string) => ({ evidenceStates: new Map([['D1', givenEvidence('D1', id)]]) });
    const own = step('AttachEvidence', { by: concerned, ...broughtBy('S1') });
    const byConcerned = { ...attached, data: { ...attached.data, attachedBy: 'S1' } } as ScoreAccountEvent;
    for (const status of ['awaiting-answer', 'disputed'] as const) {
      at(status).when(own).then([byConcerned]);
      at(status)
        .when({ ...own, ...broughtBy('P1') })
        .thenRefused('unknown-evidence', 'evidence');
    }
    at('proposed').when(own).thenRefused('entry-not-awaiting-answer', 'entryId');
    for (const status of ['posted', 'reversed', 'returned', 'withdrawn', 'dropped'] as const) {
      at(status).when(own).thenRefused('evidence-frozen', 'entryId');
    }
    const asked = histories['awaiting-answer'];
    specify(scoreAccount)
      .given([...asked, byConcerned])
      .when(own)
      .thenNothing();
  });
});

import { beforeEach, describe, expect, it } from '@jest/globals';
import type { AppealIssue, AppealSubject, CalendarDate, Role } from '#domain';
import {
  act,
  actIn,
  APPEAL,
  carryOutAll,
  decideAndServe,
  decideCase,
  fileAppeal,
  OFFICE_DAY,
} from '../testing/casework.js';
import { ENTRY, given, smallOffice, type SmallOffice } from '../testing/small-office.js';
import { actOnAppeal } from './appeal-commands.js';
import {
  acknowledgeEntry,
  confirmEntry,
  decideDispute,
  disputeEntry,
  returnEntry,
} from './entry-commands.js';
import { recordUpload } from './evidence-commands.js';
import { noteObservation, verifyObservation } from './observation-commands.js';
import { appoint, registerPost, registerStaffMember } from './organization-commands.js';
import { correctEntry, reverseEntry } from './reversal-commands.js';

const PERIOD = '2024-Q1';
const entry = (entryId = 'E1'): AppealSubject => ({ kind: 'entry', period: PERIOD, entryId });
const { meta } = given('A1', 'administrator');

let office: SmallOffice;
beforeEach(async () => {
  office = await smallOffice();
});

const issues = async (): Promise<readonly AppealIssue[]> => {
  const [filed] = await office.events('appeals-S1');
  if (filed?.type !== 'AppealFiled') throw new Error('nothing was filed');
  return filed.data.issues;
};
const took = async (): Promise<string[]> =>
  (await issues())[0]!.tookPart.map(({ person, as }) => `${person} ${as}`).toSorted();
const filing = (...subjects: AppealSubject[]) => fileAppeal(office.executor, ...subjects);
const refusal = (doing: Promise<unknown>): Promise<unknown> =>
  doing.then(
    () => 'was not refused',
    ({ code }: { code?: string }) => code,
  );

const correction = {
  ...ENTRY,
  entryId: 'E2',
  reversalId: 'X1',
  corrects: 'E1',
  points: 300,
  reason: 'half a day',
  authority: 'head',
};

describe('what an appeal says of an entry', () => {
  it('is where and when it was, what it counts under, and who posted it', async () => {
    await office.propose('conduct');
    await filing(entry());
    expect(await issues()).toEqual([
      {
        issue: 1,
        subject: entry(),
        grounds: 'It was not so',
        unit: 'B',
        occurredOn: '2024-02-01',
        indicator: 'conduct',
        tookPart: [{ person: 'P1', as: 'proposer' }],
      },
    ]);
  });

  it('names everybody who brought it this far, on what it replaces and what it rests on as well', async () => {
    const observed = { observation: 'O1', staff: 'S1', tone: 'negative', text: 'seen' } as const;
    await noteObservation(
      office.executor,
      { ...observed, occurredOn: '2024-02-01', evidence: [] },
      given('P9', 'assessor'),
    );
    await verifyObservation(office.executor, { observation: 'O1' }, given('V9', 'verifier'));
    await office.propose('integrity', { observation: 'O1' });
    await returnEntry(office.executor, { ...ENTRY, reason: 'which file?' }, given('V8', 'verifier'));
    const [anew, reason] = [{ ...ENTRY, entryId: 'E2' }, 'the whole file'];
    await office.propose('integrity', { entryId: 'E2', revises: 'E1', observation: 'O1', reason });
    await confirmEntry(office.executor, anew, given('V1', 'verifier'));
    await disputeEntry(office.executor, { ...anew, statement: 'no' }, given('S1', 'staff-member'));
    await decideDispute(
      office.executor,
      { ...anew, outcome: 'stands', reason: 'it was' },
      given('V2', 'verifier'),
    );
    await filing(entry('E2'));
    expect(await took()).toEqual([
      'P1 proposer',
      'P9 proposer',
      'V1 verifier',
      'V2 decider',
      'V8 verifier',
      'V9 verifier',
    ]);
  });

  it('names who corrected it, and who posted what was corrected', async () => {
    await office.propose('conduct');
    await correctEntry(office.executor, correction, given('H1', 'supervisor'));
    await filing(entry('E2'));
    expect(await took()).toEqual(['H1 supervisor', 'P1 proposer']);
  });

  it('names who decided the case that it follows from', async () => {
    await decideCase(office.executor);
    await carryOutAll(office.executor, office.store);
    await filing(entry('case-C1-S1'));
    expect(await took()).toEqual(['D1 decider', 'I1 investigator']);
  });

  it('names who opened the case, and who brought evidence for it, but no person named in it', async () => {
    const attach = async (id: string, role: Role): Promise<void> => {
      const file = { sha256: 'a'.repeat(64), bytes: 1, mediaType: 'text/plain', name: 'note.txt' };
      await recordUpload(office.executor, { evidence: `D-${id}`, ...file }, given(id, role));
      await actIn(office.executor, 'AttachCaseEvidence', { evidence: `D-${id}` }, [id, role]);
    };
    await decideCase(office.executor, {
      opener: ['R1', 'reviewer'],
      async heard() {
        await attach('R2', 'reviewer');
        await attach('S1', 'staff-member');
      },
    });
    await filing({ kind: 'finding', case: 'C1' });
    expect(await took()).toEqual(['D1 decider', 'I1 investigator', 'R1 proposer', 'R2 supervisor']);
    await act(office.executor, 'AdmitAppeal', {}, ['R3', 'reviewer']);
    for (const member of ['R1', 'R2']) {
      const panel = { chair: member, members: [member] };
      expect(await refusal(act(office.executor, 'FormPanel', panel, ['R3', 'reviewer']))).toBe('took-part');
    }
  });

  it('does not stand where it is not posted yet, or was reversed', async () => {
    await office.propose('integrity');
    expect(await refusal(filing(entry()))).toBe('nothing-to-appeal');
    await office.propose('conduct', { entryId: 'E3', reason: 'Was late' });
    await reverseEntry(
      office.executor,
      { ...ENTRY, entryId: 'X1', reverses: 'E3', reason: 'wrong', authority: 'head' },
      given('H1', 'supervisor'),
    );
    expect(await refusal(filing(entry('E3')))).toBe('nothing-to-appeal');
  });

  it('does not exist where it is of somebody else, whatever the streams are called', async () => {
    await registerStaffMember(office.executor, { staff: 'X-S1', name: 'X' }, meta);
    await appoint(office.executor, 'X-S1', { post: 'desk', from: '2024-01-01', to: null }, meta);
    await office.propose('conduct', { staff: 'X-S1' });
    const elsewhere = { kind: 'entry', period: `${PERIOD}-X`, entryId: 'E1' } as const;
    for (const subject of [entry(), elsewhere]) {
      expect(await refusal(filing(subject))).toBe('unknown-entry');
    }
    expect(await office.events('appeals-S1')).toEqual([]);
  });
});

describe('what an appeal says of a score, a finding and a sanction', () => {
  const score = { kind: 'score', period: PERIOD } as const;

  it('names everybody who took part in any entry of the period', async () => {
    await office.propose('conduct');
    await correctEntry(office.executor, correction, given('H1', 'supervisor'));
    await filing(score);
    expect(await took()).toEqual(['H1 supervisor', 'P1 proposer']);
  });

  it.each([
    ['2024-03-04', '2024-03-04'],
    ['2024-04-20', '2024-03-31'],
  ])('is of the day on which it was known (%s), as far as the period holds it', async (knownOn, day) => {
    await office.propose('conduct');
    const filed = { issues: [{ subject: score, grounds: 'no' }], knownOn, filedOn: knownOn };
    await act(office.executor, 'FileAppeal', filed, ['S1', 'staff-member', knownOn]);
    expect((await issues())[0]).toMatchObject({ unit: 'B', occurredOn: day });
  });

  it('does not exist where nothing was posted, or there is no such period', async () => {
    for (const period of [PERIOD, 'soon']) {
      expect(await refusal(filing({ ...score, period }))).toBe('unknown-entry');
    }
  });

  it('names whoever acted in the case', async () => {
    await decideCase(office.executor);
    const sanction = { sanction: 'N1', person: 'S1', rung: 'criticism', from: OFFICE_DAY, reasons: 'so' };
    await actIn(office.executor, 'ImposeSanction', sanction, ['D2', 'supervisor']);
    await filing({ kind: 'finding', case: 'C1' }, { kind: 'sanction', case: 'C1', sanction: 'N1' });
    expect(await took()).toEqual(['D1 decider', 'D2 supervisor', 'I1 investigator']);
    expect(await issues()).toMatchObject([{ occurredOn: '2024-02-01' }, { unit: 'B' }]);
  });

  it('does not exist where it is of somebody else', async () => {
    await decideCase(office.executor);
    const of = (subject: AppealSubject) => {
      const filed = { issues: [{ subject, grounds: 'no' }], knownOn: OFFICE_DAY, filedOn: OFFICE_DAY };
      const by = given('S2', 'staff-member', OFFICE_DAY);
      return actOnAppeal(
        office.executor,
        { staff: 'S2', appeal: 'A2' },
        { type: 'FileAppeal', ...filed },
        by,
      );
    };
    expect(await refusal(of({ kind: 'finding', case: 'C1' }))).toBe('unknown-finding');
    expect(await refusal(of({ kind: 'sanction', case: 'C1', sanction: 'N1' }))).toBe('unknown-sanction');
    expect(await refusal(of({ kind: 'finding', case: 'C9' }))).toBe('unknown-finding');
  });
});

describe('who decides on an appeal', () => {
  beforeEach(async () => {
    await office.propose('conduct');
    await filing(entry());
  });
  const admit = (id: string, today?: CalendarDate) =>
    refusal(act(office.executor, 'AdmitAppeal', {}, [id, 'reviewer', today]));
  const head = async (staff: string, post: string, from: string): Promise<void> => {
    await registerPost(office.executor, { post, name: 'Head', unit: 'B', heads: true }, meta);
    await registerStaffMember(office.executor, { staff, name: staff }, meta);
    await appoint(office.executor, staff, { post, from, to: null }, meta);
  };

  it('took no part in it', async () => {
    expect(await admit('P1')).toBe('took-part');
    expect(await admit('S1')).toBe('took-part');
  });

  it('did not head the unit on that day, and does not work in it', async () => {
    await head('H7', 'head', '2024-01-01');
    await appoint(office.executor, 'S2', { post: 'head', from: '2024-06-01', to: null }, meta);
    expect(await admit('H7')).toBe('supervised');
    expect(await admit('S2')).toBe('under-participant');
  });

  it('sits on a panel only where that is so', async () => {
    await head('H7', 'head', '2024-01-01');
    expect(await admit('R1')).toBe('was not refused');
    const by = ['R1', 'reviewer'] as const;
    const panel = (members: string[]) =>
      refusal(act(office.executor, 'FormPanel', { chair: 'R1', members }, by));
    expect(await panel(['R1', 'R2', 'H7'])).toBe('supervised');
    expect(await panel(['R1', 'R2', 'P1'])).toBe('took-part');
    expect(await panel(['R1', 'R2', 'R3'])).toBe('was not refused');
  });

  it('weighs what stands now: a remedy that would worsen that is refused', async () => {
    await correctEntry(office.executor, correction, given('H1', 'supervisor'));
    const remedy = { kind: 'correct-entry', period: PERIOD, entryId: 'E1', points: 400 } as const;
    const decision = decideAndServe(office.executor, [{ disposition: 'varied', remedies: [remedy] }]);
    expect(await refusal(decision)).toBe('aggravates');
  });

  it('names evidence that there is', async () => {
    const by = ['R1', 'reviewer'] as const;
    await act(office.executor, 'AdmitAppeal', {}, by);
    await act(office.executor, 'FormPanel', { chair: 'R1', members: ['R1'] }, by);
    await act(office.executor, 'OpenEvidence', {}, by);
    const submitted = act(office.executor, 'SubmitEvidence', { evidence: 'D1' }, ['S1', 'staff-member']);
    expect(await refusal(submitted)).toBe('unknown-evidence');
  });

  it('hears of an appeal that there is none of', async () => {
    const none = actOnAppeal(
      office.executor,
      { ...APPEAL, appeal: 'A9' },
      { type: 'AdmitAppeal' },
      given('R1', 'reviewer'),
    );
    expect(await refusal(none)).toBe('unknown-appeal');
  });
});

describe('a score that is contested', () => {
  const score = { kind: 'score', period: PERIOD } as const;
  const by = ['R1', 'reviewer'] as const;
  const votes = [{ issue: 1, disposition: 'dismissed', remedies: [] }] as const;
  const vote = (id: string) => refusal(act(office.executor, 'CastVote', { votes }, [id, 'reviewer']));
  /** R2 confirms an entry of the period, which the panel may then change. */
  const confirms = async (): Promise<void> => {
    await office.propose('integrity', { entryId: 'E9', reason: 'Since then' });
    const posted = { ...ENTRY, entryId: 'E9' };
    await confirmEntry(office.executor, posted, given('R2', 'verifier'));
    await acknowledgeEntry(office.executor, posted, given('S1', 'staff-member'));
  };
  beforeEach(async () => {
    await office.propose('conduct');
    await filing(score);
    await act(office.executor, 'AdmitAppeal', {}, by);
  });
  const deliberate = async (): Promise<void> => {
    await act(office.executor, 'FormPanel', { chair: 'R1', members: ['R1', 'R2', 'R3'] }, by);
    await act(office.executor, 'OpenEvidence', {}, by);
    await act(office.executor, 'CloseEvidence', {}, by);
    await act(office.executor, 'BeginDeliberation', {}, by);
  };

  it('is not judged by who took part in an entry that came since, whenever they sat down', async () => {
    await confirms();
    const panel = { chair: 'R1', members: ['R1', 'R2', 'R3'] };
    expect(await refusal(act(office.executor, 'FormPanel', panel, by))).toBe('took-part');
  });

  it('is decided without them, once somebody took their place', async () => {
    await deliberate();
    for (const id of ['R1', 'R2', 'R3']) expect(await vote(id)).toBe('was not refused');
    await confirms();
    expect(await vote('R2')).toBe('took-part');
    const decided = { issues: [{ ...votes[0], reasons: 'so' }] };
    expect(await refusal(act(office.executor, 'DecideAppeal', decided, by))).toBe('took-part');
    const instead = { leaves: 'R2', joins: 'R4', chair: 'R1', reason: 'took part in an entry since' };
    await act(office.executor, 'ReplaceMember', instead, ['R0', 'reviewer']);
    expect(await vote('R4')).toBe('was not refused');
    expect(await refusal(act(office.executor, 'DecideAppeal', decided, by))).toBe('was not refused');
  });
});

describe('the day on which an appellant knew of an entry', () => {
  const far = '2999-01-04';
  const outOfTime = async (): Promise<boolean> => {
    const filed = { issues: [{ subject: entry(), grounds: 'no' }], knownOn: far, filedOn: far };
    await act(office.executor, 'FileAppeal', filed, ['S1', 'staff-member', far]);
    const [event] = await office.events('appeals-S1');
    return event?.type === 'AppealFiled' && event.data.outOfTime;
  };

  it('is not later than their acknowledgement', async () => {
    await office.propose('integrity');
    await confirmEntry(office.executor, ENTRY, given('V1', 'verifier'));
    await acknowledgeEntry(office.executor, ENTRY, given('S1', 'staff-member'));
    expect(await outOfTime()).toBe(true);
  });

  it('may be later than their dispute: what was decided on it came after', async () => {
    await office.propose('integrity');
    await confirmEntry(office.executor, ENTRY, given('V1', 'verifier'));
    await disputeEntry(office.executor, { ...ENTRY, statement: 'no' }, given('S1', 'staff-member'));
    await decideDispute(
      office.executor,
      { ...ENTRY, outcome: 'stands', reason: 'it was' },
      given('V2', 'verifier'),
    );
    expect(await outOfTime()).toBe(false);
  });
});

import { beforeEach, describe, expect, it } from '@jest/globals';
import type { RecordedEvent } from '#domain';
import { openMatter } from './commands/matter-commands.js';
import { closePeriod } from './commands/period-commands.js';
import { correctEntry, reverseEntry } from './commands/reversal-commands.js';
import {
  act,
  actIn,
  carryOutAll,
  decideAndServe,
  decideCase,
  docketTypes,
  fileAppeal,
  OFFICE_DAY,
  standingEntries,
} from './testing/casework.js';
import { given, smallOffice, type SmallOffice } from './testing/small-office.js';

const entry = { kind: 'entry', period: '2024-Q1', entryId: 'E1' } as const;
const reverse = { kind: 'reverse-entry', period: '2024-Q1', entryId: 'E1' } as const;
const correctTo = (points: number) =>
  ({ kind: 'correct-entry', period: '2024-Q1', entryId: 'E1', points }) as const;
const account = 'account-2024-Q1-S1';
const caseEntry = 'case-C1-S1';

let office: SmallOffice;
beforeEach(async () => {
  office = await smallOffice();
});

const carry = (): Promise<void> => carryOutAll(office.executor, office.store);
const effects = async (): Promise<Extract<RecordedEvent, { type: 'DecisionTookEffect' }>['data'][]> =>
  (await office.events('appeals-S1')).flatMap((one) => (one.type === 'DecisionTookEffect' ? [one.data] : []));
const ofCase = async (): Promise<string[]> => office.types('accountability-C1');

describe('a decision on an appeal that was served', () => {
  beforeEach(async () => {
    await office.propose('conduct');
    await fileAppeal(office.executor, entry);
  });

  it('takes effect by itself, linked to what brought it about', async () => {
    await decideAndServe(office.executor, [{ disposition: 'upheld', remedies: [reverse] }]);
    await carry();
    expect(await standingEntries(office.executor)).toEqual({});
    const served = (await office.events('appeals-S1')).find(({ type }) => type === 'DecisionServed')!;
    const reversal = (await office.events(account)).at(-1)!;
    expect(reversal).toMatchObject({
      actor: { kind: 'system', id: 'casework' },
      causationId: served.eventId,
      correlationId: served.correlationId,
      data: { reverses: 'E1', appeal: 'A1', reason: 'issue 1 of the appeal was upheld; its file says why' },
    });
    const { position } = reversal;
    expect(await effects()).toEqual([
      {
        staff: 'S1',
        appeal: 'A1',
        instance: 1,
        done: [{ issue: 1, remedy: reverse, outcome: 'applied', position }],
      },
    ]);
    expect((await docketTypes(office.executor)).at(-1)).toBe('DecisionTookEffect');
  });

  it('changes a closed period as well', async () => {
    await closePeriod(office.executor, '2024-Q1', 'over', given('A1', 'administrator').meta);
    await decideAndServe(office.executor, [{ disposition: 'varied', remedies: [correctTo(200)] }]);
    await carry();
    expect(Object.values(await standingEntries(office.executor))).toEqual([-200]);
  });

  it('changes what was posted instead since, and says what was moot', async () => {
    await decideAndServe(office.executor, [{ disposition: 'varied', remedies: [correctTo(200)] }]);
    const correction = {
      period: '2024-Q1',
      staff: 'S1',
      entryId: 'E2',
      reversalId: 'X1',
      corrects: 'E1',
      points: 300,
      reason: 'half a day',
      authority: 'head',
    };
    await correctEntry(office.executor, correction, given('H1', 'supervisor'));
    await carry();
    expect(Object.values(await standingEntries(office.executor))).toEqual([-200]);
    expect((await effects())[0]!.done[0]!.outcome).toBe('applied');
  });

  it('does nothing where nothing stands any more, and says so', async () => {
    await decideAndServe(office.executor, [{ disposition: 'upheld', remedies: [reverse] }]);
    const reversal = { period: '2024-Q1', staff: 'S1', entryId: 'X1', reverses: 'E1' };
    await reverseEntry(
      office.executor,
      { ...reversal, reason: 'wrong', authority: 'head' },
      given('H1', 'supervisor'),
    );
    await carry();
    expect(await effects()).toMatchObject([{ done: [{ outcome: 'moot', position: 0 }] }]);
    expect(await office.types(account)).toEqual(['AccountOpened', 'EntryPosted', 'EntryReversed']);
  });

  it('sends back what was remitted: what is proposed instead is not worse', async () => {
    await decideAndServe(office.executor, [{ disposition: 'remitted', remedies: [reverse] }]);
    await carry();
    const anew = { entryId: 'E2', revises: 'E1' };
    await expect(office.propose('conduct', { ...anew, points: 501 })).rejects.toMatchObject({
      code: 'aggravates',
    });
    await office.propose('conduct', { ...anew, points: 500 });
    expect(await standingEntries(office.executor)).toEqual({ E2: -500 });
  });

  it('binds whoever proposes after it', async () => {
    await decideAndServe(office.executor, [{ disposition: 'upheld', remedies: [reverse] }]);
    await carry();
    const again = { entryId: 'E2', points: 1 };
    await expect(office.propose('conduct', again)).rejects.toMatchObject({ code: 'aggravates' });
    await office.propose('integrity', again);
  });

  it('is done once, however often it is asked for', async () => {
    await decideAndServe(office.executor, [{ disposition: 'varied', remedies: [correctTo(200)] }]);
    await carry();
    const head = await office.store.head();
    await carry();
    expect(await office.store.head()).toBe(head);
  });

  it('is varied again by the second instance, which is final with its effect', async () => {
    await decideAndServe(office.executor, [{ disposition: 'varied', remedies: [correctTo(400)] }]);
    await carry();
    await act(office.executor, 'EscalateAppeal', { grounds: 'still too much', escalatedOn: OFFICE_DAY }, [
      'S1',
      'staff-member',
    ]);
    await decideAndServe(
      office.executor,
      [{ disposition: 'partly-upheld', remedies: [correctTo(100)] }],
      'R2',
    );
    await carry();
    expect(Object.values(await standingEntries(office.executor))).toEqual([-100]);
    expect((await docketTypes(office.executor)).slice(-2)).toEqual([
      'DecisionTookEffect',
      'AppealBecameFinal',
    ]);
    expect(await effects()).toMatchObject([{ instance: 1 }, { instance: 2 }]);
  });

  it('takes effect although it was taken to the second instance before that', async () => {
    await decideAndServe(office.executor, [{ disposition: 'varied', remedies: [correctTo(400)] }]);
    await act(office.executor, 'EscalateAppeal', { grounds: 'still too much', escalatedOn: OFFICE_DAY }, [
      'S1',
      'staff-member',
    ]);
    await carry();
    expect(Object.values(await standingEntries(office.executor))).toEqual([-400]);
    expect(await effects()).toMatchObject([{ instance: 1, done: [{ outcome: 'applied' }] }]);
  });
});

describe('a case that was decided', () => {
  beforeEach(async () => {
    await decideCase(office.executor);
    await carry();
  });

  it('posts what follows, once, linked to the case', async () => {
    await carry();
    expect(await standingEntries(office.executor)).toEqual({ [caseEntry]: -2000 });
    expect((await office.events(account)).at(-1)).toMatchObject({
      actor: { id: 'casework' },
      data: {
        case: 'C1',
        kind: 'deduction',
        origin: 'manual',
        occurredOn: '2024-02-01',
        reason: 'Lent without a note',
      },
    });
    expect((await office.events(account))[0]).toMatchObject({
      type: 'AccountOpened',
      data: { unit: 'B', post: 'desk' },
    });
  });

  it('gives points back once the effect of an action was verified', async () => {
    const head = ['D1', 'supervisor'] as const;
    const ordered = { action: 'T1', text: 'Write a note', owner: 'S2', dueBy: '2024-03-20' };
    await actIn(office.executor, 'OrderAction', { ...ordered, repairs: [caseEntry] }, head);
    await actIn(office.executor, 'CompleteAction', { action: 'T1', text: 'done' }, ['S2', 'staff-member']);
    const verified = { action: 'T1', effective: true, reason: 'seen' };
    await actIn(office.executor, 'VerifyAction', verified, ['V1', 'verifier']);
    await carry();
    await carry();
    expect(Object.values(await standingEntries(office.executor))).toEqual([-400]);
    expect((await office.events(account)).at(-2)).toMatchObject({
      type: 'EntryReversed',
      data: { case: 'C1', reverses: caseEntry },
    });
  });

  it('is varied by an appeal against the finding, in the account as well', async () => {
    await fileAppeal(office.executor, { kind: 'finding', case: 'C1' });
    const remedies = [{ kind: 'reduce-share', case: 'C1', share: 250 } as const];
    await decideAndServe(office.executor, [{ disposition: 'partly-upheld', remedies }]);
    await carry();
    expect(Object.values(await standingEntries(office.executor))).toEqual([-500]);
    expect((await office.events(account)).at(-2)).toMatchObject({ data: { appeal: 'A1', case: 'C1' } });
    expect(await effects()).toMatchObject([{ done: [{ outcome: 'applied' }] }]);
  });

  it('loses everything with a finding that is set aside', async () => {
    const sanction = { sanction: 'N1', person: 'S1', rung: 'criticism', from: OFFICE_DAY, reasons: 'so' };
    await actIn(office.executor, 'ImposeSanction', sanction, ['D1', 'supervisor']);
    await fileAppeal(office.executor, { kind: 'finding', case: 'C1' });
    const remedies = [{ kind: 'set-aside-finding', case: 'C1' } as const];
    await decideAndServe(office.executor, [{ disposition: 'upheld', remedies }]);
    await carry();
    expect(await standingEntries(office.executor)).toEqual({});
    expect((await ofCase()).slice(-2)).toEqual(['FindingVaried', 'SanctionVaried']);
  });
});

describe('a case that was opened from an entry', () => {
  const source = { kind: 'entry', period: '2024-Q1', staff: 'S1', entryId: 'E1' } as const;
  beforeEach(async () => {
    const what = { matter: 'M1', title: 'A lost file', occurredOn: '2024-02-01' };
    await openMatter(office.executor, what, given('P1', 'assessor'));
    await office.propose('conduct', { matter: 'M1' });
  });
  const takeOut = (): Promise<unknown> =>
    reverseEntry(
      office.executor,
      { period: '2024-Q1', staff: 'S1', entryId: 'X1', reverses: 'E1', reason: 'a case', authority: 'head' },
      given('H1', 'supervisor'),
    );

  it('does not deduct while that one stands, and in its place punishes its matter', async () => {
    await expect(decideCase(office.executor, { source })).rejects.toMatchObject({ code: 'matter-punished' });
    office = await smallOffice();
    await office.propose('conduct');
    await expect(decideCase(office.executor, { source })).rejects.toMatchObject({ code: 'fault-punished' });
  });

  it('is the one that punishes its matter once it decided', async () => {
    await takeOut();
    await decideCase(office.executor, { source });
    await carry();
    expect(await standingEntries(office.executor)).toEqual({ [caseEntry]: -2000 });
    expect((await office.events(account)).at(-1)).toMatchObject({ data: { case: 'C1', matter: 'M1' } });
    const again = { entryId: 'E2', matter: 'M1' };
    await expect(office.propose('conduct', again)).rejects.toMatchObject({ code: 'matter-punished' });
  });
});

describe('a sanction that is contested', () => {
  const subject = { kind: 'sanction', case: 'C1', sanction: 'N1' } as const;
  beforeEach(async () => {
    await decideCase(office.executor);
    const sanction = { sanction: 'N1', person: 'S1', rung: 'public-criticism', from: OFFICE_DAY, months: 6 };
    await actIn(office.executor, 'ImposeSanction', { ...sanction, reasons: 'so' }, ['D1', 'supervisor']);
    await fileAppeal(office.executor, subject);
  });
  const stay = (): Promise<unknown> =>
    act(office.executor, 'GrantStay', { reason: 'hardship' }, ['R1', 'reviewer']);
  const lastOfCase = async (): Promise<RecordedEvent> => (await office.events('accountability-C1')).at(-1)!;

  it('goes on unless the appeal is stayed', async () => {
    await carry();
    expect((await lastOfCase()).type).toBe('SanctionImposed');
    await stay();
    await carry();
    expect(await lastOfCase()).toMatchObject({
      type: 'SanctionSuspended',
      data: { sanction: 'N1', on: OFFICE_DAY },
    });
  });

  it.each([
    ['LiftStay', { reason: 'no hardship' }, 'R1', 'reviewer'],
    ['WithdrawAppeal', { reason: 'enough' }, 'S1', 'staff-member'],
    ['RefuseAdmission', { reason: 'unfounded' }, 'R1', 'reviewer'],
  ] as const)('runs on after %s', async (type, what, id, role) => {
    await stay();
    await act(office.executor, type, what, [id, role]);
    await carry();
    await carry();
    expect((await ofCase()).slice(-2)).toEqual(['SanctionSuspended', 'SanctionResumed']);
  });

  it('runs on once the decision took effect, as long as that left it', async () => {
    await stay();
    const remedies = [{ ...subject, kind: 'shorten-sanction', until: '2024-05-03' } as const];
    await decideAndServe(office.executor, [{ disposition: 'varied', remedies }]);
    await carry();
    expect((await ofCase()).slice(-3)).toEqual(['SanctionSuspended', 'SanctionVaried', 'SanctionResumed']);
    expect(await lastOfCase()).toMatchObject({ data: { until: '2024-05-03' } });
  });

  it('is over where it was lifted', async () => {
    const remedies = [{ ...subject, kind: 'lift-sanction' } as const];
    await decideAndServe(office.executor, [{ disposition: 'upheld', remedies }]);
    await carry();
    expect(await lastOfCase()).toMatchObject({ type: 'SanctionVaried', data: { outcome: 'lifted' } });
    expect(await effects()).toMatchObject([{ done: [{ outcome: 'applied' }] }]);
  });
});

describe('a finding that is contested', () => {
  const finding = { kind: 'finding', case: 'C1' } as const;
  const impose = (sanction: string): Promise<unknown> => {
    const asked = { sanction, person: 'S1', rung: 'off-post', from: OFFICE_DAY, months: 6, reasons: 'so' };
    return actIn(office.executor, 'ImposeSanction', asked, ['D1', 'supervisor']);
  };
  const reviewed = <D extends 'GrantStay' | 'LiftStay'>(type: D, appeal = 'A1'): Promise<unknown> =>
    act(office.executor, type, { reason: 'hardship' }, ['R1', 'reviewer'], { staff: 'S1', appeal });
  const sanctions = async (): Promise<string[]> =>
    (await office.events('accountability-C1')).flatMap(({ type, data }) =>
      type === 'SanctionSuspended' || type === 'SanctionResumed' ? [`${type} ${data.sanction}`] : [],
    );
  beforeEach(async () => {
    await decideCase(office.executor);
    await impose('N1');
  });

  it('stays what was imposed for it, and runs on with it', async () => {
    await impose('N2');
    await fileAppeal(office.executor, finding);
    await reviewed('GrantStay');
    await carry();
    await carry();
    expect(await sanctions()).toEqual(['SanctionSuspended N1', 'SanctionSuspended N2']);
    await reviewed('LiftStay');
    await carry();
    expect((await sanctions()).slice(2)).toEqual(['SanctionResumed N1', 'SanctionResumed N2']);
  });

  it('stays what is imposed while the stay holds, and no more after it', async () => {
    await fileAppeal(office.executor, finding);
    await reviewed('GrantStay');
    await impose('N2');
    await reviewed('LiftStay');
    await impose('N3');
    await carry();
    expect(await sanctions()).toEqual([
      'SanctionSuspended N1',
      'SanctionSuspended N2',
      'SanctionResumed N1',
      'SanctionResumed N2',
    ]);
  });

  it('lets nothing run on that another stay holds', async () => {
    await fileAppeal(office.executor, finding);
    const contested = [
      { subject: { ...finding, kind: 'sanction', sanction: 'N1' }, grounds: 'too long' },
    ] as const;
    const days = { knownOn: OFFICE_DAY, filedOn: OFFICE_DAY };
    const second = { staff: 'S1', appeal: 'A2' };
    await act(office.executor, 'FileAppeal', { issues: contested, ...days }, ['S1', 'staff-member'], second);
    await reviewed('GrantStay');
    await reviewed('GrantStay', 'A2');
    await reviewed('LiftStay');
    await carry();
    expect(await sanctions()).toEqual(['SanctionSuspended N1']);
    await reviewed('LiftStay', 'A2');
    await carry();
    await carry();
    expect(await sanctions()).toEqual(['SanctionSuspended N1', 'SanctionResumed N1']);
  });
});

import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { removeFolders } from '../../support/cli.js';
import { Appeal, type IssueGiven } from './appeal.js';
import { Office } from './office.js';
import { scoresAgree } from './scores.js';

/*
 * A case over HTTP alone, from a step that came late to the points that came back; the server is killed behind every
 * decision whose effect follows by itself, and started again on the same folder.
 */

interface CaseDeed {
  readonly status?: string;
  readonly recorded: readonly string[];
  readonly sanction?: string;
  readonly action?: string;
}

interface EntryInFile {
  readonly entryId: string;
  readonly staff: string;
  readonly period: string;
  readonly points: number;
  readonly pointsNow: number;
  readonly standing: string;
}

interface CaseFile {
  readonly status: string;
  readonly organizationShare: number;
  readonly entries: readonly EntryInFile[];
  readonly persons: readonly { readonly staff: string; readonly share?: number; readonly liable?: boolean }[];
  readonly steps: readonly object[];
  readonly due?: object;
  readonly decisions: readonly object[];
  readonly history: readonly { readonly type: string }[];
}

const LIABLE = ['S-1', 'S-2', 'S-3'];

let office: Office;
let at: string;
let sanctions: Record<string, string>;

jest.setTimeout(60_000);

beforeAll(async () => {
  office = await Office.open();
});

afterAll(async () => {
  await office.server.kill();
  removeFolders();
});

const does = async (who: string, deed: string, body?: object): Promise<CaseDeed> =>
  (await office.done<CaseDeed>(who, `${at}/${deed}`, body)).body;
const refused = (who: string, deed: string, body?: object): Promise<unknown[]> =>
  office.refused(who, `${at}/${deed}`, body);
const file = (): Promise<CaseFile> => office.shown('AUD', at);

/** Entries that follow from the case, as they were posted. */
const posted = () =>
  office.server
    .log()
    .flatMap(({ type, data }) => (type === 'EntryPosted' && data.case !== undefined ? [data] : []));
const recorded = (type: string): number => office.server.log().filter((event) => event.type === type).length;
const pointsOf = async (): Promise<Record<string, number>> =>
  Object.fromEntries((await file()).entries.map(({ staff, pointsNow }) => [staff, pointsNow]));

async function conductOf(staff: string): Promise<number> {
  const { items } = await office.shown<{
    items: { staff: string; indicators: { indicator: string; score: number }[] }[];
  }>('AUD', 'scores?period=2026-01&unit=TAX');
  const row = items.find((one) => one.staff === staff)!;
  return row.indicators.find(({ indicator }) => indicator === 'conduct')!.score;
}

describe('a case from a late step', () => {
  it('is opened from the work record of the step, and belongs where and when that was', async () => {
    const step = { process: 'CASE-1', unit: 'TAX' };
    const records = [
      { recordId: 'W-1', activity: 'examine', staff: 'S-1', occurredOn: '2026-01-08' },
      { recordId: 'W-2', activity: 'review', staff: 'S-2', occurredOn: '2026-01-09' },
      {
        recordId: 'W-3',
        activity: 'approve',
        staff: 'S-3',
        occurredOn: '2026-01-12',
        plannedOn: '2026-01-05',
      },
      { recordId: 'W-4', activity: 'file', staff: 'S-4', occurredOn: '2026-01-14' },
    ];
    const batch = { records: records.map((record) => ({ ...step, ...record })) };
    await office.done('CASES', 'work-records/batch', batch);
    const source = { kind: 'work-record', process: 'CASE-1', record: 'W-3' };
    const opening = { title: 'A permit that came late', description: 'A week behind the plan', source };
    const { body, headers } = await office.done<{ case: string }>('I-1', 'accountability-cases', opening);
    at = headers.get('location')!.replace('/v1/', '');
    expect(await file()).toMatchObject({
      case: body.case,
      status: 'opened',
      unit: 'TAX',
      process: 'CASE-1',
      occurredOn: '2026-01-12',
      // Five years; the last day is a Sunday.
      limitationEnds: '2031-01-12',
    });
  });

  it('is traced back to who handled, reviewed and approved it, and the posts that they held', async () => {
    await does('B-1', 'investigation', { investigator: 'I-1' });
    await does('I-1', 'trace', {});
    const posts = [{ post: 'TAX:clerk', unit: 'TAX' }];
    expect((await file()).steps).toMatchObject([
      { record: 'W-1', staff: 'S-1', part: 'handler', posts },
      { record: 'W-2', staff: 'S-2', part: 'reviewer', posts },
      { record: 'W-3', staff: 'S-3', part: 'approver', posts },
    ]);
  });

  it('hears everybody before anything is found, or waits until their time is over', async () => {
    const mitigation = ['Reported it at once'];
    await does('I-1', 'persons', { person: 'S-1', part: 'handler', circumstances: { mitigation } });
    await does('I-1', 'persons', { person: 'S-2', part: 'reviewer' });
    await does('I-1', 'persons', { person: 'S-3', part: 'approver' });
    await does('I-1', 'persons', { person: 'S-4', part: 'handler' });
    await does('I-1', 'persons/S-4/release', { reason: 'Came after it' });
    await does('I-1', 'statement-invitation');
    await does('S-1', 'statements', { text: 'I told them on the eighth' });
    await does('S-2', 'statements', { text: 'I was alone that week' });
    expect(await refused('S-4', 'statements', { text: 'It was not me' })).toEqual([403, 'forbidden']);
    const summary = 'The file lay for a week after the review';
    expect(await refused('I-1', 'findings', { summary })).toEqual([409, 'statement-due']);
    // Ten days end on Sunday the 25th, so that Monday is the last.
    expect((await file()).due).toMatchObject({ deadline: 'statement', dueBy: '2026-01-26' });
    await office.server.restart('2026-01-27');
    await office.until('the silence is recorded', () => recorded('DeadlineBreached') === 1);
    await office.server.restart();
    await does('I-1', 'findings', { summary });
    expect(recorded('DeadlineBreached')).toBe(1);
    expect((await file()).persons).toEqual([
      expect.objectContaining({ staff: 'S-1', share: 150 }),
      expect.objectContaining({ staff: 'S-2', share: 700 }),
      expect.objectContaining({ staff: 'S-3', share: 150 }),
      expect.objectContaining({
        staff: 'S-4',
        released: expect.objectContaining({ reason: 'Came after it' }),
      }),
    ]);
  });

  it('is decided by somebody else, and the points follow in a closed month although the server dies', async () => {
    for (const staff of LIABLE) await does(staff, 'defences', { text: `${staff} did what they could` });
    office.server.turnTo('2026-02-09');
    await office.done('OFFICE', 'periods/2026-01/close', { reason: 'The month is over' });
    const findings = LIABLE.map((person) => ({ person, liable: true, reasons: `The part of ${person}` }));
    const decision = { findings, points: { indicator: 'conduct', total: 2 } };
    expect(await refused('I-1', 'decision', decision)).toEqual([403, 'forbidden']);
    await does('B-1', 'decision', decision);
    await office.server.restart();
    await office.until('the points are posted', () => posted().length === 3);
    expect(posted().map(({ staff, points, period }) => [staff, points, period])).toEqual([
      ['S-1', 300, '2026-01'],
      ['S-2', 1400, '2026-01'],
      ['S-3', 300, '2026-01'],
    ]);
    expect(await pointsOf()).toEqual({ 'S-1': 0.3, 'S-2': 1.4, 'S-3': 0.3 });
    expect([await conductOf('S-1'), await conductOf('S-2')]).toEqual([19.7, 18.6]);
    await scoresAgree(office, ...LIABLE);
    expect((await file()).organizationShare).toBe(0);
    const told = await office.shown('S-2', 'score-accounts/2026-01/S-2/explanation');
    expect(JSON.stringify(told)).toContain('The part of S-2');
  });

  it('has sanctions of the ladder', async () => {
    const impose = (person: string, rung: string, months?: number) =>
      does('B-1', 'sanctions', { person, rung, months, from: '2026-02-09', reasons: `Of ${person}` });
    sanctions = {
      'S-1': (await impose('S-1', 'criticism')).sanction!,
      'S-2': (await impose('S-2', 'public-criticism', 3)).sanction!,
      'S-3': (await impose('S-3', 'public-criticism', 1)).sanction!,
    };
    expect(
      await refused('B-1', 'sanctions', {
        person: 'S-4',
        rung: 'criticism',
        from: '2026-02-09',
        reasons: 'Of nothing',
      }),
    ).toEqual([409, 'person-not-named', 'person']);
    const { items } = await office.shown<{ items: { staff: string; until: string | null }[] }>(
      'AUD',
      'sanctions?status=running',
    );
    expect(Object.fromEntries(items.map(({ staff, until }) => [staff, until]))).toMatchObject({
      'S-2': '2026-05-08',
      'S-3': '2026-03-08',
    });
  });

  it('gives points back once the effect of a corrective action is verified, although the server dies', async () => {
    const repairs = (await file()).entries
      .filter(({ staff }) => staff === 'S-1')
      .map(({ entryId }) => entryId);
    const order = { text: 'Sort by day', owner: 'S-1', dueBy: '2026-02-27', repairs };
    const { action } = await does('B-1', 'actions', order);
    const one = `actions/${action}`;
    expect(await refused('V-2', `${one}/verification`, { effective: true, reason: 'None' })).toEqual([
      409,
      'action-not-completed',
      'action',
    ]);
    expect(await refused('S-2', `${one}/completion`, { text: 'Sorted' })).toEqual([403, 'not-owner']);
    await does('S-1', `${one}/completion`, { text: 'Sorted' });
    expect(await refused('B-1', 'closing', { reason: 'Done' })).toEqual([409, 'actions-open']);
    await does('V-2', `${one}/verification`, { effective: true, reason: 'Nothing was late since' });
    await office.server.restart();
    await office.until('the points are back', () => posted().length === 4);
    expect(
      posted()
        .map(({ staff, points, corrects }) => [staff, points, corrects])
        .slice(3),
    ).toEqual([['S-1', 60, repairs[0]]]);
    expect(await pointsOf()).toEqual({ 'S-1': 0.06, 'S-2': 1.4, 'S-3': 0.3 });
    expect(await conductOf('S-1')).toBe(19.94);
    await scoresAgree(office, 'S-1');
  });

  it('is contested: the share goes down and the points with it, and the sanction is lifted', async () => {
    const id = at.split('/').at(-1)!;
    const issues = [
      { subject: { kind: 'finding', case: id }, grounds: 'I was alone that week' },
      { subject: { kind: 'sanction', case: id, sanction: sanctions['S-2'] }, grounds: 'It was enough' },
    ];
    const appeal = await Appeal.file(office, 'S-2', { issues, knownOn: '2026-02-09' });
    await appeal.does('R-1', 'stay', { reason: 'It would be over before the decision' });
    await office.until('the sanction does not run', () => recorded('SanctionSuspended') === 1);
    expect(await sanctionOf('S-2')).toMatchObject({ status: 'suspended' });
    for (const who of ['I-1', 'B-1']) {
      const panel = { chair: 'R-1', members: ['R-1', 'R-2', who] };
      if (appeal.recorded('AppealAdmitted').length === 0) await appeal.does('R-1', 'admission');
      expect(await appeal.refused('R-1', 'panel', panel)).toEqual([403, 'took-part', 'members.2']);
    }
    await appeal.does('R-1', 'panel', { chair: 'R-1', members: ['R-1', 'R-2', 'R-3'] });
    await appeal.does('R-1', 'evidence-opening');
    await appeal.toDeliberation('R-1');
    const decision = (share: number): IssueGiven[] => [
      {
        issue: 1,
        disposition: 'partly-upheld',
        remedies: [{ kind: 'reduce-share', case: id, share }],
        reasons: 'Nobody was sent to help',
      },
      {
        issue: 2,
        disposition: 'upheld',
        remedies: [{ kind: 'lift-sanction', case: id, sanction: sanctions['S-2'] }],
        reasons: 'The points are enough',
      },
    ];
    const votes = (share: number) => ({
      votes: decision(share).map(({ issue, disposition, remedies }) => ({ issue, disposition, remedies })),
    });
    expect(await appeal.refused('R-1', 'votes', votes(700))).toEqual([
      422,
      'aggravates',
      'votes.0.remedies.0',
    ]);
    await appeal.decide(...['R-1', 'R-2', 'R-3'].map((member) => ({ member, issues: decision(400) })));
    await appeal.serve('R-1', '2026-02-09');
    await office.server.restart();
    await appeal.effective();
    await office.until('the entry follows', () => posted().some(({ points }) => points === 800));

    expect(
      posted()
        .filter(({ staff }) => staff === 'S-2')
        .map(({ points }) => points),
    ).toEqual([1400, 800]);
    for (const once of ['FindingVaried', 'SanctionVaried', 'DecisionTookEffect', 'SanctionSuspended']) {
      expect([once, recorded(once)]).toEqual([once, 1]);
    }
    expect(recorded('SanctionResumed')).toBe(0);
    expect(await pointsOf()).toEqual({ 'S-1': 0.06, 'S-2': 0.8, 'S-3': 0.3 });
    expect(await sanctionOf('S-2')).toMatchObject({ status: 'lifted', appeal: appeal.id });
    const { organizationShare, persons } = await file();
    expect(organizationShare).toBe(300);
    expect(persons.find(({ staff }) => staff === 'S-2')).toMatchObject({ share: 400, liable: true });
    await scoresAgree(office, ...LIABLE);
  });

  it('is closed, and a sanction is spent by itself on the day behind its last, once', async () => {
    expect((await does('B-1', 'closing', { reason: 'Everything is done' })).status).toBe('closed');
    await office.server.restart('2026-03-08');
    expect(await sanctionOf('S-3')).toMatchObject({ status: 'running', until: '2026-03-08' });
    await office.server.restart('2026-03-09');
    await office.until('the sanction is spent', () => recorded('SanctionSpent') === 1);
    await office.server.restart();
    expect(await sanctionOf('S-3')).toMatchObject({ status: 'spent' });
    // Of all that followed by itself, nothing twice, after all those starts.
    expect(recorded('SanctionSpent')).toBe(1);
    expect(posted().map(({ staff, points }) => [staff, points])).toEqual([
      ['S-1', 300],
      ['S-2', 1400],
      ['S-3', 300],
      ['S-1', 60],
      ['S-2', 800],
    ]);
    const casebook = await office.shown('AUD', 'casebook');
    expect(casebook).toMatchObject({
      cases: { open: 0 },
      sanctions: { spent: expect.any(Number), lifted: 1, suspended: 0 },
      actions: { open: 0, effective: 1 },
    });
    const { status, history } = await file();
    expect(status).toBe('closed');
    expect(history.map(({ type }) => type)).toEqual(
      expect.arrayContaining(['CaseOpened', 'StepsTraced', 'CaseDecided', 'FindingVaried', 'CaseClosed']),
    );
    const { items } = await office.shown<{ items: { readBy: string }[] }>('AUD', `${at}/readings`);
    expect(new Set(items.map(({ readBy }) => readBy))).toEqual(new Set(['AUD']));
  });
});

async function sanctionOf(staff: string): Promise<object> {
  const { items } = await office.shown<{ items: { sanction: string }[] }>(
    'AUD',
    `sanctions?staff=${staff}&unit=HQ`,
  );
  return items.find(({ sanction }) => sanction === sanctions[staff])!;
}

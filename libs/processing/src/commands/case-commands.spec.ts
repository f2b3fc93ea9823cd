import { beforeEach, describe, expect, it } from '@jest/globals';
import type { CaseOpened, CaseSource, ReportedRecord } from '#domain';
import { actIn, decideCase, fileAppeal, OFFICE_DAY } from '../testing/casework.js';
import { given, smallOffice, type SmallOffice } from '../testing/small-office.js';
import { declareDays } from './calendar-commands.js';
import { readCaseFile } from './case-file-commands.js';
import { approveExperiment, registerExperiment } from './experiment-commands.js';
import { noteObservation } from './observation-commands.js';
import { recordWork } from './work-record-commands.js';

let office: SmallOffice;
beforeEach(async () => {
  office = await smallOffice();
});

const { meta } = given('A1', 'administrator');
const investigator = ['I1', 'investigator'] as const;
const refusal = (doing: Promise<unknown>): Promise<unknown> =>
  doing.then(
    () => 'was not refused',
    ({ code }: { code?: string }) => code,
  );

const said = { title: 'Filed late', description: 'The permit went out late' };
const open = (source: CaseSource, over: object = {}) =>
  actIn(office.executor, 'OpenCase', { ...said, source, ...over }, investigator);
const opened = async (): Promise<CaseOpened['data']> =>
  (await office.events('accountability-C1'))[0]!.data as CaseOpened['data'];

const record = (over: Partial<ReportedRecord> = {}): ReportedRecord => ({
  recordId: 'W1',
  process: 'P-7',
  activity: 'grant',
  occurredOn: '2024-02-01',
  unit: 'B',
  staff: 'S1',
  content: 'W1',
  ...over,
});

describe('a case', () => {
  it('is of the unit, the day and the process of the work record that it was opened from', async () => {
    await recordWork(office.executor, 'P-7', [record()], meta);
    await open({ kind: 'work-record', process: 'P-7', record: 'W1' });
    expect(await opened()).toMatchObject({ unit: 'B', occurredOn: '2024-02-01', process: 'P-7' });
  });

  it('is of those of the entry or the observation', async () => {
    await office.propose('conduct');
    await open({ kind: 'entry', period: '2024-Q1', staff: 'S1', entryId: 'E1' });
    expect(await opened()).toMatchObject({ unit: 'B', occurredOn: '2024-02-01' });
    office = await smallOffice();
    const note = { observation: 'O1', process: 'P-7', unit: 'B', tone: 'negative', text: 'seen' } as const;
    await noteObservation(
      office.executor,
      { ...note, occurredOn: '2024-02-02', evidence: [] },
      given('P1', 'assessor'),
    );
    await open({ kind: 'observation', observation: 'O1' });
    expect(await opened()).toMatchObject({ unit: 'B', occurredOn: '2024-02-02', process: 'P-7' });
  });

  it('is not opened from what there is not', async () => {
    await office.propose('integrity');
    for (const source of [
      { kind: 'work-record', process: 'P-7', record: 'W1' },
      { kind: 'entry', period: '2024-Q1', staff: 'S1', entryId: 'E1' },
      { kind: 'observation', observation: 'O1' },
    ] as const) {
      expect(await refusal(open(source))).toBe('unknown-source');
    }
    expect(await office.events('accountability-C1')).toEqual([]);
  });

  it('traces the steps of its process back to the posts that were held', async () => {
    const steps = [record(), record({ recordId: 'W2', content: 'W2', activity: 'send', staff: 'S2' })];
    await recordWork(office.executor, 'P-7', steps, meta);
    await open({ kind: 'work-record', process: 'P-7', record: 'W1' });
    await actIn(office.executor, 'BeginInvestigation', { investigator: 'I1' }, investigator);
    await actIn(office.executor, 'TraceSteps', {}, investigator);
    const traced = (await office.events('accountability-C1')).find(({ type }) => type === 'StepsTraced');
    const posts = [{ post: 'desk', unit: 'B' }];
    expect(traced?.data).toMatchObject({
      process: 'P-7',
      steps: [
        { record: 'W1', staff: 'S1', posts },
        { record: 'W2', staff: 'S2', posts },
      ],
    });
    const elsewhere = actIn(office.executor, 'TraceSteps', { process: 'P-8' }, investigator);
    expect(await refusal(elsewhere)).toBe('unknown-process');
  });

  it('decides points by the rulebook and in the period of the day of the fault', async () => {
    await decideCase(office.executor);
    const decided = (await office.events('accountability-C1')).find(({ type }) => type === 'CaseDecided');
    expect(decided?.data).toMatchObject({
      entries: [{ period: '2024-Q1', rulebookVersion: 1, points: 2000 }],
    });
  });

  it('names evidence and people that there are', async () => {
    await open({ kind: 'finding', text: 'x' }, { unit: 'B', occurredOn: '2024-02-01' });
    await actIn(office.executor, 'BeginInvestigation', { investigator: 'I1' }, investigator);
    const evidence = actIn(office.executor, 'AttachCaseEvidence', { evidence: 'D1' }, investigator);
    expect(await refusal(evidence)).toBe('unknown-evidence');
    const circumstances = { mitigation: [], aggravation: [] };
    const named = { person: 'S9', part: 'handler', circumstances } as const;
    expect(await refusal(actIn(office.executor, 'NamePerson', named, investigator))).toBe(
      'unknown-staff-member',
    );
  });

  it('tolerates what an approved experiment covers', async () => {
    const admin = given('A1', 'administrator', '2024-01-15');
    const experiment = {
      experiment: 'T1',
      unit: 'B',
      title: 'Grants by phone',
      purpose: 'Faster',
      safeguards: 'Calls are noted',
      from: '2024-01-20',
      to: '2024-06-30',
      participants: ['S1'],
    };
    await registerExperiment(office.executor, experiment, given('P1', 'assessor', '2024-01-10'));
    await approveExperiment(office.executor, 'T1', admin);
    await open({ kind: 'finding', text: 'x' }, { unit: 'B', occurredOn: '2024-02-01' });
    await actIn(office.executor, 'BeginInvestigation', { investigator: 'I1' }, investigator);
    const circumstances = { mitigation: [], aggravation: [] };
    await actIn(
      office.executor,
      'NamePerson',
      { person: 'S1', part: 'handler', circumstances },
      investigator,
    );
    const why = { inexperience: 'new', exploration: 'tried', commonGood: 'for all' };
    const tolerance = { person: 'S1', experiment: 'T1', ...why };
    await actIn(office.executor, 'GrantTolerance', tolerance, ['D1', 'supervisor']);
    expect(await office.types('accountability-C1')).toContain('ToleranceGranted');
  });
});

describe('reading a case file', () => {
  it('is recorded every time, beside the case', async () => {
    await office.propose('conduct');
    await fileAppeal(office.executor, { kind: 'entry', period: '2024-Q1', entryId: 'E1' });
    const of = { kind: 'appeal', staff: 'S1', appeal: 'A1' } as const;
    const before = await office.types('appeals-S1');
    for (const what of ['file', 'file', 'dossier'] as const) {
      await readCaseFile(office.executor, of, what, given('R1', 'reviewer'));
    }
    expect((await office.events('casefile-appeal-S1/A1')).map(({ data }) => data)).toEqual(
      ['file', 'file', 'dossier'].map((what) => ({ of, readBy: 'R1', what })),
    );
    expect(await office.types('appeals-S1')).toEqual(before);
  });

  it('is of a case that there is', async () => {
    const by = given('R1', 'reviewer');
    const appeal = { kind: 'appeal', staff: 'S1', appeal: 'A1' } as const;
    expect(await refusal(readCaseFile(office.executor, appeal, 'file', by))).toBe('unknown-appeal');
    const of = { kind: 'accountability', case: 'C1' } as const;
    expect(await refusal(readCaseFile(office.executor, of, 'file', by))).toBe('unknown-case');
    await decideCase(office.executor);
    await readCaseFile(office.executor, of, 'file', by);
    expect(await office.types('casefile-accountability-C1')).toEqual(['CaseFileRead']);
  });
});

describe('the calendar of the office', () => {
  it('moves deadlines that are set from then on', async () => {
    // Without it, 30 days after 4 March 2024 end on Wednesday 3 April.
    const days = [{ date: '2024-04-03', working: false, name: 'Founding day' }];
    await declareDays(office.executor, days, given('A1', 'administrator'));
    await office.propose('conduct');
    await fileAppeal(office.executor, { kind: 'entry', period: '2024-Q1', entryId: 'E1' });
    expect((await office.events('appeals-S1'))[0]!.data).toMatchObject({
      knownOn: OFFICE_DAY,
      fileBy: '2024-04-04',
    });
  });
});

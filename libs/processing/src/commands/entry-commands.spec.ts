import { beforeEach, describe, expect, it } from '@jest/globals';
import { decodeEvent } from '../event-codec.js';
import { ComputedRules } from '../computed-rules.js';
import { matureObservations } from '../mature-observations.js';
import { ENTRY, given, rulebook, smallOffice, type SmallOffice } from '../testing/small-office.js';
import {
  acknowledgeEntry,
  attachEvidence,
  confirmEntry,
  decideDispute,
  disputeEntry,
  recordSilence,
  returnEntry,
  withdrawEntry,
} from './entry-commands.js';
import { declareDays } from './calendar-commands.js';
import { recordUpload, referenceEvidence } from './evidence-commands.js';
import { openMatter } from './matter-commands.js';
import { dismissObservation, noteObservation, verifyObservation } from './observation-commands.js';
import { closePeriod } from './period-commands.js';
import { proposeEntry } from './propose-entry.js';
import { correctEntry, reverseEntry } from './reversal-commands.js';
import { recordWork } from './work-record-commands.js';

const ACCOUNT = 'account-2024-Q1-S1';
const V1 = given('V1', 'verifier');
const V2 = given('V2', 'verifier');
const S1 = given('S1', 'staff-member');
const P1 = given('P1', 'assessor');
const H1 = given('H1', 'supervisor');

describe('the commands about entries', () => {
  let office: SmallOffice;
  beforeEach(async () => {
    office = await smallOffice();
  });

  it('count the time to answer by the calendar as it stands that day', async () => {
    const { executor } = office;
    const declare = (date: string): Promise<unknown> =>
      declareDays(executor, [{ date, working: false, name: 'off' }], given('A1', 'administrator'));
    await office.propose('integrity');
    await declare('2024-03-11');
    await confirmEntry(executor, ENTRY, V1);
    await declare('2024-03-12');
    expect((await office.events(ACCOUNT)).at(-1)!.data).toMatchObject({ answerBy: '2024-03-12' });
    await acknowledgeEntry(executor, ENTRY, given('S1', 'staff-member', '2024-03-12'));
  });

  it('lead an entry through its whole life', async () => {
    const { executor } = office;
    await office.propose('integrity');
    await referenceEvidence(
      executor,
      { evidence: 'D1', url: 'https://files.example/1', title: 'File 1' },
      P1,
    );
    await attachEvidence(executor, { ...ENTRY, evidence: 'D1' }, P1);
    await confirmEntry(executor, ENTRY, V1);
    await disputeEntry(executor, { ...ENTRY, statement: 'I was on leave' }, S1);
    const outcome = await decideDispute(
      executor,
      { ...ENTRY, outcome: 'stands', reason: 'you were not' },
      V2,
    );
    expect(outcome.revision).toBe(6);
    expect(await office.types(ACCOUNT)).toEqual([
      'EntryProposed',
      'EvidenceAttached',
      'EntryConfirmed',
      'EntryDisputed',
      'DisputeDecided',
      'AccountOpened',
      'EntryPosted',
    ]);
    expect((await office.events(ACCOUNT)).at(-1)).toMatchObject({
      data: { evidence: ['D1'], origin: 'manual', rulebookVersion: 1, occurredOn: '2024-02-01' },
    });
  });

  it('end it early, and go on in a closed period', async () => {
    const { executor } = office;
    for (const entryId of ['E1', 'E2', 'E3', 'E4']) await office.propose('integrity', { entryId });
    await closePeriod(executor, '2024-Q1', 'over', P1.meta);
    await returnEntry(executor, { ...ENTRY, reason: 'which file?' }, V1);
    await withdrawEntry(executor, { ...ENTRY, entryId: 'E2', reason: 'my mistake' }, P1);
    for (const entryId of ['E3', 'E4']) await confirmEntry(executor, { ...ENTRY, entryId }, V1);
    await acknowledgeEntry(executor, { ...ENTRY, entryId: 'E3' }, S1);
    await recordSilence(executor, { ...ENTRY, entryId: 'E4' }, given('deadlines', 'auditor', '2024-03-12'));
    expect((await office.types(ACCOUNT)).slice(4)).toEqual([
      'EntryReturned',
      'EntryWithdrawn',
      'EntryConfirmed',
      'EntryConfirmed',
      'EntryAcknowledged',
      'AccountOpened',
      'EntryPosted',
      'AnswerLapsed',
      'EntryPosted',
    ]);
    await expect(office.propose('integrity', { entryId: 'E5' })).rejects.toMatchObject({
      code: 'period-closed',
    });
  });

  it('let one of two verifiers confirm, and tell the other who did', async () => {
    await office.propose('integrity');
    const answers = await Promise.allSettled(
      [V1, V2].map((one) => confirmEntry(office.executor, ENTRY, one)),
    );
    expect(answers.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    expect(answers.find(({ status }) => status === 'rejected')).toMatchObject({
      reason: { code: 'entry-not-proposed', message: expect.stringMatching(/was confirmed by V[12]/) },
    });
    const again = await confirmEntry(office.executor, ENTRY, V1).catch(() =>
      confirmEntry(office.executor, ENTRY, V2),
    );
    expect(again.events).toEqual([]);
  });

  it('refuse what rests on a revision that is no more', async () => {
    const { revision } = await office.propose('integrity');
    const expecting = (expectedRevision: number) => ({ ...V1, meta: { ...V1.meta, expectedRevision } });
    await expect(confirmEntry(office.executor, ENTRY, expecting(revision + 1))).rejects.toMatchObject({
      code: 'revision-changed',
    });
    await confirmEntry(office.executor, ENTRY, expecting(revision));
    await expect(
      acknowledgeEntry(office.executor, ENTRY, {
        ...S1,
        meta: { ...S1.meta, expectedRevision: revision },
      }),
    ).rejects.toMatchObject({ code: 'revision-changed' });
  });

  it('answer fifty times the same proposal with one entry', async () => {
    const meta = { ...P1.meta, once: { commandId: 'key-1', input: 'proposal' } };
    const proposal = {
      entryId: 'E1',
      staff: 'S1',
      kind: 'deduction',
      indicator: 'conduct',
      points: 500,
      occurredOn: '2024-02-01',
      reason: 'late',
      evidence: [],
    } as const;
    const answers = await Promise.all(
      Array.from({ length: 50 }, () => proposeEntry(office.executor, proposal, { ...P1, meta })),
    );
    expect(new Set(answers.map(({ revision }) => revision))).toEqual(new Set([1]));
    expect(await office.types(ACCOUNT)).toEqual(['AccountOpened', 'EntryPosted']);
  });

  it('correct also what a rule computed, which the account does not keep', async () => {
    office = await smallOffice({
      ...rulebook,
      rules: rulebook.rules.map((rule) => ({ ...rule, enters: 'posted' })),
    });
    const { executor, store } = office;
    const late = { process: 'P1', activity: 'check', unit: 'B', staff: 'S1', content: 'c', recordId: 'R1' };
    const record = { ...late, occurredOn: '2024-02-03', plannedOn: '2024-02-01' };
    await recordWork(executor, 'P1', [record], P1.meta);
    const judging = new ComputedRules(executor, () => '2024-03-01');
    await judging.handle((await store.readLog(0, 1000)).map(decodeEvent));
    const { data: original } = (await office.events(ACCOUNT))[1]!;
    const { entryId } = original as { entryId: string };
    const undo = { ...ENTRY, reason: 'half', authority: 'head of office' };
    const correction = { ...undo, entryId: 'E2', reversalId: 'X1', corrects: entryId, points: 20 };
    const { events } = await correctEntry(executor, correction, H1);
    expect(events).toMatchObject([
      { type: 'EntryReversed', data: { entryId: 'X1', reverses: entryId, occurredOn: '2024-02-03' } },
      {
        type: 'EntryPosted',
        data: { entryId: 'E2', points: 20, corrects: entryId, record: 'R1', origin: 'manual' },
      },
    ]);
    expect((await correctEntry(executor, correction, H1)).events).toEqual([]);
    await reverseEntry(executor, { ...undo, entryId: 'X2', reverses: 'E2' }, H1);
    await expect(
      correctEntry(executor, { ...correction, entryId: 'E3', reversalId: 'X3', corrects: 'E9' }, H1),
    ).rejects.toMatchObject({ code: 'unknown-entry' });
  });

  it('keep a matter from being punished twice', async () => {
    await openMatter(
      office.executor,
      { matter: 'M1', title: 'The gift', occurredOn: '2024-02-01' },
      given('P1', 'assessor'),
    );
    await office.propose('integrity', { matter: 'M1' });
    await expect(office.propose('integrity', { entryId: 'E2', matter: 'M1' })).rejects.toMatchObject({
      code: 'matter-punished',
    });
    await expect(office.propose('conduct', { entryId: 'E2', matter: 'M2' })).rejects.toMatchObject({
      code: 'unknown-matter',
    });
  });

  it('hold to the manual rules of the version in force', async () => {
    const rude = { id: 'rude', indicator: 'conduct', title: 'Rudeness', kind: 'deduction' } as const;
    office = await smallOffice({ ...rulebook, manualRules: [{ ...rude, least: 100, most: 200 }] });
    await expect(office.propose('conduct')).rejects.toMatchObject({ code: 'manual-rule-required' });
    await expect(office.propose('conduct', { rule: 'rude' })).rejects.toMatchObject({
      code: 'points-outside-rule',
    });
    const { events } = await office.propose('conduct', { rule: 'rude', points: 200 });
    expect(events.at(-1)).toMatchObject({ type: 'EntryPosted', data: { rule: 'rude' } });
  });
});

describe('observations and evidence', () => {
  const note = {
    observation: 'O1',
    staff: 'S1',
    tone: 'negative',
    text: 'Left the counter unattended',
    occurredOn: '2024-02-01',
    evidence: ['D1'],
  } as const;
  const upload = {
    evidence: 'D1',
    sha256: 'a'.repeat(64),
    bytes: 7,
    mediaType: 'text/plain',
    name: 'notes.txt',
  };
  let office: SmallOffice;

  beforeEach(async () => {
    office = await smallOffice();
    await recordUpload(office.executor, upload, P1);
  });

  it('an observation matures into the entry that is proposed on it, once', async () => {
    const { executor, store } = office;
    await noteObservation(executor, note, P1);
    await expect(office.propose('conduct', { observation: 'O1' })).rejects.toMatchObject({
      code: 'observation-not-verified',
    });
    await verifyObservation(executor, { observation: 'O1' }, V1);
    await office.propose('conduct', { observation: 'O1' });
    const all = (await store.readLog(0, 1000)).map(decodeEvent);
    for (let times = 0; times < 3; times++) await matureObservations(executor, all);
    const observed = await office.events('observation-O1');
    expect(observed.map(({ type }) => type)).toEqual([
      'ObservationNoted',
      'ObservationVerified',
      'ObservationMatured',
    ]);
    const proposed = all.find(({ type }) => type === 'EntryProposed')!;
    expect(observed[2]).toMatchObject({
      data: { entryId: 'E1', staff: 'S1', period: '2024-Q1' },
      causationId: proposed.eventId,
      correlationId: proposed.correlationId,
    });
    await expect(dismissObservation(executor, { observation: 'O1', reason: 'x' }, V1)).rejects.toMatchObject({
      code: 'observation-not-open',
    });
  });

  it('is of the person’s unit and of the period of its day', async () => {
    await noteObservation(office.executor, note, P1);
    expect(await office.events('observation-O1')).toMatchObject([
      { data: { unit: 'B', period: '2024-Q1', notedBy: 'P1' } },
    ]);
    await expect(
      noteObservation(office.executor, { ...note, observation: 'O2', evidence: ['D9'] }, P1),
    ).rejects.toMatchObject({ code: 'unknown-evidence' });
    await expect(
      noteObservation(office.executor, { ...note, observation: 'O2', occurredOn: '2024-02-30' }, P1),
    ).rejects.toMatchObject({ code: 'invalid-date' });
  });
});

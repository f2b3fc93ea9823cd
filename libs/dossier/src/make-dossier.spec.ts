import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { rmSync, writeFileSync } from 'node:fs';
import type { RecordedEvent } from '#domain';
import type { Dossier } from './dossier.js';
import { dossierHtml } from './html/dossier-html.js';
import { AMatter, APPEAL, CASE } from './testing/a-matter.js';

let matter: AMatter;
let whole: Dossier;
beforeAll(async () => {
  matter = await AMatter.begin();
  await matter.appealed();
  await matter.accused();
  whole = await matter.dossier(APPEAL);
}, 60_000);
afterAll(() => matter.end());

const types = ({ timeline }: Dossier): string[] => timeline.map(({ type }) => type);

describe('the dossier of an appeal', () => {
  it('has what happened in the order of the log, from the first step of the work to the effect', () => {
    const positions = whole.timeline.map(({ position }) => position);
    expect(positions).toEqual([...new Set(positions)].sort((a, b) => a - b));
    for (const type of [
      'RulebookPublished',
      'WorkRecorded',
      'EvidenceUploaded',
      'EntryProposed',
      'AppealFiled',
      'ChallengeDecided',
      'DeadlineSet',
      'AppealDecided',
      'EntryReversed',
      'DecisionTookEffect',
    ]) {
      expect(types(whole)).toContain(type);
    }
    expect(types(whole)).not.toContain('CaseOpened');
  });

  it('has every step of the process, and the posts held that day', () => {
    const [process] = whole.processes;
    expect(process).toMatchObject({ process: 'P9' });
    expect(process!.steps.map(({ activity, staff, concerned }) => [activity, staff, concerned])).toEqual([
      ['intake', 'S1', false],
      ['check', 'S2', false],
      ['letter', 'S1', true],
    ]);
    expect(process!.steps[2]!.held).toEqual([{ post: 'desk', unit: 'B', from: '2024-01-01', to: null }]);
  });

  it('has the entries with their life, the rules that made them and the procedure', () => {
    expect(whole.entries.map(({ status, indicator }) => [indicator, status])).toEqual([
      ['timeliness', 'reversed'],
      ['conduct', 'posted'],
    ]);
    expect(whole.entries[0]!.life.map(({ type }) => type)).toEqual([
      'EntryProposed',
      'EntryAcknowledged',
      'EntryPosted',
      'EntryReversed',
    ]);
    const [rulebook] = whole.rulebooks;
    expect(rulebook!.rules.map(({ id }) => id)).toEqual(['late']);
    expect(rulebook!.indicators.map(({ id }) => id)).toEqual(['conduct', 'timeliness']);
    expect(rulebook!.procedure!.appeal.file).toEqual({ count: 30, unit: 'calendar-days' });
  });

  it('has every access, by whom and in which role', () => {
    expect(whole.accesses.map(({ readBy, role }) => [readBy, role])).toEqual([
      ['R1', 'reviewer'],
      ['AU1', 'auditor'],
    ]);
  });

  it('says what it was made from', () => {
    const { completeness, timeline } = whole;
    expect(completeness).toMatchObject({ events: timeline.length, accesses: 2 });
    expect(completeness.streams.map(({ stream }) => stream)).toEqual(
      expect.arrayContaining(['account-2024-Q1-S1', 'appeals-S1', 'evidence-DOC3', 'process-P9', 'staff-S2']),
    );
    for (const { events, revision } of completeness.streams) expect(revision).toBe(events - 1);
  });

  it('says of each file whether its bytes are those that came in', async () => {
    const integrities = async () =>
      Object.fromEntries((await matter.dossier(APPEAL)).evidence.map((one) => [one.evidence, one.integrity]));
    expect(await integrities()).toEqual({ DOC1: 'intact', DOC2: 'reference', DOC3: 'intact' });
    writeFileSync(matter.pathOf('what was found in the drawer'), 'something else');
    rmSync(matter.pathOf('a note in the drawer'));
    expect(await integrities()).toEqual({ DOC1: 'damaged', DOC2: 'reference', DOC3: 'missing' });
  });
});

describe('how somebody voted', () => {
  const votesIn = ({ timeline }: Dossier) => timeline.filter(({ type }) => type === 'VoteCast');

  it('is told with the decision, and never before it', async () => {
    const decided = whole.timeline.find(({ type }) => type === 'AppealDecided')!;
    const before = await matter.dossier(APPEAL, { knownAt: votesIn(whole).at(-1)!.recordedAt });
    expect(votesIn(before).map(({ why }) => why)).toEqual([undefined, undefined, undefined]);
    expect(JSON.stringify(before)).not.toContain('It was late');
    expect(dossierHtml(before)).not.toContain('It was late');
    const then = await matter.dossier(APPEAL, { knownAt: decided.recordedAt });
    expect(votesIn(then).map(({ why }) => why)).toEqual([undefined, undefined, 'It was late']);
  });
});

describe('a dossier as known at a time', () => {
  it('knows nothing that was recorded later, in any part of it', async () => {
    const log = await matter.log();
    const filed = log.findIndex(({ type }) => type === 'AppealFiled');
    const cuts = log.slice(filed).filter((_, index) => index % 4 === 0);
    expect(cuts.length).toBeGreaterThan(8);
    for (const { recordedAt } of cuts) {
      const then = await matter.dossier(APPEAL, { knownAt: recordedAt });
      const decided = types(then).includes('AppealDecided');
      const known = whole.timeline
        .filter((line) => line.recordedAt <= recordedAt)
        .map(({ why, ...line }) => (line.type === 'VoteCast' && !decided ? line : { ...line, why }));
      expect(then.timeline).toEqual(known);
      const told = JSON.stringify({ ...then, completeness: { ...then.completeness, generatedAt: '' } });
      const times = told.match(/\d{4}-\d\d-\d\dT[\d:.]+Z/g)!;
      expect(times.filter((time) => time > recordedAt)).toEqual([]);
      const later = log.filter((event) => event.recordedAt > recordedAt).flatMap(wordsOf);
      const earlier = new Set(log.filter((event) => event.recordedAt <= recordedAt).flatMap(wordsOf));
      expect(later.filter((words) => !earlier.has(words) && told.includes(words))).toEqual([]);
    }
  }, 60_000);

  it('is refused before there was a file', async () => {
    const [first] = await matter.log();
    await expect(matter.dossier(APPEAL, { knownAt: first!.recordedAt })).rejects.toMatchObject({
      code: 'not-found',
    });
  });

  it('knows the posts as they were known', async () => {
    await matter.appointedLate('S2');
    const heldBy = async (knownAt?: string): Promise<string[]> =>
      (
        await matter.dossier(APPEAL, knownAt === undefined ? {} : { knownAt })
      ).processes[0]!.steps[1]!.held.map(({ post }) => post);
    expect(await heldBy()).toEqual(['desk', 'deputy']);
    expect(await heldBy(whole.timeline.at(-1)!.recordedAt)).toEqual(['desk']);
  });
});

describe('the dossier of an accountability case', () => {
  it('has the case, the entry that follows, and the appeals about it', async () => {
    const dossier = await matter.dossier(CASE);
    expect(dossier.file).toMatchObject({ kind: 'accountability', case: { status: 'decided' } });
    expect(dossier.entries).toMatchObject([{ case: 'C1', staff: 'S1', status: 'posted', points: 2000 }]);
    const related = dossier.timeline.filter(({ about }) => about === 'related');
    expect(related.map(({ type, why }) => [type, why])).toEqual([['AppealFiled', undefined]]);
    for (const text of [JSON.stringify(dossier), dossierHtml(dossier)])
      expect(text).not.toContain('I lent it with a note');
    expect(types(dossier)).not.toContain('ChallengeDecided');
  });

  it('leaves out an appeal from which the reader is barred', async () => {
    const reviewer = ['R7', 'reviewer'] as const;
    await matter.act('AdmitAppeal', {}, reviewer, 'A2');
    await matter.act('FormPanel', { chair: 'R1', members: ['R1'] }, reviewer, 'A2');
    const challenge = { challenge: 'B2', member: 'R1', reason: 'As before' };
    await matter.act('ChallengeMember', challenge, ['S1', 'staff-member'], 'A2');
    const related = async (reader: string) =>
      (await matter.dossier(CASE, { reader })).timeline.filter(({ about }) => about === 'related').length;
    expect(await related('AU1')).toBe(1);
    expect(await related('R1')).toBe(0);
  });
});

/** What somebody wrote, long enough to be told from other words. */
const wordsOf = ({ data }: RecordedEvent): string[] => {
  const found: string[] = [];
  JSON.stringify(data, (_, value: unknown) => {
    if (typeof value === 'string' && value.length > 6 && value.includes(' ')) found.push(value);
    return value;
  });
  return found;
};

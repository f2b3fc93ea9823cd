import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Grant } from '#domain';
import { readConfig, startServer, type RunningServer } from '../../../apps/ledger/src/main.js';
import { newFolder, removeFolders } from '../../support/cli.js';
import { eventStoreOf } from '../../support/eventstoredb/suite-store.js';
import { signIn, type Answer, type Client } from './client.js';
import { MONTHS, PEOPLE, recordsOf, setUp, unitOf, UNITS } from './office.js';
import { lateRecords, recompute, type FeedEvent, type RecomputedAccount } from './recompute.js';

/*
 * A quarter of an office over HTTP alone: work records, deductions and bonuses through their whole life, disputes,
 * reversals, evidence, closes. Then what the server says is held against what the feed alone tells.
 */

const data = newFolder();
let now = new Date('2026-01-31T09:00:00Z');
let server: RunningServer;
let as: Record<
  'administrator' | 'workSystem' | 'assessor' | 'verifier' | 'second' | 'supervisor' | 'auditor',
  Client
>;
let person: (staff: string) => Promise<Client>;

const config = readConfig({
  LEDGER_DATA: data,
  LEDGER_EVENT_STORE: eventStoreOf(data),
  LEDGER_PORT: '0',
  LEDGER_RATE_LIMIT: '0',
  LEDGER_LOG_LEVEL: 'error',
});
const start = async (): Promise<void> => {
  server = await startServer(config, { now: () => now });
};

beforeAll(async () => {
  await start();
  const signedIn = await signIn(data, () => server.url);
  const everywhere = (role: Grant['role']): Grant => ({ role, unit: null });
  as = {
    administrator: await signedIn('OFFICE', everywhere('administrator')),
    workSystem: await signedIn('CASES', everywhere('work-system')),
    assessor: await signedIn('A-1', everywhere('assessor')),
    verifier: await signedIn('V-1', ...UNITS.map((unit): Grant => ({ role: 'verifier', unit }))),
    second: await signedIn('V-2', everywhere('verifier')),
    supervisor: await signedIn('SUP-1', { role: 'supervisor', unit: 'HQ' }),
    auditor: await signedIn('AUD', everywhere('auditor')),
  };
  person = (staff) => signedIn(staff, { role: 'staff-member', unit: unitOf(staff) });
  await setUp(as.administrator);
}, 60_000);

afterAll(async () => {
  await server.close();
  removeFolders();
});

/** What was done with an entry, so that its end can be foretold. */
interface Made {
  readonly entryId: string;
  readonly staff: string;
  readonly at: string;
  end:
    | 'posted'
    | 'returned'
    | 'withdrawn'
    | 'dropped'
    | 'reversed'
    | 'proposed'
    | 'awaiting-answer'
    | 'disputed';
}
const made: Made[] = [];

function done<T>(answer: Answer<T>, status: number): Answer<T> {
  if (answer.status !== status) throw new Error(`${answer.status}: ${JSON.stringify(answer.body)}`);
  return answer;
}

async function propose(proposal: Record<string, unknown>): Promise<Made> {
  const { body, headers } = done(await as.assessor.post<{ entryId: string }>('entries', proposal), 201);
  const entry: Made = {
    entryId: body.entryId,
    staff: proposal.staff as string,
    at: headers.get('location')!.replace('/v1/', ''),
    end: 'posted',
  };
  made.push(entry);
  return entry;
}

const deduction = (staff: string, month: string, index: number): Record<string, unknown> => ({
  staff,
  kind: 'deduction',
  indicator: 'conduct',
  rule: 'discourtesy',
  points: 0.5 + (index % 4) * 0.25,
  occurredOn: `${month}-${String(1 + (index % 27)).padStart(2, '0')}`,
  reason: `A visitor was sent away without an answer (${index})`,
});

/** The records of a month: most in a batch, some as a stream, a few one by one. */
async function reportWork(month: string, count: number): Promise<void> {
  const records = recordsOf(month, count);
  const [batch, lines, single] = [records.slice(0, 1000), records.slice(1000, -20), records.slice(-20)];
  const { body } = done(
    await as.workSystem.post<{ verdicts: { verdict: string }[] }>('work-records/batch', { records: batch }),
    200,
  );
  expect(body.verdicts.filter(({ verdict }) => verdict !== 'recorded')).toEqual([]);
  const streamed = done(
    await as.workSystem.send<string>(
      'work-records/stream',
      lines.map((record) => JSON.stringify(record)).join('\n'),
      { 'content-type': 'application/x-ndjson' },
    ),
    200,
  );
  expect(JSON.parse(streamed.body.trim().split('\n').at(-1)!)).toMatchObject({
    done: true,
    recorded: lines.length,
    refused: 0,
  });
  for (const record of single) done(await as.workSystem.post('work-records', record), 201);
}

/** Deductions under an indicator that demands confirmation and an answer; each goes another way. */
async function deductions(month: string, people: readonly string[]): Promise<void> {
  const entries: Made[] = [];
  for (const [index, staff] of people.entries()) entries.push(await propose(deduction(staff, month, index)));
  for (const [index, entry] of entries.entries()) {
    const { staff, at } = entry;
    const concerned = await person(staff);
    const step = async (who: Client, name: string, body?: object): Promise<void> => {
      done(await who.post(`${at}/${name}`, body), 200);
    };
    switch (index % 8) {
      case 0:
        await step(as.verifier, 'return', { reason: 'The visitor cannot be found' });
        entry.end = 'returned';
        break;
      case 1:
        await step(as.assessor, 'withdrawal', { reason: 'Meant for somebody else' });
        entry.end = 'withdrawn';
        break;
      case 2:
        await step(as.verifier, 'confirmation');
        await step(concerned, 'acknowledgement');
        break;
      case 3:
      case 4:
        await step(as.verifier, 'confirmation');
        await step(concerned, 'dispute', { statement: 'I was not at the counter that day' });
        // Who confirmed it does not decide on the dispute.
        expect(
          (await as.verifier.post(`${at}/dispute-decision`, { outcome: 'stands', reason: 'No' })).status,
        ).toBe(403);
        entry.end = index % 8 === 3 ? 'posted' : 'dropped';
        await step(as.second, 'dispute-decision', {
          outcome: entry.end === 'posted' ? 'stands' : 'dropped',
          reason: 'The roster says who was there',
        });
        break;
      case 5:
        // Silence: the time to answer runs out.
        await step(as.verifier, 'confirmation');
        break;
      case 6:
        await step(as.verifier, 'confirmation');
        await step(concerned, 'acknowledgement');
        await step(as.supervisor, 'reversal', {
          reason: 'The complaint was taken back',
          authority: 'Head of unit',
        });
        entry.end = 'reversed';
        break;
      case 7:
        await step(as.verifier, 'confirmation');
        await step(concerned, 'acknowledgement');
        {
          const correction = { points: 0.5, reason: 'Less grave than it seemed', authority: 'Head of unit' };
          const corrected = done(
            await as.supervisor.post<{ entryId: string }>(`${at}/correction`, correction),
            201,
          );
          entry.end = 'reversed';
          made.push({ ...entry, entryId: corrected.body.entryId, end: 'posted' });
        }
    }
  }
}

/** Bonuses: some for one matter, of which only the highest counts; one grew out of an observation, with evidence. */
async function bonuses(month: string, people: readonly string[]): Promise<void> {
  const on = `${month}-14`;
  for (const staff of people) {
    const matter = `M-${month}-${staff}`;
    done(await as.assessor.post('matters', { matter, title: 'A flood in the archive', occurredOn: on }), 201);
    const bonus = { staff, kind: 'bonus', occurredOn: on, matter, reason: 'Saved the files' };
    const help = await propose({ ...bonus, indicator: 'service', rule: 'help', points: 1.5 });
    done(await as.verifier.post(`${help.at}/confirmation`), 200);
    await propose({ ...bonus, indicator: 'learning', rule: 'course', points: 2 });
  }
  const [staff] = people;
  const evidence = await upload(`Letter of thanks for ${staff}, ${month}`);
  const noted = done(
    await as.assessor.post<{ observation: string }>('observations', {
      staff,
      tone: 'positive',
      text: 'A visitor wrote to thank them',
      occurredOn: on,
      evidence: [evidence],
    }),
    201,
  ).body.observation;
  done(await as.verifier.post(`observations/${noted}/verification`), 200);
  const praise = await propose({
    staff,
    kind: 'bonus',
    indicator: 'service',
    rule: 'help',
    points: 0.5,
    occurredOn: on,
    reason: 'Thanked in writing',
    evidence: [evidence],
    observation: noted,
  });
  done(await as.verifier.post(`${praise.at}/confirmation`), 200);
  // Posted: what it rests on is frozen.
  const late = await upload('Too late');
  expect((await as.assessor.post(`${praise.at}/evidence`, { evidence: late })).status).toBe(409);
}

async function upload(text: string): Promise<string> {
  const { body } = done(
    await as.assessor.send<{ evidence: string; sha256: string }>('evidence?name=letter.txt', text, {
      'content-type': 'text/plain',
    }),
    201,
  );
  expect(body.sha256).toBe(createHash('sha256').update(text).digest('hex'));
  expect((await as.auditor.get(`evidence/${body.evidence}`)).body).toMatchObject({ sha256: body.sha256 });
  return body.evidence;
}

/** Left open on purpose: what the close of the month must tell. */
async function leaveOpen(month: string): Promise<{ entries: string[]; observations: string[] }> {
  const [waiting, silent, disputed] = [
    await propose(deduction('S-58', month, 1)),
    await propose(deduction('S-59', month, 2)),
    await propose(deduction('S-60', month, 3)),
  ];
  waiting!.end = 'proposed';
  // Proposed in time, it goes on after the close: by the next month its time to answer is over.
  silent!.end = month === MONTHS.at(-1) ? 'awaiting-answer' : 'posted';
  disputed!.end = 'disputed';
  for (const { at } of [silent!, disputed!]) done(await as.verifier.post(`${at}/confirmation`), 200);
  const statement = { statement: 'That was a colleague' };
  done(await (await person('S-60')).post(`${disputed!.at}/dispute`, statement), 200);
  const { body } = done(
    await as.assessor.post<{ observation: string }>('observations', {
      staff: 'S-57',
      tone: 'negative',
      text: 'Came late to the counter',
      occurredOn: `${month}-20`,
    }),
    201,
  );
  return {
    entries: [waiting, silent, disputed].map(({ entryId }) => entryId),
    observations: [body.observation],
  };
}

interface LeftOpen {
  readonly closed: boolean;
  readonly entries: readonly { entryId: string; status: string }[];
  readonly observations: readonly { observation: string }[];
}

describe('a quarter over HTTP', () => {
  it.each(MONTHS.map((month, index) => [month, index] as const))(
    'goes through %s and closes it',
    async (month, index) => {
      now = new Date(Date.parse(`${month}-28T09:00:00Z`));
      await reportWork(month, index === 2 ? 1668 : 1666);
      await deductions(month, PEOPLE.slice(index * 8, index * 8 + 24));
      await bonuses(month, PEOPLE.slice(40, 46));

      // A week on the time to answer is over; the server is started again, and knows it.
      await server.close();
      now = new Date(now.getTime() + 8 * 86_400_000);
      await start();
      await silenceIsRecorded(month);

      const open = await leaveOpen(month);
      const { body } = done(
        await as.administrator.post<LeftOpen>(`periods/${month}/close`, { reason: 'The month is over' }),
        200,
      );
      expect(body.closed).toBe(true);
      expect(body.entries.map(({ entryId }) => entryId).sort()).toEqual([...open.entries].sort());
      expect(new Set(body.entries.map(({ status }) => status))).toEqual(
        new Set(['proposed', 'awaiting-answer', 'disputed']),
      );
      expect(body.observations.map(({ observation }) => observation)).toEqual(open.observations);
      expect((await as.assessor.post('entries', deduction('S-01', month, 9))).body).toMatchObject({
        code: 'period-closed',
      });
    },
    120_000,
  );

  it('agrees with what the feed alone tells: scores, ranks, explanations, audit trail, ends of entries', async () => {
    const events = await readFeed();
    expect(events.filter(({ type }) => type === 'WorkRecorded')).toHaveLength(5000);
    expect(computedRecords(events)).toEqual(lateRecords(events));

    const expected = recompute(events);
    expect(await readScores()).toEqual(
      expected.map(comparable).sort((a, b) => (keyOf(a) < keyOf(b) ? -1 : 1)),
    );
    for (const account of expected.filter((_, index) => index % 7 === 0)) await explained(account);
    expect(expected.some(({ notCounted }) => notCounted.length > 0)).toBe(true);
    for (const staff of ['S-01', 'S-08', 'S-41', 'S-60']) {
      expect(await auditPositions(staff)).toEqual(concerning(events, staff));
    }
    for (const { at, end, entryId } of made) {
      const place = at.replace(/[^/]+$/, entryId);
      expect([entryId, (await as.auditor.get(place)).body.status]).toEqual([entryId, end]);
    }
  }, 120_000);

  it('shows a person the events that concern them, and of others none', async () => {
    const { body } = await (await person('S-01')).get<string>('events', { accept: 'application/x-ndjson' });
    const seen = body
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as FeedEvent);
    const all = await readFeed();
    const about = (events: readonly FeedEvent[]): FeedEvent[] =>
      events.filter(({ data }) => data.staff === 'S-01');
    expect(about(seen)).toEqual(about(all));
    expect(seen.filter(({ data }) => data.staff !== undefined && data.staff !== 'S-01')).toEqual([]);
  });
});

async function silenceIsRecorded(month: string): Promise<void> {
  for (let attempt = 0; attempt < 100; attempt++) {
    const { body } = await as.auditor.get<{ items: unknown[] }>(
      `entries?period=${month}&status=awaiting-answer`,
    );
    if (body.items.length === 0) return;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error(`entries of ${month} still wait for an answer whose time is over`);
}

async function readFeed(): Promise<FeedEvent[]> {
  const { body } = await as.auditor.get<string>('events', { accept: 'application/x-ndjson' });
  const events = body
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as FeedEvent);
  expect(events.map(({ position }) => position)).toEqual(events.map((_, index) => index + 1));
  return events;
}

const computedRecords = (events: readonly FeedEvent[]): string[] =>
  events
    .filter(({ type, data }) => type === 'EntryPosted' && data.origin === 'computed')
    .map(({ data }) => data.record as string)
    .sort();

type Comparable = Pick<
  RecomputedAccount,
  'period' | 'staff' | 'unit' | 'records' | 'scores' | 'total' | 'rank' | 'of'
>;

const comparable = ({
  period,
  staff,
  unit,
  records,
  scores,
  total,
  rank,
  of,
}: RecomputedAccount): Comparable => ({
  period,
  staff,
  unit,
  records,
  scores,
  total,
  rank,
  of,
});

const keyOf = ({ period, staff }: Pick<Comparable, 'period' | 'staff'>): string => `${period} ${staff}`;
const thousandths = (points: number): number => Math.round(points * 1000);

async function readScores(): Promise<Comparable[]> {
  const { body } = await as.auditor.get<{
    items: (Comparable & { indicators: { indicator: string; score: number }[] })[];
  }>('scores?limit=500');
  return body.items
    .map(({ period, staff, unit, records, indicators, total, rank, of }) => ({
      period,
      staff,
      unit,
      records,
      scores: Object.fromEntries(indicators.map(({ indicator, score }) => [indicator, thousandths(score)])),
      total: thousandths(total),
      rank,
      of,
    }))
    .sort((a, b) => (keyOf(a) < keyOf(b) ? -1 : 1));
}

interface Explained {
  readonly total: number;
  readonly words: string;
  readonly indicators: readonly {
    readonly indicator: string;
    readonly score: number;
    readonly entries: readonly { entryId: string; notCounted?: string; words: string }[];
  }[];
}

async function explained({
  period,
  staff,
  scores,
  total,
  counted,
  notCounted,
}: RecomputedAccount): Promise<void> {
  const { body } = await (
    await person(staff)
  ).get<Explained>(`score-accounts/${period}/${staff}/explanation`);
  const entries = body.indicators.flatMap((one) => one.entries);
  const idsOf = (counts: boolean): string[] =>
    entries
      .filter((one) => (one.notCounted === undefined) === counts)
      .map(({ entryId }) => entryId)
      .sort();
  expect(thousandths(body.total)).toBe(total);
  expect(Object.fromEntries(body.indicators.map((one) => [one.indicator, thousandths(one.score)]))).toEqual(
    scores,
  );
  expect(idsOf(true)).toEqual(counted);
  expect(idsOf(false)).toEqual(notCounted);
  for (const { words } of entries) expect(words.length).toBeGreaterThan(20);
}

/** What says whom it is about, and what became of an observation about them. */
function concerning(events: readonly FeedEvent[], staff: string): number[] {
  const observed = new Set(
    events.flatMap(({ type, data }) =>
      type === 'ObservationNoted' && data.staff === staff ? [data.observation] : [],
    ),
  );
  return events
    .filter(({ data }) => data.staff === staff || (data.observation && observed.has(data.observation)))
    .map(({ position }) => position);
}

async function auditPositions(staff: string): Promise<number[]> {
  const positions: number[] = [];
  for (let after = ''; ;) {
    const { body } = await as.auditor.get<{ items: { position: number }[]; next?: string }>(
      `audit-trail?kind=staff&id=${staff}&order=oldest&limit=500${after}`,
    );
    positions.push(...body.items.map(({ position }) => position));
    if (body.next === undefined) return positions;
    after = `&after=${body.next}`;
  }
}

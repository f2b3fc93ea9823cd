import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  DEFAULT_CASEWORK,
  NO_LIMITS,
  NO_STEPS,
  type EntryData,
  type RecordedEvent,
  type ReportedRecord,
  type Rulebook,
} from '#domain';
import { MemoryEventStore } from '#event-store';
import { CheckpointFile } from './checkpoint-file.js';
import {
  appoint,
  registerPost,
  registerStaffMember,
  registerUnit,
} from './commands/organization-commands.js';
import { closePeriod, openPeriod } from './commands/period-commands.js';
import { publishRulebook } from './commands/rulebook-commands.js';
import { recordWork } from './commands/work-record-commands.js';
import { ComputedRules } from './computed-rules.js';
import { decodeEvent } from './event-codec.js';
import type { CommandMeta } from './command.js';
import { Executor } from './executor.js';
import { LogFollower } from './log-follower.js';

const meta: CommandMeta = { actor: { kind: 'system', id: 'test' } };
const rulebook = (version: number, inForceFrom: string, points: number): Rulebook => ({
  version,
  title: 'Test',
  inForceFrom,
  calendar: 'quarter',
  peerGroup: 'unit',
  attributes: {},
  indicators: [
    {
      id: 'timeliness',
      name: 'Timeliness',
      definition: 'Finished by the planned date.',
      family: 'common',
      dimension: 'efficiency',
      unit: 'points',
      source: 'permit system',
      base: 30_000,
      floor: 0,
      bonusCap: null,
      manual: false,
      steps: NO_STEPS,
    },
  ],
  rules: [
    {
      id: 'late',
      indicator: 'timeliness',
      when: 'daysLate >= 1',
      kind: 'deduction',
      points,
      reason: '{daysLate} days late',
      enters: 'posted',
    },
  ],
  manualRules: [],
  proportionality: NO_LIMITS,
  casework: DEFAULT_CASEWORK,
});
const record = (
  recordId: string,
  occurredOn: string,
  over: Partial<ReportedRecord> = {},
): ReportedRecord => ({
  recordId,
  process: 'P1',
  activity: `step ${recordId}`,
  occurredOn,
  plannedOn: '2024-01-10',
  unit: 'B',
  staff: 'S1',
  content: recordId,
  ...over,
});

describe('computed rules', () => {
  let store: MemoryEventStore;
  let executor: Executor;
  let folder: string;

  beforeEach(async () => {
    folder = mkdtempSync(join(tmpdir(), 'computed-rules-'));
    store = new MemoryEventStore();
    executor = new Executor(store);
    await publishRulebook(executor, rulebook(1, '2024-01-01', 50), meta);
    await openPeriod(executor, '2024-Q1', meta);
    await registerUnit(executor, { unit: 'B', name: 'Bureau', parent: null }, meta);
    await registerPost(executor, { post: 'desk', name: 'Desk', unit: 'B' }, meta);
    await registerStaffMember(executor, { staff: 'S1', name: 'S1' }, meta);
    await appoint(executor, 'S1', { post: 'desk', from: '2024-01-01', to: null }, meta);
  });

  afterEach(async () => {
    await store.close();
    rmSync(folder, { recursive: true });
  });

  async function judgeAll(checkpoint = new CheckpointFile(join(folder, 'position'))): Promise<LogFollower> {
    const rules = new ComputedRules(executor, () => '2024-04-01');
    await rules.resume(store, checkpoint.read());
    const follower = new LogFollower('computed-rules', store, checkpoint, (events) => rules.handle(events));
    follower.start();
    await follower.reached(await store.head());
    await follower.stop();
    return follower;
  }

  const events = async (): Promise<RecordedEvent[]> => (await store.readLog(0, 10_000)).map(decodeEvent);
  const entries = async (): Promise<EntryData[]> =>
    (await events()).flatMap((event) => (event.type === 'EntryPosted' ? [event.data] : []));

  it('turn a late record into a deduction that names record, rule and version', async () => {
    const { verdicts } = await recordWork(executor, 'P1', [record('R1', '2024-01-12')], meta);
    await judgeAll();
    expect(verdicts).toEqual([{ kind: 'recorded' }]);
    expect(await entries()).toMatchObject([
      {
        kind: 'deduction',
        indicator: 'timeliness',
        points: 50,
        occurredOn: '2024-01-12',
        origin: 'computed',
        rule: 'late',
        rulebookVersion: 1,
        record: 'R1',
        process: 'P1',
        reason: '2 days late',
      },
    ]);
    const log = await events();
    const cause = log.find(({ type }) => type === 'WorkRecorded')!;
    expect(log.find(({ type }) => type === 'EntryPosted')!.causationId).toBe(cause.eventId);
  });

  it('open an account for a person whose work gave no cause for an entry', async () => {
    await recordWork(executor, 'P1', [record('R1', '2024-01-09')], meta);
    await judgeAll();
    expect(await entries()).toEqual([]);
    expect((await events()).at(-1)).toMatchObject({
      type: 'AccountOpened',
      data: { staff: 'S1', unit: 'B' },
    });
  });

  it('propose an entry whose rule has it wait for the answer, with the days of its indicator', async () => {
    const [indicator] = rulebook(1, '2024-01-01', 50).indicators;
    const [rule] = rulebook(1, '2024-01-01', 50).rules;
    const asking: Rulebook = {
      ...rulebook(2, '2024-04-01', 50),
      indicators: [{ ...indicator!, steps: { confirmation: false, answerDays: 5 } }],
      rules: [
        { ...rule!, enters: 'answer' },
        { ...rule!, id: 'checked', enters: 'confirmation' },
      ],
    };
    await publishRulebook(executor, asking, meta);
    await openPeriod(executor, '2024-Q2', meta);
    await recordWork(executor, 'P1', [record('R1', '2024-04-01')], meta);
    await judgeAll();
    await judgeAll(new CheckpointFile(join(folder, 'again')));
    const account = (await events()).filter(({ stream }) => stream === 'account-2024-Q2-S1');
    expect(account).toMatchObject([
      { type: 'AccountOpened' },
      {
        type: 'EntryProposed',
        data: {
          origin: 'computed',
          rule: 'late',
          proposedBy: 'late',
          steps: { confirmation: false, answerDays: 5 },
          // The 6th is a Saturday.
          answerBy: '2024-04-08',
          unit: 'B',
          post: 'desk',
        },
      },
      {
        type: 'EntryProposed',
        data: { rule: 'checked', steps: { confirmation: true, answerDays: 5 }, answerBy: null },
      },
    ]);
    expect(account).toHaveLength(3);
  });

  it('judge nothing twice, wherever they start again', async () => {
    await recordWork(
      executor,
      'P1',
      Array.from({ length: 40 }, (_, index) => record(`R${index}`, '2024-02-01')),
      meta,
    );
    await judgeAll();
    const before = await store.head();
    await judgeAll();
    for (const position of [1, 20, 45]) {
      const checkpoint = new CheckpointFile(join(folder, 'again'));
      checkpoint.write(position);
      await judgeAll(checkpoint);
    }
    expect(await store.head()).toBe(before);
    expect(await entries()).toHaveLength(40);
  });

  it('judge each record by the version in force on its day', async () => {
    await recordWork(executor, 'P1', [record('R1', '2024-03-31')], meta);
    await publishRulebook(executor, rulebook(2, '2024-04-01', 70), meta);
    await openPeriod(executor, '2024-Q2', meta);
    await recordWork(executor, 'P1', [record('R2', '2024-04-01'), record('R3', '2024-03-30')], meta);
    await judgeAll();
    const judged = (await entries()).map(({ record, rulebookVersion, points }) => [
      record,
      rulebookVersion,
      points,
    ]);
    // Entries of different accounts may come in either order.
    expect(judged.sort()).toEqual([
      ['R1', 1, 50],
      ['R2', 2, 70],
      ['R3', 1, 50],
    ]);
  });

  it('leave alone what is held to nobody', async () => {
    await recordWork(executor, 'P1', [record('R1', '2024-01-12', { staff: undefined })], meta);
    await judgeAll();
    expect((await events()).at(-1)!.type).toBe('WorkRecorded');
  });

  it('nothing is recorded in a period that closes while the record is being decided', async () => {
    await recordWork(executor, 'P1', [record('R1', '2024-01-12')], meta);
    const [, { verdicts }] = await Promise.all([
      closePeriod(executor, '2024-Q1', 'over', meta),
      recordWork(executor, 'P2', [record('R2', '2024-01-12', { process: 'P2' })], meta),
    ]);
    const log = await events();
    const closed = log.find(({ type }) => type === 'PeriodClosed')!.position;
    const recorded = log.find(
      (event) => event.type === 'WorkRecorded' && event.data.recordId === 'R2',
    )?.position;
    if (verdicts[0]!.kind === 'recorded') expect(recorded).toBeLessThan(closed);
    else expect(verdicts[0]).toMatchObject({ error: { code: 'period-closed' } });
  });

  it('refuse a record of a day on which no rulebook was in force, and keep the others', async () => {
    const { verdicts } = await recordWork(
      executor,
      'P1',
      [record('R0', '2023-12-31'), record('R1', '2024-01-12')],
      meta,
    );
    expect(verdicts).toMatchObject([
      { kind: 'refused', error: { code: 'no-rulebook-in-force' } },
      { kind: 'recorded' },
    ]);
  });
});

describe('log follower', () => {
  it('halts at an event that it cannot handle, and says so to whoever waits', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'follower-'));
    const store = new MemoryEventStore();
    const bytes = Buffer.from('{"type":"SomethingElse","schemaVersion":1,"data":{}}');
    const eventId = '0197d0c0-0000-7000-8000-000000000001';
    await store.append({ stream: 'x', expectedRevision: -1, events: [{ eventId, bytes }] });
    const handled: unknown[] = [];
    const follower = new LogFollower('test', store, new CheckpointFile(join(folder, 'p')), async (batch) => {
      handled.push(...batch);
    });
    follower.start();
    await expect(follower.reached(1)).rejects.toThrow(/SomethingElse is unknown/);
    expect(follower.halted).toBeDefined();
    expect(handled).toEqual([]);
    await follower.stop();
    rmSync(folder, { recursive: true });
  });
});

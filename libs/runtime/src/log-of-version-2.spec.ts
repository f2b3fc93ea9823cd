import { describe, expect, it } from '@jest/globals';
import { readFileSync } from 'node:fs';
import { parseRulebookFile } from '#definitions';
import { MemoryEventStore } from '#event-store';
import { Executor, proposeEntry, publishRulebook, registerPost, reverseEntry, type Given } from '#processing';

/** The file that made the first event of the log. */
const file = {
  name: 'rules.yaml',
  text: `version: 1
title: Rules of the office
inForceFrom: 2024-01-01
calendar: quarter
attributes:
  amount: number
indicators:
  - id: timeliness
    name: Timeliness
    definition: Steps are finished by the planned day.
    family: common
    dimension: efficiency
    unit: calendar days
    source: case system
    base: 30
    manual: true
    steps: { answerDays: 5 }
  - id: conduct
    name: Conduct
    definition: Dealings with the public are correct.
    family: common
    dimension: conduct
    unit: findings
    source: supervisor
    base: 10
    manual: true
rules:
  - id: late
    indicator: timeliness
    when: daysLate > 7 && attributes.amount > 100
    deduct: 0.05
    reason: Finished {daysLate} days late
    enters: answer
manualRules:
  - id: rude
    indicator: conduct
    title: Rudeness
    deduct: { from: 0.5, to: 2 }
proportionality:
  perEntry: 2
`,
};

/** What was written before there were appeals, to the letter: S1 was deducted 0.5, which was reversed, then 1.5. */
const log = readFileSync(
  new URL('../../processing/src/testing/log-of-version-2.jsonl', import.meta.url),
  'utf8',
);

async function oldLedger(): Promise<Executor> {
  const store = new MemoryEventStore();
  for (const line of log.trim().split('\n')) {
    const { stream, revision, eventId } = JSON.parse(line) as {
      stream: string;
      revision: number;
      eventId: string;
    };
    const events = [{ eventId, bytes: Buffer.from(line) }];
    await store.append({ stream, expectedRevision: revision - 1, events });
  }
  return new Executor(store);
}

const given = (id: string, role: 'assessor' | 'supervisor' | 'administrator'): Given => ({
  by: { id, grants: [{ role, unit: null }] },
  today: '2024-03-01',
  meta: { actor: { kind: 'person', id, role } },
});
const entryId = (number: number): string => `0d0c0000-0000-4000-8000-00000000000${number}`;

const deduction = (number: number, points: number) => ({
  entryId: entryId(number),
  staff: 'S1',
  kind: 'deduction' as const,
  indicator: 'conduct',
  rule: 'rude',
  points,
  occurredOn: '2024-02-01',
  reason: 'Was rude',
  evidence: [],
});

describe('a log from before there were appeals', () => {
  it('holds the very rulebook that its file says today', async () => {
    const { meta } = given('root', 'administrator');
    const { events } = await publishRulebook(await oldLedger(), parseRulebookFile(file), meta);
    expect(events).toEqual([]);
  });

  it('has posts that head nothing, until one is registered as one that does', async () => {
    const executor = await oldLedger();
    const { meta } = given('root', 'administrator');
    const desk = { post: 'desk', name: 'Desk', unit: 'B' };
    expect((await registerPost(executor, desk, meta)).events).toEqual([]);
    await expect(registerPost(executor, { ...desk, name: 'Another' }, meta)).rejects.toMatchObject({
      code: 'post-registered',
    });
    const { events } = await registerPost(executor, { ...desk, heads: true }, meta);
    expect(events).toMatchObject([{ type: 'PostRegistered', data: { post: 'desk', heads: true } }]);
    await expect(registerPost(executor, desk, meta)).rejects.toMatchObject({ code: 'post-registered' });
  });

  it('goes on: its entries stand as they stood, and are reversed once', async () => {
    const executor = await oldLedger();
    const reversal = (number: number, reverses: number) =>
      reverseEntry(
        executor,
        {
          entryId: entryId(number),
          period: '2024-Q1',
          staff: 'S1',
          reverses: entryId(reverses),
          reason: 'It was not them either',
          authority: 'head of office',
        },
        given('H1', 'supervisor'),
      );
    await expect(reversal(4, 1)).rejects.toMatchObject({ code: 'entry-reversed' });
    expect((await reversal(4, 3)).events).toMatchObject([{ type: 'EntryReversed' }]);
    const posted = await proposeEntry(executor, deduction(5, 2000), given('A1', 'assessor'));
    expect(posted.events).toMatchObject([{ type: 'EntryPosted' }]);
    await expect(proposeEntry(executor, deduction(6, 2001), given('A1', 'assessor'))).rejects.toMatchObject({
      field: 'points',
    });
  });
});

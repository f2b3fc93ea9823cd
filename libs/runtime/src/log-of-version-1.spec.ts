import { describe, expect, it } from '@jest/globals';
import { parseRulebookFile } from '#definitions';
import { MemoryEventStore } from '#event-store';
import { Executor, proposeEntry, publishRulebook, reverseEntry, type Given } from '#processing';

/** The file that made the first event below. */
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
  - id: ideas
    name: Ideas
    definition: Ideas that were taken up.
    family: post-specific
    dimension: openness
    unit: ideas
    source: suggestion scheme
    base: 10.5
    floor: 1
    bonusCap: 0.125
    manual: true
rules:
  - id: late
    indicator: timeliness
    when: daysLate > 7 && attributes.amount > 100
    deduct: 0.05
    reason: Finished {daysLate} days late
`,
};

/* What version 0.1 wrote, to the letter but for what stands around the facts. */
const log: [stream: string, type: string, data: string][] = [
  [
    'rulebook-main',
    'RulebookPublished',
    '{"rulebook":{"version":1,"title":"Rules of the office","inForceFrom":"2024-01-01","calendar":"quarter",' +
      '"peerGroup":"unit","attributes":{"amount":"number"},"indicators":[{"id":"timeliness","name":"Timeliness",' +
      '"definition":"Steps are finished by the planned day.","family":"common","dimension":"efficiency",' +
      '"unit":"calendar days","source":"case system","base":30000,"manual":true,"floor":0,"bonusCap":null},' +
      '{"id":"ideas","name":"Ideas","definition":"Ideas that were taken up.","family":"post-specific",' +
      '"dimension":"openness","unit":"ideas","source":"suggestion scheme","base":10500,"floor":1000,"bonusCap":125,' +
      '"manual":true}],"rules":[{"id":"late","indicator":"timeliness","when":"daysLate > 7 && attributes.amount > 100",' +
      '"kind":"deduction","points":50,"reason":"Finished {daysLate} days late"}]}}',
  ],
  ['organization', 'UnitRegistered', '{"unit":"B","name":"Bureau","parent":null}'],
  ['organization', 'PostRegistered', '{"post":"desk","name":"Desk","unit":"B"}'],
  ['staff-S1', 'StaffMemberRegistered', '{"staff":"S1","name":"Sam"}'],
  ['staff-S1', 'AppointmentStarted', '{"staff":"S1","post":"desk","unit":"B","from":"2024-01-01","to":null}'],
  [
    'period-2024-Q1',
    'PeriodOpened',
    '{"period":"2024-Q1","from":"2024-01-01","to":"2024-03-31","rulebookVersion":1}',
  ],
  [
    'account-2024-Q1-S1',
    'AccountOpened',
    '{"period":"2024-Q1","staff":"S1","unit":"B","post":"desk","rulebookVersion":1}',
  ],
  [
    'account-2024-Q1-S1',
    'EntryPosted',
    '{"entryId":"0d0c0000-0000-4000-8000-000000000001","staff":"S1","kind":"deduction","indicator":"timeliness",' +
      '"points":500,"occurredOn":"2024-02-01","reason":"Kept a file back","evidence":["file 17"],"period":"2024-Q1",' +
      '"origin":"manual","rulebookVersion":1}',
  ],
];

async function oldLedger(): Promise<Executor> {
  const store = new MemoryEventStore();
  const revisions = new Map<string, number>();
  for (const [index, [stream, type, data]] of log.entries()) {
    const revision = (revisions.get(stream) ?? -1) + 1;
    revisions.set(stream, revision);
    const eventId = `01a204d1-97ad-7000-8000-${String(index).padStart(12, '0')}`;
    const bytes = Buffer.from(
      `{"type":"${type}","eventId":"${eventId}","stream":"${stream}","revision":${revision},"schemaVersion":1,` +
        `"recordedAt":"2026-11-22T19:52:54.445Z","actor":{"kind":"person","id":"root","role":"administrator"},` +
        `"commandId":"c","correlationId":"c","data":${data}}`,
    );
    await store.append({ stream, expectedRevision: revision - 1, events: [{ eventId, bytes }] });
  }
  return new Executor(store);
}

const given = (role: 'assessor' | 'supervisor'): Given => ({
  by: { id: 'A1', grants: [{ role, unit: null }] },
  today: '2024-03-01',
  meta: { actor: { kind: 'person', id: 'A1', role } },
});
const entryId = '0d0c0000-0000-4000-8000-000000000002';

describe('a log that version 0.1 wrote', () => {
  it('holds the very rulebook that its file says today', async () => {
    const executor = await oldLedger();
    const { events } = await publishRulebook(executor, parseRulebookFile(file), given('assessor').meta);
    expect(events).toEqual([]);
  });

  it('goes on: entries are posted at once as before, and its own are reversed', async () => {
    const executor = await oldLedger();
    const posted = await proposeEntry(
      executor,
      {
        entryId,
        staff: 'S1',
        kind: 'bonus',
        indicator: 'ideas',
        points: 50,
        occurredOn: '2024-02-01',
        reason: 'A form less',
        evidence: [],
      },
      given('assessor'),
    );
    expect(posted.events.map(({ type }) => type)).toEqual(['EntryPosted']);
    const reversed = await reverseEntry(
      executor,
      {
        entryId: '0d0c0000-0000-4000-8000-000000000003',
        period: '2024-Q1',
        staff: 'S1',
        reverses: '0d0c0000-0000-4000-8000-000000000001',
        reason: 'It was not kept back',
        authority: 'head of office',
      },
      given('supervisor'),
    );
    expect(reversed.events).toMatchObject([{ type: 'EntryReversed', data: { occurredOn: '2024-02-01' } }]);
  });
});

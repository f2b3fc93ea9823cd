import {
  DEFAULT_CASEWORK,
  NO_LIMITS,
  NO_STEPS,
  type Indicator,
  type RecordedEvent,
  type Role,
  type Rulebook,
} from '#domain';
import { MemoryEventStore, type EventStore } from '#event-store';
import type { Given } from '../commands/given.js';
import {
  appoint,
  registerPost,
  registerStaffMember,
  registerUnit,
} from '../commands/organization-commands.js';
import { openPeriod } from '../commands/period-commands.js';
import { proposeEntry, type Proposal } from '../commands/propose-entry.js';
import { publishRulebook } from '../commands/rulebook-commands.js';
import { decodeEvent } from '../event-codec.js';
import type { Outcome } from '../command.js';
import { Executor } from '../executor.js';

const indicator = (id: string, over: Partial<Indicator> = {}): Indicator => ({
  id,
  name: id,
  definition: 'What people do.',
  family: 'common',
  dimension: 'conduct',
  unit: 'incidents',
  source: 'supervision',
  base: 30_000,
  floor: 0,
  bonusCap: null,
  manual: true,
  steps: NO_STEPS,
  ...over,
});

/** `conduct` posts at once, `integrity` with every step; what is late by rule is to be answered under `timeliness`. */
export const rulebook: Rulebook = {
  version: 1,
  title: 'Test',
  inForceFrom: '2024-01-01',
  calendar: 'quarter',
  peerGroup: 'unit',
  attributes: {},
  indicators: [
    indicator('conduct'),
    indicator('integrity', { steps: { confirmation: true, answerDays: 10 } }),
    indicator('timeliness', { manual: false, steps: { confirmation: false, answerDays: 5 } }),
  ],
  rules: [
    {
      id: 'late',
      indicator: 'timeliness',
      when: 'daysLate >= 1',
      kind: 'deduction',
      points: 50,
      reason: '{daysLate} days late',
      enters: 'answer',
    },
  ],
  manualRules: [],
  proportionality: NO_LIMITS,
  casework: DEFAULT_CASEWORK,
};

/** The entry that `propose` makes. */
export const ENTRY = { period: '2024-Q1', staff: 'S1', entryId: 'E1' };

export const given = (id: string, role: Role, today = '2024-03-01', unit: string | null = null): Given => ({
  by: { id, grants: [{ role, unit }] },
  today,
  meta: { actor: { kind: 'person', id, role } },
});

export interface SmallOffice {
  readonly store: EventStore;
  readonly executor: Executor;
  propose(indicator: string, over?: Partial<Proposal>): Promise<Outcome>;
  events(stream: string): Promise<RecordedEvent[]>;
  types(stream: string): Promise<string[]>;
}

/** S1 and S2 hold desk in unit B; 2024-Q1 is open. */
export async function smallOffice(rules = rulebook): Promise<SmallOffice> {
  const store = new MemoryEventStore();
  const executor = new Executor(store);
  const { meta } = given('A1', 'administrator');
  await publishRulebook(executor, rules, meta);
  await openPeriod(executor, '2024-Q1', meta);
  await registerUnit(executor, { unit: 'B', name: 'Bureau', parent: null }, meta);
  await registerPost(executor, { post: 'desk', name: 'Desk', unit: 'B' }, meta);
  for (const staff of ['S1', 'S2']) {
    await registerStaffMember(executor, { staff, name: staff }, meta);
    await appoint(executor, staff, { post: 'desk', from: '2024-01-01', to: null }, meta);
  }
  const events = async (stream: string): Promise<RecordedEvent[]> =>
    (await store.readStream(stream)).map(decodeEvent);
  return {
    store,
    executor,
    propose: (under, over = {}) =>
      proposeEntry(
        executor,
        {
          entryId: 'E1',
          staff: 'S1',
          kind: 'deduction',
          indicator: under,
          points: 500,
          occurredOn: '2024-02-01',
          reason: 'Kept a file back',
          evidence: [],
          ...over,
        },
        given('P1', 'assessor'),
      ),
    events,
    types: async (stream) => (await events(stream)).map(({ type }) => type),
  };
}

import type { Random } from '../fuzz/random.mjs';
import type { Given, LogEvent, Totals } from './checks.js';

/* A small office that many work in at once: few people and few processes, so that the nodes meet on their streams. */

const PERIOD = '2024-Q1';
const PEOPLE = 12;
const PROCESSES = 40;
/** Large, so that nobody comes to its end. */
const BASE = 100_000;
/** Points for a late step, as the rulebook says it. */
const LATE = 0.25;

export const SCORES = `scores?period=${PERIOD}&limit=100`;
/** Whoever gives the commands: known to the ledger under this name. */
export const CLIENT = 'CHAOS';
export const ROLES = ['administrator', 'assessor', 'work-system'] as const;

const indicator = (id: string, more: object): object => ({
  id,
  name: id,
  definition: 'As it should be.',
  family: 'common',
  dimension: 'conduct',
  unit: 'incidents',
  source: 'supervision',
  base: BASE,
  ...more,
});

const rulebook = {
  version: 1,
  title: 'Chaos',
  inForceFrom: '2024-01-01',
  calendar: 'quarter',
  indicators: [indicator('timeliness', {}), indicator('order', { manual: true })],
  rules: [
    {
      id: 'late',
      indicator: 'timeliness',
      when: 'daysLate > 3',
      deduct: LATE,
      reason: 'Late by {daysLate} days',
    },
  ],
};

const person = (number: number): string => `S-${number}`;

/** What sets the office up, in order. */
export const SET_UP: readonly { readonly path: string; readonly body: object }[] = [
  { path: 'rulebooks', body: rulebook },
  { path: 'periods', body: { period: PERIOD } },
  { path: 'units', body: { unit: 'TAX', name: 'Taxes', parent: null } },
  { path: 'posts', body: { post: 'TAX:clerk', name: 'Clerk', unit: 'TAX' } },
  ...Array.from({ length: PEOPLE }, (_, number) => person(number)).flatMap((staff) => [
    { path: 'staff-members', body: { staff, name: `Staff member ${staff}` } },
    { path: `staff-members/${staff}/appointments`, body: { post: 'TAX:clerk', from: '2024-01-01' } },
  ]),
];

/** A command that a client gives, and gives again until it is answered. */
export interface Command {
  readonly key: string;
  readonly path: string;
  readonly body: Readonly<Record<string, unknown>>;
  /** Whose total it lowers, and by how much (thousandths of a point); 0 where it only makes that there is an account. */
  readonly lowers?: { readonly staff: string; readonly by: number };
  readonly recorded?: readonly string[];
}

/** @param key new for each command */
export function someCommand(key: string, { below, chance, next }: Random): Command {
  const staff = person(below(PEOPLE));
  const of = next();
  if (of < 0.1) {
    return {
      key,
      path: 'staff-members',
      body: { staff: `N-${key}`, name: `New ${key}` },
      recorded: ['StaffMemberRegistered'],
    };
  }
  if (of < 0.5) {
    const thousandths = 125 * (1 + below(16));
    const why = { occurredOn: '2024-02-01', reason: 'Kept a file back.' };
    return {
      key,
      path: 'entries',
      body: { staff, kind: 'deduction', indicator: 'order', points: thousandths / 1000, ...why },
      lowers: { staff, by: thousandths },
    };
  }
  const late = chance(0.5);
  return {
    key,
    path: 'work-records',
    body: {
      recordId: `R-${key}`,
      process: `P-${below(PROCESSES)}`,
      activity: 'step',
      occurredOn: '2024-02-20',
      plannedOn: late ? '2024-02-10' : '2024-02-20',
      unit: 'TAX',
      staff,
    },
    lowers: { staff, by: late ? LATE * 1000 : 0 },
    recorded: ['WorkRecorded'],
  };
}

const commandIdOf = ({ key }: Command): string => `${CLIENT}:${key}`;

/** What a command was answered, as it can be held against the log. */
export function givenAs(
  command: Command,
  answered?: { position: number; body: Record<string, unknown> },
): Given {
  const commandId = commandIdOf(command);
  if (!answered) return { commandId };
  const { position, body } = answered;
  const { recorded = body['recorded'] as string[] } = command;
  const told = Object.entries(body).filter(([name]) =>
    ['entryId', 'staff', 'recordId', 'process'].includes(name),
  );
  return { commandId, answer: { position, recorded, says: Object.fromEntries(told) } };
}

/** What everybody must stand at, by the commands that count: those acknowledged, and those that the log has all the same. */
export function expectedTotals(
  commands: readonly { readonly command: Command; readonly acknowledged: boolean }[],
  log: readonly LogEvent[],
): Totals {
  const written = new Set(log.map(({ commandId }) => commandId));
  const totals = new Map<string, number>();
  for (const { command, acknowledged } of commands) {
    const { lowers } = command;
    if (!lowers || !(acknowledged || written.has(commandIdOf(command)))) continue;
    const before = totals.get(lowers.staff) ?? rulebook.indicators.length * BASE * 1000;
    totals.set(lowers.staff, before - lowers.by);
  }
  return totals;
}

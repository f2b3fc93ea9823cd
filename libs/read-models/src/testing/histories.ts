import fc from 'fast-check';
import { fromDayNumber, type EntryData, type PeerGroup, type WorkRecordData } from '#domain';
import type { View } from '../queries/view.js';
import { rulebook, secondsIn, TestLog } from './test-log.js';

/** 2026-01-01. Days of a history fall into the 180 days behind it: two quarters. */
const FIRST_DAY = 20_454;
const PERIODS = [
  { period: '2026-Q1', from: '2026-01-01', to: '2026-03-31' },
  { period: '2026-Q2', from: '2026-04-01', to: '2026-06-30' },
] as const;

export interface Step {
  readonly what: 'record' | 'entry' | 'reversal';
  readonly staff: number;
  readonly day: number;
  readonly kind: 'deduction' | 'bonus';
  readonly indicator: string;
  readonly points: number;
  /** What the entry is about, if it is said. */
  readonly matter: number | null;
  /** Which of the entries that still count is reversed, in percent of them. */
  readonly which: number;
  readonly plan: number | null;
  readonly effect: number | null;
  readonly occurrence: number;
  readonly supervisor: number | null;
  /** Seconds: the ledger's clock may be set back. */
  readonly recordedAt: number;
}

export const step: fc.Arbitrary<Step> = fc.record({
  what: fc.constantFrom('record', 'record', 'entry', 'entry', 'reversal'),
  staff: fc.integer({ min: 0, max: 4 }),
  day: fc.integer({ min: 0, max: 180 }),
  kind: fc.constantFrom('deduction', 'bonus'),
  // The last one is not in the frame.
  indicator: fc.constantFrom('quality', 'extra', 'extra', 'openness'),
  // Few amounts, so that bonuses for one matter tie.
  points: fc.oneof(fc.integer({ min: 1, max: 900 }), fc.constantFrom(100, 200)),
  matter: fc.option(fc.integer({ min: 0, max: 1 })),
  which: fc.integer({ min: 0, max: 99 }),
  plan: fc.option(fc.integer({ min: -4, max: 4 })),
  effect: fc.option(fc.integer({ min: 0, max: 4 })),
  occurrence: fc.integer({ min: 1, max: 3 }),
  supervisor: fc.option(fc.integer({ min: 0, max: 4 })),
  recordedAt: fc.integer({ min: 100, max: 200 }),
});

export interface History {
  readonly peerGroup: PeerGroup;
  readonly steps: readonly Step[];
}

/** One person and few matters: bonuses outdo one another, tie, and are reversed. */
const contest: fc.Arbitrary<Step> = fc
  .tuple(step, fc.integer({ min: 0, max: 1 }), fc.constantFrom(100, 200))
  .map(([one, matter, points]) => ({
    ...one,
    what: one.what === 'record' ? 'entry' : one.what,
    staff: 0,
    day: one.day % 90,
    kind: 'bonus',
    matter,
    points,
  }));

export const history: fc.Arbitrary<History> = fc.record({
  peerGroup: fc.constantFrom('unit', 'post', 'organization'),
  steps: fc.oneof(fc.array(step, { maxLength: 40 }), fc.array(contest, { maxLength: 12, size: 'max' })),
});

/** Days and times in and around a history. */
export const view: fc.Arbitrary<View> = fc.record(
  {
    asOf: fc.integer({ min: -1, max: 181 }).map((day) => fromDayNumber(FIRST_DAY + day)),
    knownAt: fc.integer({ min: 95, max: 205 }).map(secondsIn),
  },
  { requiredKeys: [] },
);

const unitOf = (staff: number): string => `U${staff % 2}`;
const postOf = (staff: number): string => `P${staff % 3}`;

/** The log of a history, as the ledger would write it: a record first, then its account, then entries. */
export function logOf({ peerGroup, steps }: History): TestLog {
  const log = new TestLog();
  log.add({ type: 'RulebookPublished', data: { rulebook: rulebook({ peerGroup }) } });
  for (const unit of ['U0', 'U1'])
    log.add({ type: 'UnitRegistered', data: { unit, name: unit, parent: null } });
  for (const post of ['P0', 'P1', 'P2'])
    log.add({ type: 'PostRegistered', data: { post, name: post, unit: 'U0' } });
  for (let n = 0; n < 5; n++)
    log.add({ type: 'StaffMemberRegistered', data: { staff: `S${n}`, name: `Member ${n}` } });
  for (const period of PERIODS) log.add({ type: 'PeriodOpened', data: { ...period, rulebookVersion: 1 } });
  const opened = new Set<string>();
  let live: EntryData[] = [];
  steps.forEach((one, number) => {
    const staff = `S${one.staff}`;
    const occurredOn = fromDayNumber(FIRST_DAY + one.day);
    const { period } = PERIODS.find(({ to }) => occurredOn <= to)!;
    const recordedAt = secondsIn(one.recordedAt);
    if (one.what === 'reversal') {
      const entry = live[Math.floor((one.which * live.length) / 100)];
      if (!entry) return;
      live = live.filter((other) => other !== entry);
      const { entryId: reverses, period, staff, occurredOn } = entry;
      const data = {
        entryId: `R${number}`,
        period,
        staff,
        reverses,
        reason: 'shown wrong',
        authority: 'A-1',
        occurredOn,
      };
      log.add({ type: 'EntryReversed', data }, { recordedAt });
      return;
    }
    if (one.what === 'record') {
      const data = recordOf(one, number, occurredOn);
      log.add({ type: 'WorkRecorded', data }, { recordedAt });
      if (data.staff === undefined) return;
    }
    if (!opened.has(`${period} ${staff}`)) {
      opened.add(`${period} ${staff}`);
      const holder = { period, staff, unit: unitOf(one.staff), post: postOf(one.staff), rulebookVersion: 1 };
      log.add({ type: 'AccountOpened', data: holder }, { recordedAt });
    }
    if (one.what === 'entry') {
      const entry: EntryData = {
        entryId: `E${number}`,
        period,
        staff,
        kind: one.kind,
        indicator: one.indicator,
        points: one.points,
        occurredOn,
        origin: 'manual',
        rulebookVersion: 1,
        reason: `because of ${number}`,
        evidence: [`document ${number}`],
        ...(one.matter !== null && { matter: `M${one.matter}` }),
      };
      live.push(entry);
      log.add({ type: 'EntryPosted', data: entry }, { recordedAt });
    }
  });
  return log;
}

function recordOf(one: Step, number: number, occurredOn: string): WorkRecordData {
  return {
    recordId: `W${number}`,
    process: `C${number % 7}`,
    activity: `step-${number % 3}`,
    occurrence: one.occurrence,
    occurredOn,
    unit: unitOf(one.staff),
    // Some name nobody.
    ...(one.points % 8 !== 7 && { staff: `S${one.staff}`, post: postOf(one.staff) }),
    ...(one.plan !== null && { plannedOn: fromDayNumber(FIRST_DAY + one.day + one.plan) }),
    ...(one.effect !== null && { effectiveOn: fromDayNumber(FIRST_DAY + one.day - one.effect) }),
    ...(one.supervisor !== null && { supervisor: `S${one.supervisor}` }),
    content: `content ${number}`,
  };
}

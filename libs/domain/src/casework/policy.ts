import type { TimeLimit } from '../clock/time-limit.js';

/** A step of the ladder of sanctions, mildest first. `months`: how long it lasts at least and at most; null: no time. */
export interface Rung {
  readonly rung: string;
  readonly title: string;
  readonly months: { readonly least: number; readonly most: number } | null;
}

/** How much of the points comes back, in thousandths, where the effect was verified in time, from the decision on. */
export interface RepairStep {
  readonly within: TimeLimit | 'same-year' | 'next-year';
  readonly permille: number;
}

/** How an instance decides; `extension`: how much longer it may take, once. */
export interface InstancePolicy {
  readonly decide: TimeLimit;
  readonly extension: TimeLimit | null;
}

/** The procedure of appeals and accountability cases; part of a rulebook version from version 3 of its event. */
export interface CaseworkPolicy {
  /** ISO weekdays, Monday is 1. */
  readonly weekend: readonly number[];
  readonly warnBefore: TimeLimit;
  readonly appeal: {
    /** From when the appellant knew. */
    readonly file: TimeLimit;
    /** From the filing, its completion, the grant of leave, or the escalation. */
    readonly admit: TimeLimit;
    readonly complete: TimeLimit;
    /** How long both sides have to inspect the evidence that came in last. */
    readonly inspect: TimeLimit;
    readonly first: InstancePolicy;
    /** From the decision, in either instance. */
    readonly serve: TimeLimit;
    readonly escalate: TimeLimit;
    readonly second: InstancePolicy;
    /** After a public notice the decision counts as served. */
    readonly publicNotice: TimeLimit;
  };
  readonly accountability: {
    readonly state: TimeLimit;
    readonly defend: TimeLimit;
    /** From the day of the fault; then nobody is held to it any more. */
    readonly limitation: TimeLimit;
    /** Activities of a process that review, or approve, what others did. */
    readonly reviews: readonly string[];
    readonly approves: readonly string[];
    /** Thousandths that whoever is mainly liable carries; the others share the rest. */
    readonly mainShare: number;
    readonly ladder: readonly Rung[];
    readonly repair: readonly RepairStep[];
  };
}

const days = (count: number): TimeLimit => ({ count, unit: 'calendar-days' });
const workingDays = (count: number): TimeLimit => ({ count, unit: 'working-days' });
const months = (count: number): TimeLimit => ({ count, unit: 'months' });

/**
 * Where a rulebook says nothing else. Appeals: Civil Servants Law of China, art 95, and its rules on appeals; liability,
 * ladder and limitation: rules on the responsibility for enforcement of the tax service; repair: SAT Notice 2021 No 31.
 */
export const DEFAULT_CASEWORK: CaseworkPolicy = {
  weekend: [6, 7],
  warnBefore: workingDays(5),
  appeal: {
    file: days(30),
    admit: days(15),
    complete: days(10),
    inspect: workingDays(5),
    first: { decide: days(30), extension: null },
    serve: workingDays(5),
    escalate: days(15),
    second: { decide: days(60), extension: days(30) },
    publicNotice: days(60),
  },
  accountability: {
    state: days(10),
    defend: days(10),
    limitation: months(60),
    reviews: [],
    approves: [],
    mainShare: 700,
    ladder: [
      { rung: 'criticism', title: 'Criticism', months: null },
      { rung: 'self-criticism', title: 'Written self-criticism', months: null },
      { rung: 'public-criticism', title: 'Public criticism', months: { least: 1, most: 12 } },
      { rung: 'off-post', title: 'Off the post, with training', months: { least: 1, most: 6 } },
      { rung: 'licence-withdrawn', title: 'Licence withdrawn', months: { least: 12, most: 12 } },
    ],
    repair: [
      { within: days(30), permille: 800 },
      { within: 'same-year', permille: 400 },
      { within: 'next-year', permille: 200 },
    ],
  },
};

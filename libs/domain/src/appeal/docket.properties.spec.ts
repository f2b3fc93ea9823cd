import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { DeclaredDay } from '../calendar/events.js';
import type { DeadlineSet, HeldDays } from '../casework/events.js';
import { DEFAULT_CASEWORK, type CaseworkPolicy } from '../casework/policy.js';
import { addDays } from '../clock/time-limits.js';
import { workingCalendar } from '../clock/working-calendar.js';
import { TODAY } from '../testing/appeal-fixture.js';
import { AppealWalk, concerned, type Office, type WalkStep } from '../testing/appeal-walk.js';
import type { AppealEvent } from './events.js';

const HISTORIES = 10_000;

/** Limits of every unit, in both instances. */
const inOtherUnits: CaseworkPolicy = {
  ...DEFAULT_CASEWORK,
  appeal: {
    ...DEFAULT_CASEWORK.appeal,
    admit: { count: 8, unit: 'working-days' },
    complete: { count: 3, unit: 'working-days' },
    serve: { count: 1, unit: 'months' },
    first: { decide: { count: 2, unit: 'months' }, extension: { count: 10, unit: 'working-days' } },
    escalate: { count: 10, unit: 'working-days' },
    publicNotice: { count: 1, unit: 'months' },
  },
};

const declaredDay: fc.Arbitrary<DeclaredDay> = fc
  .nat(250 * 2)
  .map((n) => ({ date: addDays(TODAY, n >> 1), working: n % 2 === 1, name: 'declared' }));

const office: fc.Arbitrary<Office> = fc
  .tuple(
    fc.constantFrom([6, 7], [5], [7], []),
    fc.array(declaredDay, { maxLength: 30 }),
    fc.constantFrom(DEFAULT_CASEWORK, inOtherUnits),
  )
  .map(([weekend, days, policy]) => ({ calendar: workingCalendar(weekend, days), policy }));

const walks = fc
  .tuple(office, fc.nat(11), fc.array(fc.nat(2 ** 31 - 1), { minLength: 20, maxLength: 34 }))
  .map(([given, mood, choices]) => {
    const walk = new AppealWalk(given, mood);
    for (const choice of choices) walk.take(choice);
    return { walk, given };
  });

const always = (check: (walk: AppealWalk, given: Office) => void): void =>
  fc.assert(
    fc.property(walks, ({ walk, given }) => check(walk, given)),
    { numRuns: HISTORIES },
  );

const eventsOf = (steps: readonly WalkStep[]): AppealEvent[] => steps.flatMap(({ events }) => [...events]);

describe('whatever is done to the appeals of a person', () => {
  const { stackTraceLimit } = Error;
  // Most of what is tried is refused: that costs little without a trace.
  beforeAll(() => {
    Error.stackTraceLimit = 0;
  });
  afterAll(() => {
    Error.stackTraceLimit = stackTraceLimit;
  });

  it('their position is never worse after a decision than before it', () => {
    let bettered = 0;
    always(({ steps }) => {
      for (const { before, after } of steps) {
        before.forEach((was, thing) => {
          if (after[thing]! < was) throw new Error(`thing ${thing}: ${was} became ${after[thing]}`);
          if (after[thing]! > was) bettered += 1;
        });
      }
    });
    expect(bettered).toBeGreaterThan(HISTORIES / 10);
  });

  it('nobody stands on both sides, or in both instances', () => {
    const seen = { panels: 0, seconds: 0, barred: 0 };
    always(({ steps }) => {
      const of = new Map<string, Sides>();
      for (const event of eventsOf(steps)) {
        const sides = sidesOf(of, event);
        if (event.type === 'AppealEscalated') sides.instance = 2;
        if (event.type === 'PanelFormed') seen.panels += 1;
        const { reviewers, spokesman } = whoActed(event);
        for (const person of reviewers) {
          if (concerned.includes(person)) throw new Error(`${person} is concerned, and did ${event.type}`);
          if (sides.barred.has(person)) throw new Error(`${person} is barred, and did ${event.type}`);
          sides.acted[sides.instance].add(person);
        }
        if (spokesman !== undefined && spokesman !== 'S1') sides.spoke.add(spokesman);
        bar(sides, event);
        seen.barred += sides.barred.size;
      }
      for (const { acted, spoke, instance } of of.values()) {
        if (instance === 2) seen.seconds += 1;
        expectApart(acted[1], acted[2]);
        expectApart(spoke, new Set([...acted[1], ...acted[2]]));
      }
    });
    expect(seen.panels).toBeGreaterThan(HISTORIES / 2);
    expect(seen.seconds).toBeGreaterThan(HISTORIES / 20);
    expect(seen.barred).toBeGreaterThan(HISTORIES / 20);
  });

  it('a deadline falls on a day that is worked, and leaves all its days', () => {
    let set = 0;
    always(({ steps }, { calendar }) => {
      for (const event of eventsOf(steps)) {
        if (event.type !== 'DeadlineSet') continue;
        const { deadline, limit, from, dueBy, warnOn, held = [] } = event.data;
        set += 1;
        if (!calendar.isWorkingDay(dueBy)) throw new Error(`${deadline} is due on ${dueBy}`);
        if (warnOn > dueBy || warnOn < from) throw new Error(`${deadline} is warned of on ${warnOn}`);
        // In months: at least as many days as the shortest have.
        const days = limit?.unit === 'months' ? limit.count * 28 : (limit?.count ?? 0);
        const had = daysBetween(from, dueBy, held).filter(
          (day) => limit?.unit !== 'working-days' || calendar.isWorkingDay(day),
        );
        if (had.length < days) throw new Error(`${deadline} has ${had.length} of ${days} days`);
        if (limit?.unit === 'months') continue;
        const beyond = had.slice(days).filter((day) => day !== dueBy && calendar.isWorkingDay(day));
        if (limit && beyond.length > 0) throw new Error(`${deadline} is due later than ${beyond[0]}`);
      }
    });
    expect(set).toBeGreaterThan(HISTORIES);
  });

  it('a deadline is warned of once and breached once, the warning within its days and the breach after them', () => {
    const seen = new Map<string, number>();
    always(({ steps }) => {
      const open = new Map<string, DeadlineSet['data'] & { readonly said: Set<string> }>();
      for (const { events, today } of steps) {
        for (const { type, data } of events) {
          if (!('deadline' in data)) continue;
          const name = JSON.stringify([data.of, data.deadline]);
          if (type === 'DeadlineSet') {
            open.set(name, { ...data, said: new Set() });
            continue;
          }
          const { dueBy, warnOn, said } = open.get(name)!;
          if (said.has(type) || data.dueBy !== dueBy) throw new Error(`${type} of ${name} twice`);
          said.add(type);
          const inTime = type === 'DeadlineWarned' ? warnOn <= today && today <= dueBy : today > dueBy;
          if (!inTime) throw new Error(`${type} of ${name} on ${today}, of ${warnOn} to ${dueBy}`);
          const counted = `${type} ${data.deadline}`;
          seen.set(counted, (seen.get(counted) ?? 0) + 1);
        }
      }
    });
    for (const deadline of ['admission', 'decision', 'service']) {
      // As text: the failure names the deadline that was never breached.
      expect([...seen.keys()]).toContain(`DeadlineBreached ${deadline}`);
    }
    expect(seen.get('DeadlineWarned admission') ?? 0).toBeGreaterThan(HISTORIES / 1000);
  });

  it('an appeal comes to one end, and nothing follows on it but what takes it up again', () => {
    const seen = new Map<string, number>();
    always((walk) => {
      walk.finish();
      const ended = new Map<string, string>();
      for (const event of eventsOf(walk.steps)) {
        const id = idOf(event);
        const end = ended.get(id);
        if (event.type === 'AppealEscalated' || event.type === 'AppealReopened') {
          if (end !== undefined && end !== 'AppealBecameFinal') throw new Error(`${event.type} after ${end}`);
          ended.delete(id);
          continue;
        }
        // The rest of a deed that takes it up again comes after that event; the effect of the first instance may be late.
        if (end !== undefined && event.type !== 'DecisionTookEffect')
          throw new Error(`${event.type} after ${end}`);
        if (ends.includes(event.type)) {
          ended.set(id, event.type);
          seen.set(event.type, (seen.get(event.type) ?? 0) + 1);
        }
      }
      for (const { appeal, status } of walk.state.appeals.values()) {
        if (!ended.has(appeal)) throw new Error(`appeal ${appeal} is ${status} for ever`);
      }
    });
    for (const end of ends) expect([end, seen.get(end) ?? 0]).toEqual([end, expect.any(Number)]);
    expect(Math.min(...ends.map((end) => seen.get(end) ?? 0))).toBeGreaterThan(HISTORIES / 100);
  });
});

const ends: readonly string[] = ['AppealBecameFinal', 'AppealWithdrawn', 'LeaveRefused', 'AdmissionRefused'];

interface Sides {
  instance: 1 | 2;
  readonly acted: { readonly 1: Set<string>; readonly 2: Set<string> };
  readonly spoke: Set<string>;
  /** Recused for good, or challenged now. */
  readonly barred: Set<string>;
}

const idOf = ({ data }: AppealEvent): string =>
  'appeal' in data ? data.appeal : data.of.kind === 'appeal' ? data.of.appeal : '';

function sidesOf(all: Map<string, Sides>, event: AppealEvent): Sides {
  const id = idOf(event);
  const known = all.get(id);
  if (known) return known;
  const fresh: Sides = {
    instance: 1,
    acted: { 1: new Set(), 2: new Set() },
    spoke: new Set(),
    barred: new Set(),
  };
  all.set(id, fresh);
  return fresh;
}

/** Who did something for the office of review, and who for the office whose doing is contested. */
function whoActed({ type, data }: AppealEvent): { reviewers: readonly string[]; spokesman?: string } {
  switch (type) {
    case 'FilingReturned':
      return { reviewers: [data.returnedBy] };
    case 'LeaveGranted':
    case 'LeaveRefused':
    case 'AdmissionRefused':
    case 'ChallengeDecided':
    case 'AppealDecided':
      return { reviewers: [data.decidedBy] };
    case 'AppealAdmitted':
      return { reviewers: [data.admittedBy] };
    case 'AppealHeld':
      return { reviewers: [data.heldBy] };
    case 'AppealResumed':
      return { reviewers: [data.resumedBy] };
    case 'DecisionExtended':
      return { reviewers: [data.extendedBy] };
    case 'StayGranted':
      return { reviewers: [data.grantedBy] };
    case 'StayLifted':
      return { reviewers: [data.liftedBy] };
    case 'AppealReopened':
      return { reviewers: [data.reopenedBy] };
    case 'PanelFormed':
      return { reviewers: [data.formedBy, ...data.members] };
    case 'MemberReplaced':
      return { reviewers: [data.replacedBy, data.joins] };
    case 'AppealEvidenceOpened':
      return { reviewers: [data.openedBy] };
    case 'AppealEvidenceClosed':
      return { reviewers: [data.closedBy] };
    case 'HearingScheduled':
      return { reviewers: [data.scheduledBy] };
    case 'HearingHeld':
      return { reviewers: [data.recordedBy] };
    case 'DeliberationBegun':
      return { reviewers: [data.begunBy] };
    case 'VoteCast':
      return { reviewers: [data.member] };
    case 'DecisionServed':
      return { reviewers: [data.servedBy] };
    case 'AppealEvidenceSubmitted':
      return { reviewers: [], spokesman: data.submittedBy };
    case 'AppealEvidenceInspected':
      return { reviewers: [], spokesman: data.inspectedBy };
    default:
      return { reviewers: [] };
  }
}

function bar({ barred }: Sides, { type, data }: AppealEvent): void {
  if (type === 'MemberChallenged') barred.add(data.member);
  if (type === 'ChallengeDecided' && data.outcome === 'kept') barred.delete(data.member);
}

function expectApart(one: ReadonlySet<string>, other: ReadonlySet<string>): void {
  for (const person of one) if (other.has(person)) throw new Error(`${person} stands on both sides`);
}

/** Days after `from` until `to`, without those held. */
function daysBetween(from: string, to: string, held: readonly HeldDays[]): string[] {
  const days: string[] = [];
  for (let day = addDays(from, 1); day <= to; day = addDays(day, 1)) {
    if (!held.some((one) => one.from <= day && day < one.to)) days.push(day);
  }
  return days;
}

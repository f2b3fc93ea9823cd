import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { actorsOf } from '../testing/case-actors.js';
import { historyOf, moves, PROPORTION, SOURCE, type Change } from '../testing/case-histories.js';
import { officeYear } from '../testing/office-year.js';
import type { CalendarDate } from '../calendar-date.js';
import type { AccountabilityEvent } from './events.js';

const HISTORIES = 10_000;

/** All properties are checked of the same histories: deciding them takes most of the time, and is done once. */
const seed = Date.now() | 0;
const decided = new Map<string, Change[]>();

function decidedOnce(given: readonly number[]): Change[] {
  const key = given.join();
  const changes = decided.get(key) ?? historyOf(given);
  decided.set(key, changes);
  return changes;
}

/**
 * Every history is gone through event by event, by a check that is made anew for each and knows nothing but the events.
 * Checks throw by themselves: half a million calls of `expect` would take longer than all the rest.
 */
function always(newCheck: () => (event: AccountabilityEvent, today: CalendarDate) => void): void {
  fc.assert(
    fc.property(moves, (given) => {
      const check = newCheck();
      for (const { today, events } of decidedOnce(given)) for (const event of events) check(event, today);
    }),
    { numRuns: HISTORIES, seed },
  );
}

function insist(holds: boolean, what: string): void {
  if (!holds) throw new Error(what);
}

describe('whatever happens in a case', () => {
  it('shares sum to exactly 1000: as proposed, as decided, and after every appeal', () => {
    const seen = { proposed: 0, decided: 0, varied: 0 };
    always(() => {
      const shares = new Map<string, number>();
      const insistOnWhole = (organization: number): void => {
        const whole = [...shares.values()].reduce((sum, share) => sum + share, organization);
        insist(whole === 1000, `shares sum to ${whole}`);
        insist(
          [...shares.values(), organization].every((one) => Number.isInteger(one) && one >= 0),
          'negative',
        );
      };
      return ({ type, data }) => {
        if (type === 'FindingsProposed') {
          shares.clear();
          for (const { staff, share } of data.shares.persons) shares.set(staff, share);
          insistOnWhole(data.shares.organization);
          seen.proposed++;
        } else if (type === 'CaseDecided') {
          for (const { staff, share, liable } of data.findings) {
            insist(share <= shares.get(staff)! && liable === share > 0, `${staff} bears more than proposed`);
            shares.set(staff, share);
          }
          insistOnWhole(data.organization);
          seen.decided++;
        } else if (type === 'FindingVaried') {
          insist(data.share < shares.get(data.staff)!, 'an appeal raised a share');
          shares.set(data.staff, data.share);
          insistOnWhole(data.organization);
          seen.varied++;
        }
      };
    });
    expect(Math.min(seen.proposed, seen.decided, seen.varied)).toBeGreaterThan(HISTORIES / 4);
  });

  it('no person who is named ever acts for the office, before or after', () => {
    let refusable = 0;
    always(() => {
      const named = new Set<string>();
      const acted = new Set<string>();
      return (event) => {
        for (const actor of actorsOf(event)) {
          insist(!named.has(actor), `${actor} is named, and did ${event.type}`);
          acted.add(actor);
        }
        if (event.type !== 'PersonNamed') return;
        insist(!acted.has(event.data.staff), `${event.data.staff} acted, and is named`);
        named.add(event.data.staff);
        if (['I1', 'I2', 'D1', 'V1'].includes(event.data.staff)) refusable++;
      };
    });
    expect(refusable).toBeGreaterThan(HISTORIES / 10);
  });

  it('nobody decides who opened the case, investigated, or is below a person named', () => {
    let decided = 0;
    always(() => {
      const investigated = new Set<string>();
      let opener = '';
      const named = new Set<string>();
      return (event) => {
        if (event.type === 'CaseOpened') opener = event.data.openedBy;
        else if (event.type === 'InvestigationBegun') investigated.add(event.data.investigator);
        else if (event.type === 'FindingsProposed') investigated.add(event.data.proposedBy);
        else if (event.type === 'PersonNamed') named.add(event.data.staff);
        else if (event.type === 'PersonReleased') named.delete(event.data.staff);
        if (event.type !== 'CaseDecided') return;
        const { decidedBy } = event.data;
        insist(decidedBy !== opener, `${decidedBy} opened the case`);
        insist(!investigated.has(decidedBy), `${decidedBy} investigated`);
        // Those who stand below S2.
        insist(!named.has('S2') || !['S1', 'H-B'].includes(decidedBy), `${decidedBy} is below S2`);
        decided++;
      };
    });
    expect(decided).toBeGreaterThan(HISTORIES / 4);
  });

  it('nobody loses more than people may deduct, nor twice for the entry that the case came from', () => {
    const seen = { deducted: 0, ofSource: 0 };
    always(() => {
      let fromEntry = false;
      return ({ type, data }) => {
        if (type === 'CaseOpened') fromEntry = data.source.kind === 'entry';
        if (type !== 'CaseDecided') return;
        for (const { staff, points } of data.entries) {
          insist(points <= PROPORTION.perEntry, `${points} points are more than one entry may deduct`);
          const before = staff === SOURCE.staff ? SOURCE.points : 0;
          insist(
            before + points <= PROPORTION.perPeriod,
            `${points} points are more than the period may hold`,
          );
          insist(!fromEntry || before === 0, `${staff} is deducted from twice`);
          seen.deducted++;
        }
        if (fromEntry) seen.ofSource++;
      };
    });
    expect(seen.deducted).toBeGreaterThan(HISTORIES / 4);
    expect(seen.ofSource).toBeGreaterThan(HISTORIES / 50);
  });

  it('points that come back and points that are left are the points there were, and come back once', () => {
    let repaired = 0;
    always(() => {
      const points = new Map<string, number>();
      const done = new Set<string>();
      return ({ type, data }) => {
        if (type === 'CaseDecided') for (const one of data.entries) points.set(one.entryId, one.points);
        if (type === 'FindingVaried' && data.entry) {
          const left = data.entry.points ?? 0;
          insist(left < points.get(data.entry.entryId)!, 'an appeal took points');
          points.set(data.entry.entryId, left);
        }
        if (type !== 'ActionVerified') return;
        for (const { entryId, back, points: left, permille } of data.repairs) {
          insist(data.effective && !done.has(entryId), `${entryId} is repaired twice, or without effect`);
          const before = points.get(entryId)!;
          insist(back > 0 && left >= 0 && back + left === before, `${back} and ${left} are not ${before}`);
          insist(Math.abs(back * 1000 - before * permille) <= 500, `${back} is not ${permille} of ${before}`);
          done.add(entryId);
          points.set(entryId, left);
          repaired++;
        }
      };
    });
    expect(repaired).toBeGreaterThan(HISTORIES / 50);
  });

  it('a sanction grows by no appeal but the days on which it stood', () => {
    const seen = { shortened: 0, lifted: 0, resumed: 0 };
    always(() => {
      const until = new Map<string, string | null>();
      const stood = new Map<string, string>();
      const days = (from: string, to: string): number => (Date.parse(to) - Date.parse(from)) / 86_400_000;
      return ({ type, data }) => {
        if (type === 'SanctionImposed') until.set(data.sanction, data.until);
        if (type === 'SanctionSuspended') stood.set(data.sanction, data.on);
        if (type === 'SanctionVaried') {
          seen[data.outcome]++;
          const before = until.get(data.sanction)!;
          insist(before !== null, 'it was over');
          insist(data.outcome === 'lifted' || data.until! < before, `${data.until} is later than ${before}`);
          until.set(data.sanction, data.until);
        }
        if (type === 'SanctionResumed') {
          seen.resumed++;
          const longer = days(until.get(data.sanction)!, data.until!);
          const most = days(stood.get(data.sanction)!, data.on);
          insist(longer >= 0 && longer <= most, `${longer} days longer, and stood ${most}`);
          until.set(data.sanction, data.until);
        }
        if (type === 'SanctionSpent') insist(data.until === until.get(data.sanction), 'spent early');
      };
    });
    expect(Math.min(seen.shortened, seen.lifted, seen.resumed)).toBeGreaterThan(HISTORIES / 50);
  });

  it('a deadline falls on a day that is worked, after the one that started it', () => {
    let moved = 0;
    always(() => ({ type, data }, today) => {
      if (type !== 'DeadlineSet') return;
      insist(officeYear.isWorkingDay(data.dueBy), `${data.dueBy} is not worked`);
      insist(data.from === today && data.dueBy > data.from, `${data.dueBy} is not after ${data.from}`);
      insist(data.from <= data.warnOn && data.warnOn <= data.dueBy, `warned on ${data.warnOn}`);
      const days = (Date.parse(data.dueBy) - Date.parse(data.from)) / 86_400_000;
      insist(data.limit === null || days >= data.limit.count, `${days} days are too few`);
      if (data.limit && days > data.limit.count) moved++;
    });
    expect(moved).toBeGreaterThan(HISTORIES / 4);
  });

  it('nobody is decided upon who was not heard, or given the time to be', () => {
    const seen = { heard: 0, silent: 0 };
    always(() => {
      const said = new Set<string>();
      const due = new Map<string, string>();
      return ({ type, data }, today) => {
        if (type === 'PersonNamed') said.delete(`statement ${data.staff}`);
        if (type === 'StatementGiven') said.add(`statement ${data.staff}`);
        if (type === 'DefenceGiven') said.add(`defence ${data.staff}`);
        if (type === 'DeadlineSet') due.set(data.deadline, data.dueBy);
        const about =
          type === 'FindingsProposed' ? data.shares.persons : type === 'CaseDecided' ? data.findings : [];
        const what = type === 'FindingsProposed' ? 'statement' : 'defence';
        for (const { staff } of about) {
          const spoke = said.has(`${what} ${staff}`);
          insist(spoke || today > due.get(what)!, `the ${what} of ${staff} was not waited for`);
          seen[spoke ? 'heard' : 'silent']++;
        }
      };
    });
    expect(Math.min(seen.heard, seen.silent)).toBeGreaterThan(HISTORIES / 4);
  });
});

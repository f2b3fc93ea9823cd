import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { LeaseRecord, PlacedLeaseRecord } from '#event-store';
import {
  holderOf,
  holds,
  LEASE_RENEWAL,
  LEASE_TERM,
  nextStep,
  noticed,
  type KnownLease,
  type LeaseSeeker,
} from './lease.js';

const me: LeaseSeeker = { node: 'one', run: 'run-1' };
const other: LeaseSeeker = { node: 'two', run: 'run-2' };
const recordOf = (who: LeaseSeeker, term = LEASE_TERM): LeaseRecord => ({ ...who, term });
const placed = (revision: number, record: LeaseRecord): PlacedLeaseRecord => ({ revision, record });

describe('a lease, as one node knows it', () => {
  it('is taken where no record stands, and where the last one gives it away', () => {
    const none = noticed(undefined, undefined, me, 5);
    expect([none.revision, nextStep(none, me, 5, true)]).toEqual([-1, 'claim']);
    const free = noticed(undefined, placed(7, recordOf(other, 0)), me, 5);
    expect([free.revision, nextStep(free, me, 5, true), holderOf(free, 5)]).toEqual([7, 'claim', undefined]);
  });

  it('is left to another for its term from when its record was first seen, by one’s own clock', () => {
    const seen = noticed(undefined, placed(7, recordOf(other)), me, 1_000_000);
    const still = noticed(seen, placed(7, recordOf(other)), me, 1_000_000 + LEASE_TERM - 1);
    expect(nextStep(still, me, 1_000_000 + LEASE_TERM - 1, true)).toBe('wait');
    expect(holderOf(still, 1_000_000 + LEASE_TERM - 1)).toBe('two');
    expect(nextStep(still, me, 1_000_000 + LEASE_TERM, true)).toBe('claim');
    expect(holderOf(still, 1_000_000 + LEASE_TERM)).toBeUndefined();
  });

  it('is left to another for another term whenever its record has moved', () => {
    const seen = noticed(undefined, placed(7, recordOf(other)), me, 0);
    const renewed = noticed(seen, placed(8, recordOf(other)), me, 9_000);
    expect(nextStep(renewed, me, 9_000 + LEASE_TERM - 1, true)).toBe('wait');
  });

  it('runs for the term that its record says, whatever this program would have said', () => {
    const seen = noticed(undefined, placed(7, recordOf(other, 60_000)), me, 0);
    expect(nextStep(seen, me, 59_999, true)).toBe('wait');
    expect(nextStep(seen, me, 60_000, true)).toBe('claim');
  });

  it('is renewed by who holds it, in good time, and held no longer than its term without that', () => {
    const mine: KnownLease = { revision: 3, record: recordOf(me), since: 100 };
    expect(nextStep(mine, me, 100 + LEASE_RENEWAL - 1, true)).toBe('wait');
    expect(nextStep(mine, me, 100 + LEASE_RENEWAL, true)).toBe('claim');
    expect(LEASE_RENEWAL * 3).toBeLessThan(LEASE_TERM);
    expect(holds(mine, me, 100 + LEASE_TERM - 1)).toBe(true);
    expect(holds(mine, me, 100 + LEASE_TERM)).toBe(false);
    // Run out, and nobody took it: it is one’s own to renew.
    expect(nextStep(mine, me, 100 + LEASE_TERM, true)).toBe('claim');
  });

  it('is lost to who has taken it', () => {
    const mine: KnownLease = { revision: 3, record: recordOf(me), since: 100 };
    const taken = noticed(mine, placed(4, recordOf(other)), me, 20_000);
    expect(holds(taken, me, 20_000)).toBe(false);
    expect([holderOf(taken, 20_000), nextStep(taken, me, 20_000, true)]).toEqual(['two', 'wait']);
  });

  it('is given away by who cannot do the work, and not taken by them', () => {
    const mine: KnownLease = { revision: 3, record: recordOf(me), since: 0 };
    expect(nextStep(mine, me, 1, false)).toBe('release');
    const given: KnownLease = { revision: 4, record: recordOf(me, 0), since: 1 };
    expect([nextStep(given, me, 2, false), holds(given, me, 2)]).toEqual(['wait', false]);
    expect(nextStep(noticed(undefined, undefined, me, 0), me, 0, false)).toBe('wait');
  });

  it('is taken over at once from an earlier run of the same node, which has ended, but at the first look alone', () => {
    const again: LeaseSeeker = { node: me.node, run: 'run-3' };
    const first = noticed(undefined, placed(3, recordOf(me)), again, 50);
    expect([holds(first, again, 50), nextStep(first, again, 50, true)]).toEqual([false, 'claim']);
    // A node that goes by the same name by mistake: nobody takes it from the other again and again.
    const later = noticed(first, placed(4, recordOf(me)), again, 60);
    expect(nextStep(later, again, 60, true)).toBe('wait');
  });

  it('is known to be one’s own where the answer was lost, and for no longer than is certain', () => {
    const asked: KnownLease = { revision: 3, record: recordOf(me), since: 100 };
    const found = noticed(asked, placed(4, recordOf(me)), me, 9_000);
    expect([found.revision, found.since]).toEqual([4, 100]);
  });
});

describe('nodes that look after one lease, each by a clock of its own', () => {
  /** What happens to one node, and how much time goes by before it. */
  const happening = fc.record({
    node: fc.nat({ max: 2 }),
    wait: fc.nat({ max: 6_000 }),
    /** How long the answer to a write takes, or whether it gets lost. */
    answer: fc.oneof(fc.nat({ max: 3_000 }), fc.constant('lost' as const)),
    restart: fc.boolean(),
  });

  it('never hold it two at a time, and one holds it once they look often enough', () => {
    fc.assert(
      fc.property(
        fc.array(happening, { maxLength: 80 }),
        fc.array(fc.nat(), { minLength: 3 }),
        (all, zero) => {
          let time = 0;
          let last: PlacedLeaseRecord | undefined;
          const nodes = [0, 1, 2].map((index) => ({
            clock: () => time + zero[index]!,
            me: { node: `node-${index}`, run: `run-${index}-0` } as LeaseSeeker,
            known: undefined as KnownLease | undefined,
            /** Written, and to be known as soon as the answer comes. */
            asked: undefined as { readonly known: KnownLease; readonly answeredAt: number } | undefined,
          }));
          const atWork = () =>
            nodes.filter(({ known, me, clock }) => known !== undefined && holds(known, me, clock()));
          const turn = (node: (typeof nodes)[number], answer: number | 'lost'): void => {
            if (node.asked) {
              if (time < node.asked.answeredAt) return;
              node.known = node.asked.known;
              node.asked = undefined;
            }
            node.known = noticed(node.known, last, node.me, node.clock());
            if (nextStep(node.known, node.me, node.clock(), true) !== 'claim') return;
            last = placed(node.known.revision + 1, recordOf(node.me));
            if (answer === 'lost') return;
            node.asked = { known: { ...last, since: node.clock() }, answeredAt: time + answer };
          };
          for (const { node: index, wait, answer, restart } of all) {
            const node = nodes[index]!;
            time += wait;
            expect(atWork().length).toBeLessThan(2);
            if (restart) {
              node.me = { ...node.me, run: `run-${index}-${time}` };
              node.known = node.asked = undefined;
            }
            turn(node, answer);
            expect(atWork().length).toBeLessThan(2);
          }
          for (let rounds = 0; rounds < 12; rounds++) {
            for (const node of nodes) turn(node, 0);
            time += 1_000;
          }
          expect(atWork()).toHaveLength(1);
        },
      ),
      { numRuns: 300 },
    );
  });
});

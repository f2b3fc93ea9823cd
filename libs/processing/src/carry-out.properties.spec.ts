import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { RecordedEvent } from '#domain';
import { MemoryEventStore, type Append } from '#event-store';
import { correctEntry, reverseEntry } from './commands/reversal-commands.js';
import { decodeEvent } from './event-codec.js';
import { Executor } from './executor.js';
import {
  act,
  actIn,
  carryOutAll,
  decideAndServe,
  decideCase,
  fileAppeal,
  OFFICE_DAY,
  standingEntries,
} from './testing/casework.js';
import { Killed, mortal, recorded, type Death } from './testing/mortal-store.js';
import { given, smallOffice } from './testing/small-office.js';

const RUNS = 10_000;
const PERIOD = '2024-Q1';

/**
 * Everything that a decision can change, and nothing of it carried out: E1 is reversed, E2 corrected from 500 to 200
 * milli-points, the share in C1 reduced from all to a quarter, its sanction, which was stayed, shortened.
 */
async function decided(): Promise<Append[]> {
  const office = await smallOffice();
  const { executor } = office;
  await office.propose('conduct');
  await office.propose('conduct', { entryId: 'E2', reason: 'Lost a file' });
  await decideCase(executor);
  const sanction = { sanction: 'N1', person: 'S1', rung: 'public-criticism', from: OFFICE_DAY, months: 6 };
  await actIn(executor, 'ImposeSanction', { ...sanction, reasons: 'so' }, ['D1', 'supervisor']);
  const entries = ['E1', 'E2'].map((entryId) => ({ kind: 'entry', period: PERIOD, entryId }) as const);
  const contested = { kind: 'sanction', case: 'C1', sanction: 'N1' } as const;
  await fileAppeal(executor, entries[0]!, entries[1]!, { kind: 'finding', case: 'C1' }, contested);
  await act(executor, 'GrantStay', { reason: 'hardship' }, ['R1', 'reviewer']);
  const varied = 'varied' as const;
  await decideAndServe(executor, [
    { disposition: 'upheld', remedies: [{ ...entries[0]!, kind: 'reverse-entry' }] },
    { disposition: varied, remedies: [{ ...entries[1]!, kind: 'correct-entry', points: 200 }] },
    { disposition: varied, remedies: [{ kind: 'reduce-share', case: 'C1', share: 250 }] },
    { disposition: varied, remedies: [{ ...contested, kind: 'shorten-sanction', until: '2024-05-03' }] },
  ]);
  return recorded(office.store);
}

const meddling = [
  (executor: Executor) =>
    reverseEntry(
      executor,
      { period: PERIOD, staff: 'S1', entryId: 'X1', reverses: 'E1', reason: 'wrong', authority: 'head' },
      given('H1', 'supervisor'),
    ),
  ...[300, 100].map(
    (points) => (executor: Executor) =>
      correctEntry(
        executor,
        {
          period: PERIOD,
          staff: 'S1',
          entryId: `K${points}`,
          reversalId: `X${points}`,
          corrects: 'E2',
          points,
          reason: 'half a day',
          authority: 'head',
        },
        given('H1', 'supervisor'),
      ),
  ),
  (executor: Executor) =>
    act(executor, 'EscalateAppeal', { grounds: 'still too much', escalatedOn: OFFICE_DAY }, [
      'S1',
      'staff-member',
    ]),
];

interface Life {
  readonly death: Death;
  /** What people do in it: which deed, while which append is under way. */
  readonly people: readonly { readonly what: number; readonly at: number }[];
}

const death = fc.record({ at: fc.nat(7), written: fc.boolean() });
const people = fc.array(fc.record({ what: fc.nat(meddling.length - 1), at: fc.nat(7) }), {
  minLength: 1,
  maxLength: 2,
});
const lives = fc.array(fc.record({ death, people }), { minLength: 1, maxLength: 3 });

/** One process: it carries out what it finds in the log, from the beginning, while people go on. */
async function live(store: MemoryEventStore, { death: end, people: deeds }: Partial<Life>): Promise<void> {
  const theirs: Promise<unknown>[] = [];
  const executor = new Executor(
    mortal(store, end, (index) => {
      const due = deeds?.filter(({ at }) => at === index) ?? [];
      // What the rules refuse, and what died with the process, did not happen.
      for (const { what } of due) theirs.push(meddling[what]!(executor).catch(() => undefined));
    }),
  );
  try {
    await carryOutAll(executor, store);
  } catch (error) {
    if (!(error instanceof Killed)) throw error;
    seen.killed += 1;
  }
  await Promise.all(theirs);
}

async function whole(store: MemoryEventStore): Promise<RecordedEvent[]> {
  return (await store.readLog(0, 10_000)).map(decodeEvent);
}

const ofType = <T extends RecordedEvent['type']>(log: readonly RecordedEvent[], type: T) =>
  log.filter((one): one is Extract<RecordedEvent, { type: T }> => one.type === type);

const seen = { killed: 0, moot: 0, corrected: 0, escalated: 0 };

async function check(store: MemoryEventStore): Promise<void> {
  const log = await whole(store);
  const standing = await standingEntries(new Executor(store));
  const byPeople = ofType(log, 'EntryPosted').filter(({ data }) => data.entryId.startsWith('K'));
  const points = Math.min(200, ...byPeople.map(({ data }) => data.points));
  expect(Object.values(standing).toSorted((a, b) => a - b)).toEqual([-500, -points]);

  const [effect, ...more] = ofType(log, 'DecisionTookEffect');
  expect(more).toEqual([]);
  expect(effect!.data.done).toHaveLength(4);
  const [served] = ofType(log, 'DecisionServed');
  for (const { remedy, outcome, position } of effect!.data.done) {
    const at = log[position - 1];
    if (outcome === 'applied') expect(at?.causationId).toBe(served!.eventId);
    else expect(remedy.kind === 'reverse-entry' || remedy.kind === 'correct-entry').toBe(true);
    if (outcome === 'moot') seen.moot += 1;
  }
  // Every consequence once: of the decision, of the stay, of the case, and of the finding that was varied.
  const applied = effect!.data.done.filter(({ outcome }) => outcome === 'applied').length;
  const byCause = log.filter(({ causationId }) => causationId === served!.eventId);
  const changes = ['EntryReversed', 'FindingVaried', 'SanctionVaried'];
  expect(byCause.filter(({ type }) => changes.includes(type))).toHaveLength(applied);
  for (const type of ['FindingVaried', 'SanctionVaried', 'SanctionSuspended', 'SanctionResumed'] as const) {
    expect(ofType(log, type)).toHaveLength(1);
  }
  expect(ofType(log, 'EntryPosted').filter(({ data }) => data.entryId === 'case-C1-S1')).toHaveLength(1);
  const reversed = ofType(log, 'EntryReversed').map(({ data }) => data.reverses);
  expect(new Set(reversed).size).toBe(reversed.length);
  if (byPeople.length > 0) seen.corrected += 1;
  if (ofType(log, 'AppealEscalated').length > 0) seen.escalated += 1;
}

describe('the effect of a decision', () => {
  it('comes once, wherever the process is killed and whatever people do meanwhile', async () => {
    const log = await decided();
    await fc.assert(
      fc.asyncProperty(lives, async (lived) => {
        const store = new MemoryEventStore();
        await store.appendMany(log);
        for (const life of lived) await live(store, life);
        await live(store, {});
        await check(store);
        const head = await store.head();
        await live(store, {});
        expect(await store.head()).toBe(head);
      }),
      { numRuns: RUNS },
    );
    expect(seen.killed).toBeGreaterThan(RUNS / 2);
    expect(Math.min(seen.moot, seen.corrected, seen.escalated)).toBeGreaterThan(RUNS / 100);
  }, 300_000);

  it('comes wherever a single kill falls', async () => {
    const log = await decided();
    for (let at = 0; at < 12; at++) {
      for (const written of [false, true]) {
        const store = new MemoryEventStore();
        await store.appendMany(log);
        await live(store, { death: { at, written } });
        await live(store, {});
        await check(store);
      }
    }
  });
});

import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { LedgerEvent } from '#domain';
import type { ReadModels } from '../../index.js';
import { caseworkHistory, caseworkLogOf } from '../../testing/casework-histories.js';
import { naiveAppeals, naiveCases } from '../../testing/naive-casework.js';
import { reading } from '../../testing/reading.js';
import { rulebook, TestLog, type TestLog as Log } from '../../testing/test-log.js';

const told = (ask: (models: ReadModels, log: Log) => Promise<void>): Promise<void> =>
  fc.assert(
    fc.asyncProperty(caseworkHistory, (history) => {
      const log = caseworkLogOf(history);
      return reading(log, (models) => ask(models, log));
    }),
    { numRuns: 40, endOnFailure: true },
  );

/** One event in the middle: what was known then is told from a log that ends with it. */
const middle = <T>(list: readonly T[]): T[] => list.slice(list.length >> 1).slice(0, 1);

describe('the file of an appeal', () => {
  it('says at each moment what its row said then, and holds every event but the looks into it', () =>
    told(async (models, log) => {
      for (const { filing, events } of naiveAppeals(log.events())) {
        const { staff, appeal } = filing.data;
        const file = await models.appealFile(staff, appeal);
        expect(file).toMatchObject(rowIn(models, staff, appeal));
        expect(file.history.map(({ position }) => position)).toEqual(events.map(({ position }) => position));
        const count = (type: string): number => events.filter((event) => event.type === type).length;
        expect([file.decisions, file.challenges, file.holds].map((list) => list.length)).toEqual(
          ['AppealDecided', 'MemberChallenged', 'AppealHeld'].map(count),
        );
        // Secret until the decision.
        const decided = events.findLast(({ type }) => type === 'AppealDecided')?.position ?? 0;
        const onRecord = events.filter(({ type, position }) => type === 'VoteCast' && position < decided);
        expect(file.votes.map(({ position }) => position)).toEqual(onRecord.map(({ position }) => position));
        expect(file.deadlines).toHaveLength(count('DeadlineSet'));
        const current = file.deadlines.filter(({ replaced, endedAt }) => !replaced && endedAt === undefined);
        const open = naiveAppeals(log.events()).find(
          (one) => one.filing.position === filing.position,
        )!.folded;
        expect(current.map(({ deadline }) => deadline).sort()).toEqual([...open.deadlines.keys()].sort());
        for (const { position, recordedAt } of middle(events)) {
          const then = await models.appealFile(staff, appeal, { knownAt: recordedAt });
          await reading(log.upTo(position), async (past) => {
            expect(then).toEqual({ ...(await past.appealFile(staff, appeal)), knownAt: recordedAt });
            expect(then).toMatchObject(rowIn(past, staff, appeal));
          });
        }
      }
    }));

  it('is not there before it was filed, nor where it never was', async () => {
    const log = caseworkLogOf([{ what: 0, which: 0, next: 50, days: 1 }]);
    await reading(log, async (models) => {
      const [row] = models.appeals().rows;
      const missing = { code: 'not-found', field: 'appeal' };
      const before = { knownAt: '2026-01-01T00:00:01Z' };
      await expect(models.appealFile(row!.staff, row!.appeal, before)).rejects.toMatchObject(missing);
      await expect(models.appealFile(row!.staff, 'AP-X')).rejects.toMatchObject(missing);
      await expect(models.caseFile('AC-X')).rejects.toMatchObject({ code: 'not-found', field: 'case' });
      await expect(models.caseFile('AC-X', { knownAt: 'soon' })).rejects.toMatchObject({ field: 'knownAt' });
    });
  });
});

function rowIn(models: ReadModels, staff: string, appeal: string): object {
  return models.appeals({ staff }).rows.find((one) => one.appeal === appeal)!;
}

describe('the file of a case', () => {
  it('says at each moment what its row said then, with everything that followed', () =>
    told(async (models, log) => {
      for (const { opening, folded, events } of naiveCases(log.events())) {
        const id = opening.data.case;
        const file = await models.caseFile(id);
        const { sanctions, persons, ...row } = models.cases().rows.find((one) => one.case === id)!;
        expect(file).toMatchObject(row);
        expect(file.sanctions).toHaveLength(sanctions);
        const named = file.persons.filter(({ released }) => !released);
        expect(named.map(({ staff }) => staff).sort()).toEqual(persons.map(({ staff }) => staff).sort());
        expect(named.map(({ staff, share }) => [staff, share]).sort()).toEqual(
          persons.map(({ staff, share }) => [staff, share]).sort(),
        );
        expect(file.history).toHaveLength(events.length);
        expect(file.sanctions.map(({ sanction, status }) => [sanction, status])).toEqual(
          [...folded.sanctions.values()].map(({ sanction, status }) => [sanction, status]),
        );
        expect(file.actions.map(({ action, status }) => [action, status])).toEqual(
          [...folded.actions.values()].map(({ action, status }) => [action, status]),
        );
        const said = events.filter(({ type }) => type === 'StatementGiven' || type === 'DefenceGiven');
        const kept = file.persons.flatMap(({ statements, defences }) => [...statements, ...defences]);
        expect(kept.length).toBeLessThanOrEqual(said.length);
        for (const { position, recordedAt } of middle(events)) {
          const then = await models.caseFile(id, { knownAt: recordedAt });
          await reading(log.upTo(position), async (past) => {
            expect(then).toEqual({ ...(await past.caseFile(id)), knownAt: recordedAt });
          });
        }
      }
    }));

  it('tells what became of its entries, in the account and in every answer about them', async () => {
    const log = new TestLog();
    const add = (...events: LedgerEvent[]): number[] => events.map((event) => log.add(event));
    const account = { period: '2026-Q1', staff: 'S1' };
    const entry = { ...account, entryId: 'E1', indicator: 'quality', points: 700, rulebookVersion: 1 };
    const posted = {
      ...entry,
      kind: 'deduction' as const,
      occurredOn: '2026-02-02',
      origin: 'manual' as const,
      reason: 'Liable',
      evidence: [],
      case: 'AC1',
    };
    const reversal = {
      ...account,
      entryId: 'R1',
      reverses: 'E1',
      reason: 'Shown wrong',
      authority: 'The panel',
    };
    add(
      { type: 'RulebookPublished', data: { rulebook: rulebook() } },
      { type: 'UnitRegistered', data: { unit: 'U1', name: 'Unit', parent: null } },
      { type: 'StaffMemberRegistered', data: { staff: 'S1', name: 'Member 1' } },
      {
        type: 'PeriodOpened',
        data: { period: '2026-Q1', from: '2026-01-01', to: '2026-03-31', rulebookVersion: 1 },
      },
      {
        type: 'CaseOpened',
        data: {
          case: 'AC1',
          title: 'Late',
          description: 'Late',
          source: { kind: 'complaint', text: 'Late' },
          unit: 'U1',
          occurredOn: '2026-02-02',
          openedBy: 'I',
          openedOn: '2026-02-03',
          limitationEnds: '2031-02-02',
        },
      },
      {
        type: 'PersonNamed',
        data: {
          case: 'AC1',
          staff: 'S1',
          part: 'handler',
          circumstances: { mitigation: [], aggravation: [] },
          namedBy: 'I',
        },
      },
      {
        type: 'CaseDecided',
        data: {
          case: 'AC1',
          decidedBy: 'B',
          decidedOn: '2026-02-10',
          findings: [{ staff: 'S1', liable: true, share: 1000, reasons: 'r' }],
          organization: 0,
          entries: [entry],
        },
      },
    );
    const awaited = log.events().at(-1)!.recordedAt;
    add(
      { type: 'AccountOpened', data: { ...account, unit: 'U1', post: 'P1', rulebookVersion: 1 } },
      { type: 'EntryPosted', data: posted },
    );
    const standing = log.events().at(-1)!.recordedAt;
    add(
      { type: 'EntryReversed', data: { ...reversal, occurredOn: '2026-02-02', appeal: 'AP1', case: 'AC1' } },
      { type: 'EntryPosted', data: { ...posted, entryId: 'E2', points: 300, corrects: 'E1' } },
    );
    await reading(log, async (models) => {
      const at = async (knownAt?: string): Promise<object> =>
        (await models.caseFile('AC1', { ...(knownAt !== undefined && { knownAt }) })).entries[0]!;
      expect(await at(awaited)).toMatchObject({ standing: 'awaited', pointsNow: 700, steps: [] });
      expect(await at(standing)).toMatchObject({ standing: 'posted', pointsNow: 700 });
      expect(await at()).toMatchObject({
        standing: 'corrected',
        pointsNow: 300,
        steps: [{ entryId: 'E1' }, { entryId: 'R1', appeal: 'AP1' }, { entryId: 'E2', points: 300 }],
      });
      expect(models.entry('2026-Q1', 'S1', 'E1')).toMatchObject({
        status: 'reversed',
        case: 'AC1',
        appeal: 'AP1',
      });
      const [first, second] = models.explain('S1', '2026-Q1').indicators[0]!.entries;
      expect(first).toMatchObject({ case: 'AC1', reversal: { appeal: 'AP1', case: 'AC1' } });
      expect(first!.words).toContain('It follows from accountability case AC1.');
      expect(first!.words).toContain('on the authority of The panel (appeal AP1): Shown wrong.');
      expect(second).not.toHaveProperty('reversal');
      const trail = await models.audit({ kind: 'accountability-case', id: 'AC1' }, { order: 'oldest' });
      expect(trail.rows.map(({ type }) => type)).toEqual([
        'CaseOpened',
        'PersonNamed',
        'CaseDecided',
        'EntryPosted',
        'EntryReversed',
        'EntryPosted',
      ]);
      const ofAppeal = await models.audit({ kind: 'appeal', id: 'S1/AP1' });
      expect(ofAppeal.rows.map(({ type }) => type)).toEqual(['EntryReversed']);
    });
  });
});

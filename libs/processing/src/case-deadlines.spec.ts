import { beforeEach, describe, expect, it } from '@jest/globals';
import { setTimeout as delay } from 'node:timers/promises';
import { caseDeadlines, type DueCasework } from './case-deadlines.js';
import type { Timer } from './timer.js';
import {
  act,
  actIn,
  carryOutAll,
  decideAndServe,
  decideCase,
  docketTypes,
  fileAppeal,
  OFFICE_DAY,
} from './testing/casework.js';
import { smallOffice, type SmallOffice } from './testing/small-office.js';

const appeal = { kind: 'appeal', staff: 'S1', appeal: 'A1' } as const;
const accountability = { kind: 'accountability', case: 'C1' } as const;

describe('deadlines of casework', () => {
  let office: SmallOffice;
  let today: string;
  let looks = 0;

  beforeEach(async () => {
    office = await smallOffice();
    await office.propose('conduct');
    await fileAppeal(office.executor, { kind: 'entry', period: '2024-Q1', entryId: 'E1' });
  });

  const start = (due: readonly DueCasework[]): Timer<DueCasework> => {
    const timer = caseDeadlines({
      executor: office.executor,
      today: () => today,
      interval: 1,
      async dueCasework() {
        looks += 1;
        return due;
      },
    });
    timer.start();
    return timer;
  };
  /** Lets the timer look for the same things on a day, several times, and start anew in between. */
  const on = async (day: string, ...due: DueCasework[]): Promise<void> => {
    today = day;
    for (let round = 0; round < 2; round++) {
      const timer = start(due);
      const before = looks;
      while (looks < before + 3) await delay(1);
      await timer.stop();
      expect(timer.failure).toBeUndefined();
    }
  };
  const decided = () => decideAndServe(office.executor, [{ disposition: 'dismissed', remedies: [] }]);

  it('are warned of and breached, each once, wherever the timer starts again', async () => {
    const deadline = 'decision' as const;
    const due = (['warn', 'breach'] as const).map((kind) => ({ kind, of: appeal, deadline }));
    const timed = async () =>
      (await docketTypes(office.executor)).filter((type) => /Warned|Breached/.test(type));
    await act(office.executor, 'AdmitAppeal', {}, ['R1', 'reviewer']);
    const set = (await office.events('appeals-S1')).findLast(({ type }) => type === 'DeadlineSet');
    const { warnOn, dueBy } = set!.data as { warnOn: string; dueBy: string };
    await on(OFFICE_DAY, ...due);
    expect(await timed()).toEqual([]);
    await on(warnOn, ...due);
    expect(await timed()).toEqual(['DeadlineWarned']);
    await on(dueBy, ...due);
    expect(await timed()).toEqual(['DeadlineWarned']);
    await on('2024-12-01', ...due);
    expect(await timed()).toEqual(['DeadlineWarned', 'DeadlineBreached']);
    expect((await office.events('appeals-S1')).at(-1)).toMatchObject({
      actor: { kind: 'system', id: 'deadlines' },
      data: { of: appeal, deadline, dueBy },
    });
  });

  it('make a decision final once nobody can take it further any more', async () => {
    await decided();
    await carryOutAll(office.executor, office.store);
    await on('2024-03-19', { kind: 'finalize', of: appeal });
    expect((await docketTypes(office.executor)).at(-1)).toBe('DecisionTookEffect');
    await on('2024-03-20', { kind: 'finalize', of: appeal });
    expect((await docketTypes(office.executor)).slice(-2)).toEqual([
      'DecisionTookEffect',
      'AppealBecameFinal',
    ]);
  });

  it('end a sanction after its last day', async () => {
    await decideCase(office.executor);
    const sanction = { sanction: 'N1', person: 'S1', rung: 'public-criticism', from: OFFICE_DAY, months: 1 };
    await actIn(office.executor, 'ImposeSanction', { ...sanction, reasons: 'so' }, ['D1', 'supervisor']);
    const due = { kind: 'spent', of: accountability, sanction: 'N1' } as const;
    await on('2024-04-03', due);
    expect((await office.types('accountability-C1')).at(-1)).toBe('SanctionImposed');
    await on('2024-04-04', due);
    expect((await office.types('accountability-C1')).slice(-2)).toEqual(['SanctionImposed', 'SanctionSpent']);
  });

  it('are those of a case as well', async () => {
    await decideCase(office.executor);
    const ordered = { action: 'T1', text: 'Write a note', owner: 'S2', dueBy: '2024-03-20', repairs: [] };
    await actIn(office.executor, 'OrderAction', ordered, ['D1', 'supervisor']);
    await on('2024-03-21', { kind: 'breach', of: accountability, deadline: 'action:T1' });
    expect((await office.types('accountability-C1')).slice(-2)).toEqual(['DeadlineSet', 'DeadlineBreached']);
  });

  it('say what went wrong, and keep no other waiting', async () => {
    today = '2024-12-01';
    const timer = start([
      { kind: 'finalize', of: { ...appeal, appeal: 'A9' } },
      { kind: 'warn', of: { ...accountability, case: 'C9' }, deadline: 'statement' },
    ]);
    const before = looks;
    while (looks < before + 3) await delay(1);
    await timer.stop();
    expect(timer.failure?.message).toContain('A9');
  });
});

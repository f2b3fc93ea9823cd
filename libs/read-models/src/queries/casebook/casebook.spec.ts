import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { daysBetween, type AppealDecided, type CaseRef, type RecordedEvent } from '#domain';
import type { AppealsQuery, OverturnDimension, ReadModels } from '../../index.js';
import { caseworkHistory, caseworkLogOf, dayIn } from '../../testing/casework-histories.js';
import {
  isOpenAppeal,
  isOpenCase,
  naiveAppeals,
  naiveCases,
  naiveDue,
  type NaiveAppeal,
} from '../../testing/naive-casework.js';
import { reading } from '../../testing/reading.js';

const told = (
  ask: (models: ReadModels, events: readonly RecordedEvent[]) => void | Promise<void>,
): Promise<void> =>
  fc.assert(
    fc.asyncProperty(caseworkHistory, (history) => {
      const log = caseworkLogOf(history);
      return reading(log, (models) => ask(models, log.events()));
    }),
    { numRuns: 60, endOnFailure: true },
  );

const dueOf = ({ folded }: NaiveAppeal): ReturnType<typeof naiveDue> =>
  naiveDue(folded.deadlines, folded.heldSince !== undefined);

const barredIn = ({ folded }: NaiveAppeal): string[] => [
  ...new Set([
    ...folded.recused,
    ...folded.panel.filter(({ standing }) => standing === 'challenged').map(({ member }) => member),
  ]),
];

const below = { office: ['office', 'north', 'south', 'desk'], south: ['south', 'desk'], desk: ['desk'] };

describe('the appeals', () => {
  it('are told as the domain folds them', () =>
    told((models, events) => {
      const rows = naiveAppeals(events).map((one) => {
        const { filing, folded } = one;
        const due = dueOf(one);
        const made = new Map(folded.decision?.issues.map(({ issue, disposition }) => [issue, disposition]));
        return {
          staff: filing.data.staff,
          staffName: `Member ${filing.data.staff.slice(1)}`,
          appeal: filing.data.appeal,
          unit: filing.data.unit,
          status: folded.status,
          instance: folded.instance,
          outOfTime: folded.outOfTime,
          held: folded.heldSince !== undefined,
          stayed: folded.stayed,
          extended: folded.extended,
          filedOn: filing.data.filedOn,
          filedAt: filing.recordedAt,
          issues: folded.issues.map(({ issue, subject, grounds }) => ({
            issue,
            subject,
            grounds,
            disposition: made.get(issue),
          })),
          chair: folded.chair,
          panel: folded.panel.map(({ member, standing }) => ({ member, standing })),
          due: due && { deadline: due.deadline, dueBy: due.dueBy, breached: due.breached },
          decidedOn: folded.decision?.decidedOn,
          position: filing.position,
          revision: one.events.at(-1)!.revision,
        };
      });
      expect(models.appeals().rows).toEqual(rows);
    }));

  it('are found by everything that is asked, on pages of any size', () =>
    told((models, events) => {
      const all = naiveAppeals(events);
      const has = (one: NaiveAppeal, query: AppealsQuery): boolean =>
        (query.staff === undefined || one.filing.data.staff === query.staff) &&
        (query.unit === undefined || below[query.unit as 'desk'].includes(one.filing.data.unit)) &&
        (query.status?.includes(one.folded.status) ?? true) &&
        (query.open === undefined || isOpenAppeal(one) === query.open) &&
        (query.member === undefined ||
          one.folded.panel.some(
            ({ member, standing }) => member === query.member && standing !== 'recused',
          )) &&
        (query.barred === undefined || !barredIn(one).includes(query.barred)) &&
        (query.dueBefore === undefined || (dueOf(one)?.dueBy ?? '9') < query.dueBefore) &&
        (query.sort !== 'due' || dueOf(one) !== undefined);
      const queries: AppealsQuery[] = [
        { open: true },
        { open: false },
        { staff: 'S1', open: true, barred: 'R1' },
        { unit: 'south' },
        { unit: 'south', open: false },
        { unit: 'office', status: ['final', 'deliberation', 'effective'] },
        { status: ['final', 'withdrawn'], open: true },
        { member: 'R2' },
        { member: 'R2', open: true, unit: 'south', status: ['deliberation', 'panel-formed'] },
        { member: 'R2', staff: 'S0' },
        { sort: 'due' },
        { sort: 'due', unit: 'south', open: true },
        { dueBefore: dayIn(60), status: ['evidence-open', 'admitted'] },
        { dueBefore: dayIn(60), unit: 'desk', barred: 'R2' },
      ];
      for (const query of queries) {
        const expected = all.filter((one) => has(one, query));
        const day = (one: NaiveAppeal): string => dueOf(one)?.dueBy ?? '';
        if (query.sort === 'due') expected.sort((a, b) => (day(a) === day(b) ? 0 : day(a) < day(b) ? -1 : 1));
        const found: string[] = [];
        for (let after: string | undefined, more = true; more; more = after !== undefined) {
          const page = models.appeals({ ...query, limit: 2, ...(after !== undefined && { after }) });
          found.push(...page.rows.map(({ appeal }) => appeal));
          after = page.next;
        }
        expect([query, found]).toEqual([query, expected.map(({ filing }) => filing.data.appeal)]);
      }
    }));

  it('keep everybody barred who was recused, or is challenged', () =>
    told((models, events) => {
      const all = naiveAppeals(events);
      for (const one of all) {
        const { staff, appeal } = one.filing.data;
        expect(models.barredFrom({ kind: 'appeal', staff, appeal })).toEqual(barredIn(one).sort());
        const { barred = [] } = models.placeOf(one.filing);
        expect(barred).toEqual(barredIn(one).sort());
      }
      for (const id of ['R0', 'R1', 'R2', 'R3', 'R4X']) {
        expect(models.barredSomewhere(id)).toBe(all.some((one) => barredIn(one).includes(id)));
      }
    }));
});

describe('the accountability cases', () => {
  it('are told as the domain folds them, with what followed from them', () =>
    told((models, events) => {
      const all = naiveCases(events);
      expect(models.cases().rows).toMatchObject(
        all
          .map(({ opening, folded, events: own }) => {
            const due = naiveDue(folded.deadlines, false);
            return {
              case: opening.data.case,
              status: folded.status,
              persons: [...folded.persons.values()].map(({ staff }) => ({ staff })).sort(by('staff')),
              sanctions: folded.sanctions.size,
              actionsOpen: [...folded.actions.values()].filter(({ status }) => status !== 'effective').length,
              ...(due && { due: { deadline: due.deadline, dueBy: due.dueBy, breached: due.breached } }),
              ...(folded.investigator !== undefined && { investigator: folded.investigator }),
              position: opening.position,
              revision: own.at(-1)!.revision,
            };
          })
          .map((row) => ({ ...row, persons: expect.any(Array) as unknown })),
      );
      for (const { opening, folded } of all) {
        const [row] = models.cases({ process: 'C1' }).rows.filter((one) => one.case === opening.data.case);
        expect(row!.persons.map(({ staff }) => staff).sort()).toEqual([...folded.persons.keys()].sort());
        expect(row!.due === undefined).toBe(folded.deadlines.size === 0);
      }
      const named = all
        .filter(({ folded }) => folded.persons.has('S1'))
        .map(({ opening }) => opening.data.case);
      expect(models.cases({ person: 'S1' }).rows.map((row) => row.case)).toEqual(named);
      const today = dayIn(60);
      const standingOn = (day: string, from: string, until: string): string =>
        day < from ? 'to-come' : until < day ? 'spent' : 'running';
      const sanctions = all.flatMap(({ folded }) =>
        [...folded.sanctions.values()].map(({ sanction, status, from, until }) => ({
          sanction,
          status: status !== 'standing' ? status : standingOn(today, from, until ?? from),
        })),
      );
      const short = ({ sanction, status }: { sanction: string; status: string }): object => ({
        sanction,
        status,
      });
      expect(models.sanctions({ today }).rows.map(short).sort(by('sanction'))).toEqual(
        sanctions.sort(by('sanction')),
      );
      for (const status of ['to-come', 'running', 'suspended', 'spent', 'lifted'] as const) {
        const of = sanctions.filter((one) => one.status === status);
        expect(models.sanctions({ today, status }).rows.map(short).sort(by('sanction'))).toEqual(of);
        expect(models.casebook({ today }).sanctions[status]).toBe(of.length);
      }
      const overdue = all.flatMap(({ folded }) =>
        [...folded.actions.values()].flatMap(({ action }) => {
          const due = folded.deadlines.get(`action:${action}`);
          return due && due.dueBy < today ? [action] : [];
        }),
      );
      // A case that was closed takes its deadlines with it; actions that were not done stay overdue.
      const told = models.actions({ overdueOn: today }).rows.map(({ action }) => action);
      expect(told).toEqual(expect.arrayContaining(overdue));
      expect(models.casebook({ today }).actions.overdue).toBe(told.length);
    }));
});

const by =
  (key: string) =>
  (a: object, b: object): number =>
    String((a as never)[key]) < String((b as never)[key]) ? -1 : 1;

describe('the timer', () => {
  it('is told what is due on a day, and nothing else', () =>
    told((models, events) => {
      for (const today of [20, 60, 120, 400].map(dayIn)) {
        const expected: object[] = [];
        const look = (of: CaseRef, deadlines: NaiveAppeal['folded']['deadlines'], status?: string): void => {
          for (const [deadline, { dueBy, warnOn, warned, breached }] of deadlines) {
            if (today <= dueBy && today >= warnOn && !warned && !breached)
              expected.push({ kind: 'warn', of, deadline });
            if (today <= dueBy) continue;
            if (deadline !== 'escalation' && !breached) expected.push({ kind: 'breach', of, deadline });
            if (deadline === 'escalation' && status === 'effective') expected.push({ kind: 'finalize', of });
          }
        };
        for (const { filing, folded } of naiveAppeals(events)) {
          const { staff, appeal } = filing.data;
          if (folded.heldSince === undefined)
            look({ kind: 'appeal', staff, appeal }, folded.deadlines, folded.status);
        }
        for (const { opening, folded } of naiveCases(events)) {
          const of = { kind: 'accountability', case: opening.data.case } as const;
          look(of, folded.deadlines);
          for (const { sanction, status, until } of folded.sanctions.values()) {
            if (status === 'standing' && until !== null && until < today)
              expected.push({ kind: 'spent', of, sanction });
          }
        }
        const text = (list: readonly object[]): string[] =>
          list
            .map((one) =>
              JSON.stringify(
                one,
                Object.keys({ kind: 0, of: 0, deadline: 0, sanction: 0, staff: 0, appeal: 0, case: 0 }),
              ),
            )
            .sort();
        expect(text(models.dueCasework(today))).toEqual(text(expected));
      }
    }));
});

describe('the figures of the casework', () => {
  it('count what is open by where it stands, its age and what is due', () =>
    told((models, events) => {
      const today = dayIn(90);
      for (const unit of [undefined, 'south', 'office', 'desk'] as const) {
        const within = (one: string): boolean => unit === undefined || below[unit].includes(one);
        const appeals = naiveAppeals(events).filter(({ filing }) => within(filing.data.unit));
        const cases = naiveCases(events).filter(({ opening }) => within(opening.data.unit));
        const figures = models.casebook({ today, ...(unit !== undefined && { unit }) });
        const open = appeals.filter(isOpenAppeal);
        const counts = (statuses: readonly string[]): object =>
          Object.fromEntries(
            [...Map.groupBy(statuses, (one) => one)].map(([one, { length }]) => [one, length]),
          );
        expect(figures.appeals.byStatus).toEqual(counts(appeals.map(({ folded }) => folded.status)));
        expect(figures.cases.byStatus).toEqual(counts(cases.map(({ folded }) => folded.status!)));
        expect([figures.appeals.open, figures.cases.open]).toEqual([
          open.length,
          cases.filter(isOpenCase).length,
        ]);
        const duties = open.map(dueOf).filter((due) => due !== undefined && due.deadline !== 'escalation');
        expect(figures.appeals.overdue).toBe(duties.filter((due) => due!.dueBy < today).length);
        expect(figures.appeals.dueSoon).toBe(
          duties.filter((due) => due!.dueBy >= today && due!.warnOn <= today).length,
        );
        let below_ = -Infinity;
        for (const { upTo, n } of figures.appeals.byAge) {
          const age = ({ filing }: NaiveAppeal): number => daysBetween(filing.data.filedOn, today);
          const top = upTo ?? Infinity;
          expect(n).toBe(open.filter((one) => age(one) > below_ && age(one) <= top).length);
          below_ = top;
        }
        for (const instance of [1, 2] as const) {
          const days = appeals.flatMap((one) => firstDecisionDays(one, instance)).sort((a, b) => a - b);
          const at = (percent: number): number => days[Math.ceil((percent * days.length) / 100) - 1]!;
          const expected = {
            instance,
            n: days.length,
            median: at(50),
            p90: at(90),
            p95: at(95),
            max: at(100),
          };
          const told = figures.decisionDays.filter((one) => one.instance === instance);
          expect(told).toEqual(days.length === 0 ? [] : [expected]);
        }
      }
    }));

  it('count of every issue the last decision, and of the first instance what the second one changed', () =>
    told((models, events) => {
      for (const by of ['assessor', 'verifier', 'reviewer', 'rule', 'unit', 'indicator'] as const) {
        const counts = naiveOverturn(events, by);
        const rows = models.overturn({ by });
        expect(
          Object.fromEntries(rows.map(({ id, decided, overturned }) => [id, [decided, overturned]])),
        ).toEqual(counts);
        for (const { decided, overturned, rate } of rows)
          expect(rate).toBe(Math.round((1000 * overturned) / decided));
      }
    }));
});

const decisionsOf = ({ events }: NaiveAppeal, instance: 1 | 2): AppealDecided['data'][] =>
  events.flatMap(({ type, data }) => (type === 'AppealDecided' && data.instance === instance ? [data] : []));

function firstDecisionDays(one: NaiveAppeal, instance: 1 | 2): number[] {
  const [decision] = decisionsOf(one, instance);
  const escalated = one.events.find(({ type }) => type === 'AppealEscalated')?.data as {
    escalatedOn?: string;
  };
  const from = instance === 1 ? one.filing.data.filedOn : escalated?.escalatedOn;
  return decision ? [daysBetween(from!, decision.decidedOn)] : [];
}

function naiveOverturn(events: readonly RecordedEvent[], by: OverturnDimension): Record<string, number[]> {
  const counts: Record<string, number[]> = {};
  const add = (id: string, overturned: boolean): void => {
    const [decided = 0, changed = 0] = counts[id] ?? [];
    counts[id] = [decided + 1, changed + Number(overturned)];
  };
  for (const one of naiveAppeals(events)) {
    const first = decisionsOf(one, 1).at(-1);
    const second = decisionsOf(one, 2).at(-1);
    for (const { issue, unit, rule, indicator, tookPart } of one.folded.issues) {
      const made = (decision: typeof first): NonNullable<typeof first>['issues'][number] | undefined =>
        decision?.issues.find((each) => each.issue === issue);
      const [a, b] = [made(first), made(second)];
      if (by === 'reviewer') {
        if (!a || !b || b.disposition === 'withdrawn') continue;
        const same =
          a.disposition === b.disposition && JSON.stringify(a.remedies) === JSON.stringify(b.remedies);
        const dissented = first!.dissents.filter((each) => each.issue === issue).map(({ member }) => member);
        for (const member of first!.panel) if (!dissented.includes(member)) add(member, !same);
        continue;
      }
      const last = b ?? a;
      if (!last || last.disposition === 'withdrawn') continue;
      const overturned = last.disposition !== 'dismissed';
      const as = by === 'assessor' ? 'proposer' : by;
      const ids =
        { rule: [rule], unit: [unit], indicator: [indicator] }[by as 'rule'] ??
        tookPart.filter((each) => each.as === as).map(({ person }) => person);
      for (const id of ids) if (id !== undefined) add(id, overturned);
    }
  }
  return counts;
}

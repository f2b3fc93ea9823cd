import fc from 'fast-check';
import {
  accountabilityCase,
  docket,
  fromDayNumber,
  type CaseRef,
  type CaseState,
  type DocketState,
  type LedgerEvent,
} from '#domain';
import { possibleInAppeal } from './casework-appeals.js';
import { possibleInCase } from './casework-cases.js';
import { rulebook, TestLog } from './test-log.js';

/** One occasion; `what`, `which` and `next` choose among what is possible, in percent of it. */
export interface Occasion {
  readonly what: number;
  readonly which: number;
  readonly next: number;
  /** Days since the one before. */
  readonly days: number;
}

const percent = fc.integer({ min: 0, max: 99 });

export const caseworkHistory: fc.Arbitrary<readonly Occasion[]> = fc.array(
  fc.record({ what: percent, which: percent, next: percent, days: fc.integer({ min: 0, max: 6 }) }),
  { maxLength: 140, size: 'max' },
);

/** 2026-01-01. */
export const FIRST_DAY = 20_454;
export const UNITS = ['office', 'north', 'south', 'desk'] as const;
export const dayIn = (days: number): string => fromDayNumber(FIRST_DAY + days);
export const pick = <T>(list: readonly T[], percent: number): T =>
  list[Math.floor((percent * list.length) / 100)]!;

/** A log of what the folds of the domain let happen, whoever does it and whenever. */
export function caseworkLogOf(history: readonly Occasion[]): TestLog {
  const log = new TestLog();
  const add = (event: LedgerEvent): number => log.add(event);
  add({ type: 'RulebookPublished', data: { rulebook: rulebook() } });
  for (const unit of UNITS) {
    const parent = unit === 'office' ? null : unit === 'desk' ? 'south' : 'office';
    add({ type: 'UnitRegistered', data: { unit, name: `The ${unit}`, parent } });
  }
  for (const n of [0, 1, 2])
    add({ type: 'StaffMemberRegistered', data: { staff: `S${n}`, name: `Member ${n}` } });
  const dockets = new Map<string, DocketState>();
  const cases = new Map<string, CaseState>();
  let day = 0;
  history.forEach((occasion, number) => {
    day += occasion.days;
    for (const event of happening({ dockets, cases, occasion, number, day })) {
      add(event);
      fold(dockets, cases, event);
    }
  });
  return log;
}

interface Happening {
  readonly dockets: ReadonlyMap<string, DocketState>;
  readonly cases: ReadonlyMap<string, CaseState>;
  readonly occasion: Occasion;
  readonly number: number;
  readonly day: number;
}

function happening({ dockets, cases, occasion, number, day }: Happening): LedgerEvent[] {
  const { what, which, next } = occasion;
  const appeals = [...dockets].flatMap(([staff, { appeals }]) =>
    [...appeals.values()].map((one) => ({ staff, one })),
  );
  const today = dayIn(day);
  if (appeals.length === 0 || (what < 12 && appeals.length < 3))
    return filing(`S${which % 3}`, `AP${number}`, { ...occasion, number }, today);
  if (cases.size === 0 || (what < 18 && cases.size < 2)) return opening(`AC${number}`, next, today);
  if (what < 65) {
    const { staff, one } = pick(appeals, which);
    return pick(possibleInAppeal({ staff, appeal: one, number, today }), next) ?? [];
  }
  const [id, state] = pick([...cases], which);
  return pick(possibleInCase({ id, state, number, today }), next) ?? [];
}

function filing(
  staff: string,
  appeal: string,
  { which, next, number }: Occasion & { number: number },
  today: string,
): LedgerEvent[] {
  const unit = pick(UNITS, next);
  const issue = (n: number): Extract<LedgerEvent, { type: 'AppealFiled' }>['data']['issues'][number] => ({
    issue: n,
    subject: { kind: 'entry', period: '2026-Q1', entryId: `E${number}-${n}` },
    grounds: 'not so',
    unit,
    occurredOn: '2026-01-01',
    ...(n === 1 && { indicator: pick(['quality', 'extra'], which), rule: pick(['late', 'lost'], next) }),
    tookPart: [
      { person: pick(['A', 'B'], which), as: 'proposer' },
      { person: 'V', as: 'verifier' },
    ],
  });
  const outOfTime = next % 4 === 0;
  const issues = which % 2 === 0 ? [issue(1)] : [issue(1), issue(2)];
  const days = { filedOn: today, knownOn: today, fileBy: today };
  return [{ type: 'AppealFiled', data: { staff, appeal, unit, issues, filedBy: staff, ...days, outOfTime } }];
}

const opening = (id: string, next: number, today: string): LedgerEvent[] => [
  {
    type: 'CaseOpened',
    data: {
      case: id,
      title: `What went wrong in ${id}`,
      description: 'late',
      source: { kind: 'work-record', process: 'C1', record: 'W1' },
      unit: pick(UNITS, next),
      process: 'C1',
      occurredOn: '2026-01-01',
      openedBy: 'I',
      openedOn: today,
      limitationEnds: '2031-01-01',
    },
  },
];

function fold(dockets: Map<string, DocketState>, cases: Map<string, CaseState>, event: LedgerEvent): void {
  const of = refOf(event);
  if (of?.kind === 'appeal') {
    const state = dockets.get(of.staff) ?? docket.initialState();
    dockets.set(of.staff, docket.evolve(state, event as never));
  } else if (of) {
    const state = cases.get(of.case) ?? accountabilityCase.initialState();
    cases.set(of.case, accountabilityCase.evolve(state, event as never));
  }
}

/** The appeal or case in whose stream an event stands. */
export function refOf({ data }: LedgerEvent): CaseRef | undefined {
  if ('of' in data) return data.of;
  const { case: id, staff, appeal } = data as { case?: string; staff?: string; appeal?: string };
  if (id !== undefined) return { kind: 'accountability', case: id };
  return staff === undefined || appeal === undefined ? undefined : { kind: 'appeal', staff, appeal };
}

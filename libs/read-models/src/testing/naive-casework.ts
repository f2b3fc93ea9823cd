import {
  accountabilityCase,
  docket,
  type AppealCase,
  type AppealFiled,
  type CaseOpened,
  type CaseState,
  type OpenDeadline,
  type RecordedEvent,
} from '#domain';
import { refKey } from '../projections/casebook/work.js';
import { refOf } from './casework-histories.js';

/* The casework told a second time: by the folds of the domain, from all events every time. */

export interface NaiveAppeal {
  readonly filing: RecordedEvent<AppealFiled>;
  readonly folded: AppealCase;
  readonly events: readonly RecordedEvent[];
}

export interface NaiveCase {
  readonly opening: RecordedEvent<CaseOpened>;
  readonly folded: CaseState;
  readonly events: readonly RecordedEvent[];
}

/** In the order in which they were filed. */
export const naiveAppeals = (events: readonly RecordedEvent[]): NaiveAppeal[] =>
  streamsOf(events).flatMap((own): NaiveAppeal[] => {
    const [filing] = own;
    if (filing?.type !== 'AppealFiled') return [];
    const state = own.reduce((state, event) => docket.evolve(state, event as never), docket.initialState());
    return [{ filing, folded: state.appeals.get(filing.data.appeal)!, events: own }];
  });

/** In the order in which they were opened. */
export const naiveCases = (events: readonly RecordedEvent[]): NaiveCase[] =>
  streamsOf(events).flatMap((own): NaiveCase[] => {
    const [opening] = own;
    if (opening?.type !== 'CaseOpened') return [];
    const folded = own.reduce(
      (state, event) => accountabilityCase.evolve(state, event as never),
      accountabilityCase.initialState(),
    );
    return [{ opening, folded, events: own }];
  });

/** The events of each case but for looks into its file. */
const streamsOf = (events: readonly RecordedEvent[]): RecordedEvent[][] => [
  ...Map.groupBy(
    events.filter((event) => event.type !== 'CaseFileRead' && refOf(event)),
    (event) => refKey(refOf(event)!),
  ).values(),
];

export const isOpenAppeal = ({ folded }: NaiveAppeal): boolean =>
  !['leave-refused', 'not-admitted', 'final', 'withdrawn'].includes(folded.status);

export const isOpenCase = ({ folded }: NaiveCase): boolean => folded.status !== 'closed';

/** The open deadline that ends first; none while the clock stands. */
export function naiveDue(
  deadlines: ReadonlyMap<string, OpenDeadline>,
  held: boolean,
): (OpenDeadline & { deadline: string }) | undefined {
  if (held) return undefined;
  const all = [...deadlines].map(([deadline, one]) => ({ deadline, ...one }));
  return all.sort((a, b) => (a.dueBy === b.dueBy ? 0 : a.dueBy < b.dueBy ? -1 : 1))[0];
}

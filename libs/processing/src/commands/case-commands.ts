import {
  accountabilityCase,
  accountStream,
  caseStream,
  experiments,
  experimentStream,
  period as periods,
  periodOf,
  periodStream,
  RULEBOOK_STREAM,
  rulebooks,
  scoreAccount,
  versionInForce,
  type AccountabilityEvent,
  type CaseCommand,
  type CaseDeed,
  type CaseDeeds,
  type CaseOpened,
  type CaseState,
  type CaseSurroundings,
  type ScoreAccountState,
} from '#domain';
import type { Outcome, ReadState } from '../command.js';
import type { Executor } from '../executor.js';
import { caseworkRules, readPeople } from './casework-rules.js';
import type { Given } from './given.js';
import { readEvidence } from './propose-entry.js';
import { recordsOf, sourceFacts } from './source-facts.js';

/** A deed with what is given with it. */
export type CaseAct<D extends CaseDeed = CaseDeed> = {
  [K in D]: { readonly type: K } & CaseDeeds[K];
}[D];

/** What the ledger does by itself: nothing that it reads has to hold still. */
const byItself: ReadonlySet<CaseDeed> = new Set<CaseDeed>([
  'VaryFinding',
  'VarySanction',
  'SuspendSanction',
  'ResumeSanction',
  'RecordSpent',
  'WarnOfDeadline',
  'RecordBreach',
]);

/** @throws DomainError as the case refuses */
export function actOnCase<D extends CaseDeed>(
  executor: Executor,
  caseId: string,
  deed: { readonly type: D } & CaseDeeds[D],
  { by, today, meta, readsEvidence }: Given,
): Promise<Outcome<AccountabilityEvent>> {
  const act = deed as CaseAct;
  return executor.execute(
    accountabilityCase,
    caseStream(caseId),
    async (guarded): Promise<CaseCommand> => {
      const own = byItself.has(act.type);
      const read: ReadState = own ? (decider, stream) => executor.read(decider, stream) : guarded;
      const around = { case: caseId, by, today, ...(await caseworkRules(read, today)) };
      if (own) return { ...around, people: new Map(), ...act } as CaseCommand;
      const state = await read(accountabilityCase, caseStream(caseId));
      const found = await named(executor, read, state, act);
      const people = await readPeople(read, [by.id, ...concerned(state, act, found)]);
      return { ...around, people, ...found, readsEvidence, ...act } as CaseCommand;
    },
    meta,
  );
}

type Named = Pick<
  CaseSurroundings,
  | 'sourceFacts'
  | 'records'
  | 'evidenceStates'
  | 'experimentState'
  | 'rulebook'
  | 'period'
  | 'periodState'
  | 'accounts'
>;

/** What the deed names, as its own streams tell of it. */
async function named(
  executor: Executor,
  read: ReadState,
  { opened, persons }: CaseState,
  act: CaseAct,
): Promise<Named> {
  switch (act.type) {
    case 'OpenCase':
      return { sourceFacts: await sourceFacts(executor, read, act.source) };
    case 'TraceSteps': {
      const process = act.process ?? opened?.process;
      return { records: process === undefined ? [] : await recordsOf(executor, process) };
    }
    case 'AttachCaseEvidence':
      return { evidenceStates: await readEvidence(read, [act.evidence]) };
    case 'GrantTolerance':
      return { experimentState: await read(experiments, experimentStream(act.experiment)) };
    case 'DecideCase':
      return opened ? rulesOfTheFault(read, opened, act.points && persons.keys()) : {};
    default:
      return {};
  }
}

/** Nothing where no rulebook was in force yet: then no points can follow. */
async function rulesOfTheFault(
  read: ReadState,
  { occurredOn, source }: CaseOpened['data'],
  deductFrom: Iterable<string> | undefined,
): Promise<Named> {
  const { versions } = await read(rulebooks, RULEBOOK_STREAM);
  const rulebook = versionInForce(versions, occurredOn);
  if (!rulebook) return {};
  const { period } = periodOf(rulebook.calendar, occurredOn);
  const rules = { rulebook, period, periodState: await read(periods, periodStream(period)) };
  if (!deductFrom) return rules;
  const accounts = new Map<string, ScoreAccountState>();
  for (const staff of new Set([...deductFrom, ...(source.kind === 'entry' ? [source.staff] : [])])) {
    accounts.set(staff, await read(scoreAccount, accountStream(period, staff)));
  }
  return { ...rules, accounts };
}

/** Whose posts may matter: who acted, who is or may be held to it, and who did the steps that led to it. */
function concerned(
  { investigator, acted, persons, actions }: CaseState,
  act: CaseAct,
  { records = [] }: Named,
): (string | undefined)[] {
  return [
    investigator,
    ...acted,
    ...persons.keys(),
    ...[...actions.values()].map(({ owner }) => owner),
    ...('person' in act ? [act.person] : []),
    ...('investigator' in act ? [act.investigator] : []),
    ...('owner' in act ? [act.owner] : []),
    ...records.flatMap(({ staff, supervisor }) => [staff, supervisor]),
  ];
}

import {
  accountStream,
  docket,
  docketStream,
  scoreAccount,
  type AppealCase,
  type AppealCommand,
  type AppealDeed,
  type AppealDeeds,
  type AppealEvent,
  type AppealRef,
  type AppealSurroundings,
  type Participant,
} from '#domain';
import type { Outcome, ReadState } from '../command.js';
import type { Executor } from '../executor.js';
import { accountHistory, postedIn } from './account-history.js';
import { caseworkRules, readPeople } from './casework-rules.js';
import { contestedBy } from './contested.js';
import type { Given } from './given.js';
import { nowStanding } from './now-standing.js';
import { readEvidence } from './propose-entry.js';
import { whoTookPart } from './who-took-part.js';

/** A deed with what is given with it. */
export type AppealAct<D extends AppealDeed = AppealDeed> = {
  [K in D]: { readonly type: K } & AppealDeeds[K];
}[D];

/** What the ledger does by itself. Nobody's independence is at stake, and nothing that it reads has to hold still. */
const byItself: ReadonlySet<AppealDeed> = new Set<AppealDeed>([
  'RecordEffect',
  'FinalizeAppeal',
  'WarnOfDeadline',
  'RecordBreach',
]);

/** @throws DomainError as the appeal refuses */
export function actOnAppeal<D extends AppealDeed>(
  executor: Executor,
  { staff, appeal }: AppealRef,
  deed: { readonly type: D } & AppealDeeds[D],
  { by, today, meta, readsEvidence }: Given,
): Promise<Outcome<AppealEvent>> {
  const act = deed as AppealAct;
  return executor.execute(
    docket,
    docketStream(staff),
    async (guarded): Promise<AppealCommand> => {
      const own = byItself.has(act.type);
      const read: ReadState = own ? (decider, stream) => executor.read(decider, stream) : guarded;
      const rules = await caseworkRules(read, today);
      const around: AppealSurroundings = { staff, appeal, by, today, ...rules };
      if (own) return { ...around, ...act } as AppealCommand;
      const { appeals } = await read(docket, docketStream(staff));
      const known = appeals.get(appeal);
      const tookPart = await tookPartInScores(executor, read, staff, known);
      const people = await readPeople(read, concerned(known, { ...around, tookPart }, act));
      return {
        ...around,
        tookPart,
        people,
        ...(await named(executor, read, staff, act)),
        readsEvidence,
        ...act,
      } as AppealCommand;
    },
    meta,
  );
}

/** Whose posts may matter: who acts, who is to act, and who brought about what is contested. */
function concerned(
  appeal: AppealCase | undefined,
  { staff, by, tookPart = [] }: AppealSurroundings,
  act: AppealAct,
): (string | undefined)[] {
  return [
    staff,
    by.id,
    ...(appeal?.issues.flatMap(({ tookPart }) => tookPart.map(({ person }) => person)) ?? []),
    ...tookPart.map(({ person }) => person),
    ...(appeal?.panel.map(({ member }) => member) ?? []),
    ...(act.type === 'FormPanel' ? [act.chair, ...act.members] : []),
    ...(act.type === 'ReplaceMember' ? [act.joins, act.chair] : []),
  ];
}

/** Whoever brought about the entries that an issue about a score may change, those that came since it was filed as well. */
async function tookPartInScores(
  executor: Executor,
  read: ReadState,
  staff: string,
  appeal: AppealCase | undefined,
): Promise<Participant[]> {
  const took: Participant[] = [];
  for (const { subject } of appeal?.issues ?? []) {
    if (subject.kind !== 'score') continue;
    // Read for its guard: what is posted meanwhile is not overlooked.
    await read(scoreAccount, accountStream(subject.period, staff));
    const history = await accountHistory(executor, subject.period, staff);
    took.push(...(await whoTookPart(executor, read, history, postedIn(history).keys())));
  }
  return took;
}

type Named = Pick<AppealSurroundings, 'contested' | 'evidenceStates' | 'standing'>;

/** What the deed names, as its own streams tell of it. */
async function named(executor: Executor, read: ReadState, staff: string, act: AppealAct): Promise<Named> {
  switch (act.type) {
    case 'FileAppeal': {
      const asked = { executor, read, staff, knownOn: act.knownOn };
      const contested = [];
      for (const { subject } of act.issues) contested.push(await contestedBy(asked, subject));
      return { contested };
    }
    case 'SubmitEvidence':
      return { evidenceStates: await readEvidence(read, [act.evidence]) };
    case 'ReopenAppeal':
      return { evidenceStates: await readEvidence(read, act.evidence) };
    case 'CastVote':
    case 'DecideAppeal': {
      const issues = act.type === 'CastVote' ? act.votes : act.issues;
      const remedies = issues.flatMap((issue) => issue.remedies);
      return { standing: await nowStanding(executor, read, staff, remedies) };
    }
    default:
      return {};
  }
}

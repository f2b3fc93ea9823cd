import {
  accountabilityCase,
  caseStream,
  docket,
  docketStream,
  stayOn,
  type AppealEvent,
  type AppealRef,
  type CalendarDate,
  type Decider,
  type DocketState,
  type LedgerEvent,
  type RecordedEvent,
  type SanctionImposed,
} from '#domain';
import { actOnCase } from '../commands/case-commands.js';
import type { Executor } from '../executor.js';
import { following, unlessMoot } from './consequence.js';

/** Something that happened to one appeal. */
type OfAppeal = RecordedEvent<Extract<AppealEvent, { readonly data: AppealRef }>>;

/** A sanction that an appeal contests, by itself or with the finding; `what` names it among those of the appeal. */
interface Contested {
  readonly case: string;
  readonly sanction: string;
  readonly what: readonly (string | number)[];
}

/**
 * The sanctions that an appeal contests do not run from that day on. What another stay holds is left to that one: a
 * command that changes nothing is not remembered, and after a crash would be given again when it does.
 */
export async function suspendSanctions(
  executor: Executor,
  cause: OfAppeal,
  today: CalendarDate,
): Promise<void> {
  const stays = await stateAt(executor, docket, docketStream(cause.data.staff), cause);
  for (const contested of await sanctionsOf(executor, stays, cause)) {
    if (stayOn(stays, contested, cause.data.appeal)) continue;
    await change('SuspendSanction', executor, cause, today, contested);
  }
}

/** The stay is over: what no other one holds runs on. Where there was none, nothing follows. */
export async function resumeSanctions(
  executor: Executor,
  cause: OfAppeal,
  today: CalendarDate,
): Promise<void> {
  const stays = await stateAt(executor, docket, docketStream(cause.data.staff), cause);
  for (const contested of await sanctionsOf(executor, stays, cause)) {
    if (!stayOn(stays, contested)) await change('ResumeSanction', executor, cause, today, contested);
  }
}

/** What is imposed while the finding is stayed does not begin to run. */
export async function suspendImposed(
  executor: Executor,
  imposed: RecordedEvent<SanctionImposed>,
  today: CalendarDate,
): Promise<void> {
  const { case: id, sanction, staff } = imposed.data;
  const stays = await stateAt(executor, docket, docketStream(staff), imposed);
  const stay = stayOn(stays, { case: id, sanction });
  if (!stay) return;
  const deed = { type: 'SuspendSanction', sanction, appeal: stay.appeal } as const;
  await unlessMoot(actOnCase(executor, id, deed, following(imposed, today, deed.type)));
}

async function change(
  type: 'SuspendSanction' | 'ResumeSanction',
  executor: Executor,
  cause: OfAppeal,
  today: CalendarDate,
  { case: id, sanction, what }: Contested,
): Promise<void> {
  const { appeal } = cause.data;
  await unlessMoot(
    actOnCase(executor, id, { type, sanction, appeal }, following(cause, today, type, ...what)),
  );
}

/** Each once, also where the finding is contested with it. */
async function sanctionsOf(
  executor: Executor,
  { appeals }: DocketState,
  cause: OfAppeal,
): Promise<Contested[]> {
  const { staff, appeal } = cause.data;
  const issues = appeals.get(appeal)?.issues ?? [];
  const found: Contested[] = [];
  for (const { issue, subject } of issues) {
    if (subject.kind === 'sanction') found.push({ ...subject, what: [issue] });
  }
  for (const { issue, subject } of issues) {
    if (subject.kind !== 'finding') continue;
    const { case: id } = subject;
    const { sanctions } = await stateAt(executor, accountabilityCase, caseStream(id), cause);
    const others = [...sanctions.values()].filter(
      (one) => one.staff === staff && !found.some((by) => by.case === id && by.sanction === one.sanction),
    );
    found.push(...others.map(({ sanction }) => ({ case: id, sanction, what: [issue, sanction] })));
  }
  return found;
}

/** As it stood with an event, however late that is carried out: what came after it has its own consequences. */
async function stateAt<S, C, E extends LedgerEvent>(
  executor: Executor,
  decider: Decider<S, C, E>,
  stream: string,
  { position }: RecordedEvent,
): Promise<S> {
  const history = await executor.history(stream);
  return history
    .filter((event) => event.position <= position)
    .reduce((state, event) => decider.evolve(state, event as unknown as E), decider.initialState());
}

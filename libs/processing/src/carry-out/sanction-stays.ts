import {
  docket,
  docketStream,
  type AppealEvent,
  type AppealRef,
  type CalendarDate,
  type RecordedEvent,
} from '#domain';
import { actOnCase } from '../commands/case-commands.js';
import type { Executor } from '../executor.js';
import { following, unlessMoot } from './consequence.js';

/** Something that happened to one appeal. */
type OfAppeal = RecordedEvent<Extract<AppealEvent, { readonly data: AppealRef }>>;

/** The sanctions that an appeal contests do not run from that day on. */
export const suspendSanctions = (executor: Executor, cause: OfAppeal, today: CalendarDate): Promise<void> =>
  change('SuspendSanction', executor, cause, today);

/** The stay is over; where there was none, nothing follows. */
export const resumeSanctions = (executor: Executor, cause: OfAppeal, today: CalendarDate): Promise<void> =>
  change('ResumeSanction', executor, cause, today);

async function change(
  type: 'SuspendSanction' | 'ResumeSanction',
  executor: Executor,
  cause: OfAppeal,
  today: CalendarDate,
): Promise<void> {
  const { staff, appeal } = cause.data;
  const { appeals } = await executor.read(docket, docketStream(staff));
  for (const { issue, subject } of appeals.get(appeal)?.issues ?? []) {
    if (subject.kind !== 'sanction') continue;
    const { case: of, sanction } = subject;
    const given = following(cause, today, type, issue);
    await unlessMoot(actOnCase(executor, of, { type, sanction, appeal }, given));
  }
}

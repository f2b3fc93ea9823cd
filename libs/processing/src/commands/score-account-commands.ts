import {
  accountStream,
  appointmentsOn,
  DomainError,
  isCalendarDate,
  period as periods,
  periodStream,
  scoreAccount,
  staffMember,
  staffMemberStream,
  type EntryData,
  type ScoreAccountCommand,
  type ScoreAccountEvent,
} from '#domain';
import type { CommandMeta, Executor, Outcome } from '../executor.js';
import { rulesOn } from './period-commands.js';

/** An entry that a person posts; its period follows from its day. Points in milli-points, above zero. */
export type ManualEntry = Pick<
  EntryData,
  'entryId' | 'staff' | 'kind' | 'indicator' | 'points' | 'occurredOn' | 'reason' | 'evidence'
>;

export async function postManualEntry(
  executor: Executor,
  entry: ManualEntry,
  meta: CommandMeta,
): Promise<Outcome<ScoreAccountEvent>> {
  const { staff, occurredOn } = entry;
  if (!isCalendarDate(occurredOn)) {
    throw new DomainError('invalid-date', `occurredOn "${occurredOn}" is not a date`, 'occurredOn');
  }
  const { period } = await rulesOn((decider, stream) => executor.read(decider, stream), occurredOn);
  return executor.execute(
    scoreAccount,
    accountStream(period, staff),
    async (read): Promise<ScoreAccountCommand> => {
      const { rulebook } = await rulesOn(read, occurredOn);
      const appointment = appointmentsOn(await read(staffMember, staffMemberStream(staff)), occurredOn)[0];
      if (!appointment) {
        throw new DomainError('no-appointment', `${staff} held no post on ${occurredOn}`, 'staff');
      }
      return {
        type: 'PostManualEntry',
        holder: { period, staff, unit: appointment.unit, post: appointment.post },
        periodState: await read(periods, periodStream(period)),
        rulebook,
        entry: { ...entry, period, origin: 'manual', rulebookVersion: rulebook.version },
      };
    },
    meta,
  );
}

export function reverseEntry(
  executor: Executor,
  reversal: {
    readonly entryId: string;
    readonly period: string;
    readonly staff: string;
    readonly reverses: string;
    readonly reason: string;
    readonly authority: string;
  },
  meta: CommandMeta,
): Promise<Outcome<ScoreAccountEvent>> {
  const { period, staff } = reversal;
  return executor.execute(
    scoreAccount,
    accountStream(period, staff),
    async (read): Promise<ScoreAccountCommand> => ({
      type: 'ReverseEntry',
      ...reversal,
      periodState: await read(periods, periodStream(period)),
    }),
    meta,
  );
}

import {
  DomainError,
  parsePeriod,
  period as periods,
  periodOf,
  periodStream,
  RULEBOOK_STREAM,
  rulebooks,
  versionInForce,
  type CalendarDate,
  type PeriodCommand,
  type PeriodEvent,
  type Rulebook,
} from '#domain';
import type { CommandMeta, Outcome, ReadState } from '../command.js';
import type { Executor } from '../executor.js';

/** Opens the period with this id, framed by the rulebook version in force on its first day. */
export async function openPeriod(
  executor: Executor,
  period: string,
  meta: CommandMeta,
): Promise<Outcome<PeriodEvent>> {
  return executor.execute(
    periods,
    periodStream(period),
    async (read): Promise<PeriodCommand> => {
      const { versions } = await read(rulebooks, RULEBOOK_STREAM);
      const span = versions
        .map(({ calendar }) => parsePeriod(calendar, period))
        .find((one) => one !== undefined);
      if (!span) {
        throw new DomainError(
          'unknown-period',
          `${period} is not a period of the rulebook's calendar`,
          'period',
        );
      }
      const frame =
        versionInForce(versions, span.from) ?? versions.find(({ inForceFrom }) => inForceFrom <= span.to);
      if (!frame) throw noRulebook(span.from);
      return { type: 'OpenPeriod', ...span, rulebookVersion: frame.version };
    },
    meta,
  );
}

export function closePeriod(
  executor: Executor,
  period: string,
  reason: string,
  meta: CommandMeta,
): Promise<Outcome<PeriodEvent>> {
  return executor.execute(periods, periodStream(period), { type: 'ClosePeriod', period, reason }, meta);
}

/** The rulebook version in force on a day, and the period of its calendar that the day belongs to. */
export async function rulesOn(
  read: ReadState,
  date: CalendarDate,
): Promise<{ readonly rulebook: Rulebook; readonly period: string }> {
  const { versions } = await read(rulebooks, RULEBOOK_STREAM);
  const rulebook = versionInForce(versions, date);
  if (!rulebook) throw noRulebook(date);
  return { rulebook, period: periodOf(rulebook.calendar, date).period };
}

const noRulebook = (date: CalendarDate): DomainError =>
  new DomainError(
    'no-rulebook-in-force',
    `no rulebook is in force on ${date}; publish one first`,
    'occurredOn',
  );

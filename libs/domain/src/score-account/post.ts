import type { CalendarDate } from '../calendar-date.js';
import { lastDay } from '../clock/time-limits.js';
import type { WorkingCalendar } from '../clock/working-calendar.js';
import { DomainError } from '../domain-error.js';
import type { PeriodState } from '../period/period.js';
import type { AccountHolder, EntryStep } from './commands.js';
import type { EntryCase, ScoreAccountState } from './entry-case.js';
import type { EntryProposed, EntrySteps } from './entry-life-events.js';
import type { EntryData, ScoreAccountEvent } from './events.js';

export const posted = (data: EntryData): ScoreAccountEvent => ({ type: 'EntryPosted', data });

export function proposed(
  entry: EntryData,
  {
    holder,
    proposedBy,
    steps,
    today,
    calendar,
    observation,
    revises,
  }: {
    readonly holder: AccountHolder;
    readonly proposedBy: string;
    readonly steps: EntrySteps;
    readonly today: CalendarDate;
    readonly calendar: WorkingCalendar;
    readonly observation?: string;
    readonly revises?: string;
  },
): EntryProposed {
  return {
    type: 'EntryProposed',
    data: {
      ...entry,
      unit: holder.unit,
      post: holder.post,
      proposedBy,
      steps,
      answerBy: steps.confirmation ? null : answerBy(steps, today, calendar),
      ...(observation !== undefined && { observation }),
      ...(revises !== undefined && { revises }),
    },
  };
}

/**
 * The day on which the time to answer starts does not count: who is given ten days has ten whole ones. A last day that
 * is not worked moves to the next one that is.
 */
export const answerBy = (
  { answerDays }: EntrySteps,
  from: CalendarDate,
  calendar: WorkingCalendar,
): CalendarDate | null =>
  answerDays === null ? null : lastDay(from, { count: answerDays, unit: 'calendar-days' }, calendar);

/** Opens the account, where that was not done yet. */
export function open(
  state: ScoreAccountState,
  { period, staff, unit, post }: AccountHolder,
  periodState: PeriodState,
): ScoreAccountEvent[] {
  if (state.unit !== undefined) return [];
  // Its period was opened, else no record or proposal could have been made in it: then the frame is known.
  const rulebookVersion = periodState.rulebookVersion!;
  return [{ type: 'AccountOpened', data: { period, staff, unit, post, rulebookVersion } }];
}

/** Posts an entry that was proposed, now that no step is due any more. */
export function postProposed(
  state: ScoreAccountState,
  { entry, proposal }: EntryCase,
  { period, staff, periodState }: Pick<EntryStep, 'period' | 'staff' | 'periodState'>,
): ScoreAccountEvent[] {
  const { unit, post } = proposal!;
  return [...open(state, { period, staff, unit, post }, periodState), posted(entry)];
}

/** @throws DomainError `missing-…` with the field's name, where a text says nothing */
export function requireText(
  field: 'reason' | 'authority' | 'statement',
  text: string,
  message: string,
): void {
  if (text.trim() === '') throw new DomainError(`missing-${field}`, message, field);
}

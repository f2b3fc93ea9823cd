import type { CalendarDate } from '../calendar-date.js';
import { setDeadline, type CaseClock } from '../casework/deadlines.js';
import type { DeadlineSet } from '../casework/events.js';
import type { InstancePolicy } from '../casework/policy.js';
import type { AppealCase } from './appeal-case.js';
import type { AppealSurroundings } from './commands.js';
import type { AppealRef } from './events.js';

export const refOf = ({ staff, appeal }: AppealRef): AppealRef => ({ staff, appeal });

/** What the deadlines of an appeal are counted by. */
export const clockOf = ({ staff, appeal, calendar, policy }: AppealSurroundings): CaseClock => ({
  of: { kind: 'appeal', staff, appeal },
  calendar,
  policy,
});

export const instancePolicy = (
  { instance }: Pick<AppealCase, 'instance'>,
  { policy }: Pick<AppealSurroundings, 'policy'>,
): InstancePolicy => (instance === 1 ? policy.appeal.first : policy.appeal.second);

/** Somebody asked: whether it will be decided is to be said by then. @param from the day on which it came */
export const admissionDue = (command: AppealSurroundings, from: CalendarDate): DeadlineSet =>
  setDeadline(clockOf(command), 'admission', command.policy.appeal.admit, from);

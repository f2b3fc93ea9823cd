import type { CaseClock } from '../casework/deadlines.js';
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

import type { MilliPoints } from './milli-points.js';

/**
 * Of the bonuses that one account holds for one matter, whatever their indicators, only the highest counts; of equals
 * the one that was posted first.
 * @param bonuses those that are not reversed, in the order in which they were posted
 */
export function countedBonus<T extends { readonly points: MilliPoints }>(
  bonuses: readonly T[],
): T | undefined {
  let highest: T | undefined;
  for (const bonus of bonuses) if (!highest || bonus.points > highest.points) highest = bonus;
  return highest;
}

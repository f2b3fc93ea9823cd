/**
 * Standard competition ranks ("1, 2, 2, 4"), highest value first.
 * @returns the rank of each value, in the order given
 */
export function competitionRanks(values: readonly number[]): number[] {
  const descending = [...values].sort((a, b) => b - a);
  const rankOf = new Map<number, number>();
  descending.forEach((value, index) => {
    if (!rankOf.has(value)) rankOf.set(value, index + 1);
  });
  return values.map((value) => rankOf.get(value)!);
}

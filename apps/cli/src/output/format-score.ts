import { formatPoints } from '#scoring';

/** A sum of magnitudes as what it does to a score: deducted points with a minus sign. */
export const minus = (points: number): string => (points === 0 ? '0' : formatPoints(-points));
export const plus = (points: number): string => (points === 0 ? '0' : `+${formatPoints(points)}`);
export const signed = (points: number): string => (points > 0 ? plus(points) : formatPoints(points));
export { formatPoints };

import { formatPoints, type MilliPoints } from '#scoring';

/**
 * Points as answers carry them: a JSON number with at most three fraction digits, made from the exact decimal. Up to
 * twelve digits before the point it is written with exactly that decimal's digits.
 */
export const points = (milliPoints: MilliPoints): number => Number(formatPoints(milliPoints));

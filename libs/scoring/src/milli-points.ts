/** Points as integers of thousandths; the only form in which points exist inside the ledger. */
export type MilliPoints = number;

const DECIMAL = /^([+-]?)(\d{1,9})(?:\.(\d+))?$/;

/** Why a decimal cannot become milli-points; the words fit behind "points ". */
export class InvalidPoints extends Error {}

/**
 * Reads a decimal such as `0.05` as milli-points (`50`), from its text, so that no binary fraction is ever made.
 * @throws InvalidPoints for anything but a plain decimal with at most three fraction digits
 */
export function parsePoints(text: string): MilliPoints {
  const match = DECIMAL.exec(text.trim());
  if (!match) throw new InvalidPoints(`must be a plain decimal such as 0.5, not "${text.slice(0, 40)}"`);
  const [, sign, whole, fraction = ''] = match;
  const significant = fraction.replace(/0+$/, '');
  if (significant.length > 3) {
    throw new InvalidPoints(`must have at most three fraction digits, not "${text.slice(0, 40)}"`);
  }
  const magnitude = Number(whole) * 1000 + Number(significant.padEnd(3, '0'));
  return sign === '-' && magnitude !== 0 ? -magnitude : magnitude;
}

/** Writes milli-points as a decimal without superfluous zeros: `50` is `0.05`, `-1000` is `-1`. */
export function formatPoints(points: MilliPoints): string {
  const magnitude = Math.abs(points);
  const fraction = String(magnitude % 1000)
    .padStart(3, '0')
    .replace(/0+$/, '');
  const text = `${Math.floor(magnitude / 1000)}${fraction && `.${fraction}`}`;
  return points < 0 ? `-${text}` : text;
}

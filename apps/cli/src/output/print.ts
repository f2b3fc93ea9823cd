import type { GlobalOptions } from '../context.js';

/** The width that tables must fit: the terminal's, or 120 where the output goes elsewhere. */
export const outputWidth = (): number => process.stdout.columns ?? 120;

/** Writes a result: as JSON where it was asked for, else as people read it. */
export function print({ json }: Pick<GlobalOptions, 'json'>, data: unknown, text: () => string): void {
  process.stdout.write(json ? `${JSON.stringify(data, null, 2)}\n` : `${text()}\n`);
}

/** Says what is going on, where it does not get into the way of a result. */
export const note = (text: string): void => void process.stderr.write(`${text}\n`);

export const grouped = (count: number): string => count.toLocaleString('en-US');

export const percent = (part: number, whole: number): string =>
  whole === 0 ? '–' : `${((100 * part) / whole).toFixed(1)} %`;

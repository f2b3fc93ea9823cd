import { InvalidArgumentError, type Command } from 'commander';
import { nearest } from '#domain';

/** What every list of the casework can be asked. */
export const addPageOptions = (command: Command): Command =>
  command
    .option('--limit <n>', 'rows on a page', Number, 50)
    .option('--after <cursor>', 'the next page, as the page before says');

/** Reads a list of known words with commas between them. */
export const wordsOf =
  <T extends string>(known: readonly T[]) =>
  (text: string): T[] =>
    text.split(',').map((word) => {
      const found = known.find((one) => one === word.trim());
      if (found !== undefined) return found;
      const meant = nearest(word.trim(), known);
      throw new InvalidArgumentError(
        meant === undefined ? `Give any of ${known.join(', ')}.` : `Did you mean ${meant}?`,
      );
    });

export const withNext = (table: string, next: string | undefined): string =>
  next === undefined ? table : `${table}\n\nMore: --after ${next}`;

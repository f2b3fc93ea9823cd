/*
 * Many small facts about one thing are kept as bytes in one row for each block of log positions, in the order of the
 * log: a fraction of the rows, and of the time to write them. Blocks are cut by position alone, so that the bytes do
 * not hang on the batches in which they were written; a later batch adds to the end.
 */

/** Positions in a block. */
export const BLOCK = 8192;

/** Positions begin at 1, and so does the first block. */
export const blockOf = (position: number, size = BLOCK): number => Math.floor((position - 1) / size);

/** Concatenation makes text of bytes; it is cast back. */
export const addToBytes = (column: string): string =>
  `ON CONFLICT DO UPDATE SET ${column} = CAST(${column} || excluded.${column} AS BLOB)`;

export interface Random {
  /** From 0, below 1. */
  next(): number;
  /** A whole number from 0, below `most`. */
  below(most: number): number;
  pick<T>(values: readonly T[]): T;
  /** True for that share of the calls. */
  chance(share: number): boolean;
}

export function randomOf(seed: number): Random;

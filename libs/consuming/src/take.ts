/** What became of a message; `code` and `message` say why it was refused. */
export interface Taken {
  readonly verdict: 'recorded' | 'already-recorded' | 'refused';
  readonly code?: string;
  readonly message?: string;
}

/**
 * Records what messages say, in the order given; `undefined` is a message without a text. Given again, what was
 * recorded is said to be so.
 * @returns what became of each, once it is in the log
 * @throws Error where it is not known what became of them: they are given again
 */
export type Take = (texts: readonly (string | undefined)[]) => Promise<readonly Taken[]>;

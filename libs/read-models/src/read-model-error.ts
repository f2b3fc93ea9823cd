/**
 * What read models answer instead of a figure. Codes: `invalid-query` and `not-found` (with the field at
 * fault), `not-ready` (nothing is built yet, or it is being built for this program), `behind` (a
 * position was not reached in time), `rebuild-under-way`, `rebuild-halted`.
 */
export class ReadModelError extends Error {
  constructor(
    readonly code:
      'invalid-query' | 'not-found' | 'not-ready' | 'behind' | 'rebuild-under-way' | 'rebuild-halted',
    message: string,
    readonly field?: string,
  ) {
    super(message);
    this.name = 'ReadModelError';
  }
}

/** What is asked of read models, or what goes in its place before they are built. */
export function onceBuilt<T>(ask: () => T, before: T): T {
  try {
    return ask();
  } catch (error) {
    if (error instanceof ReadModelError) return before;
    throw error;
  }
}

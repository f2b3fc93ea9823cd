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

/**
 * A command that the rules refuse. `code` is stable and public; `message` is for people and says what to do
 * where something can be done; `field` is the path of the value at fault, where one is.
 */
export class DomainError extends Error {
  constructor(
    readonly code: string,
    message: string,
    readonly field?: string,
  ) {
    super(message);
    this.name = 'DomainError';
  }
}

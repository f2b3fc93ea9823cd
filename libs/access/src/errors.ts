/** A token that proves nothing. The reason is for the log; whoever sent the token learns only that it was refused. */
export class InvalidToken extends Error {
  constructor(readonly reason: string) {
    super(`the token was refused: ${reason}`);
    this.name = 'InvalidToken';
  }
}

/** Nobody can tell now whether a token is good: its issuer does not answer. Trying again later may help. */
export class IssuerUnavailable extends Error {
  constructor(message: string, cause?: unknown) {
    super(message, { cause });
    this.name = 'IssuerUnavailable';
  }
}

/** The key in the data folder cannot be used; the message says what to do. */
export class LocalKeyRefused extends Error {
  readonly code = 'local-key-refused';

  constructor(message: string) {
    super(message);
    this.name = 'LocalKeyRefused';
  }
}

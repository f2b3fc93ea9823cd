const reasons: Readonly<Record<string, string>> = {
  EADDRINUSE: 'something listens there already; choose another port, or 0 for any that is free',
  EACCES: 'this user may not listen there; choose a port from 1024 on',
  EADDRNOTAVAIL: 'this machine does not have that address',
  ENOTFOUND: 'there is no such host',
};

/** Nothing can listen at the address that was asked for. */
export class AddressUnavailable extends Error {
  readonly code = 'address-unavailable';

  private constructor(message: string, cause: Error) {
    super(message, { cause });
    this.name = 'AddressUnavailable';
  }

  static of(error: NodeJS.ErrnoException, host: string, port: number): Error {
    const reason = reasons[error.code ?? ''];
    return reason
      ? new AddressUnavailable(`cannot listen on ${host}, port ${port}: ${reason}`, error)
      : error;
  }
}

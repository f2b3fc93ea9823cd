import { type StoreRefused, StoreUnavailable } from '../errors.js';

/** What an answer of the server, or none, means for an append. */
export type RemoteFailure =
  /** Somebody else wrote first: nothing of this was written. */
  | { readonly kind: 'conflict' }
  /** Whether it was written is not known. */
  | { readonly kind: 'unknown'; readonly error: StoreUnavailable }
  /** The server will not take it, now or later; nothing was written. */
  | { readonly kind: 'refused'; readonly error: StoreUnavailable | StoreRefused };

/** Types of errors of the client, which carry them as `type`. */
export function remoteFailure(cause: unknown, address: string): RemoteFailure {
  const { type, message } = cause as { type?: string; message?: string };
  const unknown = (what: string): RemoteFailure => ({
    kind: 'unknown',
    error: new StoreUnavailable(`EventStoreDB at ${address} ${what}; retry with the same command id`, {
      cause,
    }),
  });
  switch (type) {
    case 'wrong-expected-version':
      return { kind: 'conflict' };
    case 'access-denied':
      return refused(`EventStoreDB at ${address} does not let this user write; check the credentials`, cause);
    case 'maximum-append-size-exceeded':
      return refused(`EventStoreDB at ${address} takes no append of this size; raise MaxAppendSize`, cause);
    case 'stream-deleted':
      return refused(`the log was deleted in EventStoreDB at ${address}; restore it from a backup`, cause);
    case 'not-leader':
      return unknown('is not the leader any more');
    case 'deadline-exceeded':
    case 'timeout':
      return unknown('did not answer in time');
    case 'unavailable':
    case 'cancelled':
      return unknown(`cannot be reached (${message ?? type})`);
    default:
      return unknown(`failed (${message ?? String(cause)})`);
  }
}

const refused = (message: string, cause: unknown): RemoteFailure => ({
  kind: 'refused',
  error: new StoreUnavailable(message, { cause }),
});

/**
 * What is thrown to whoever reads.
 * @returns undefined where nothing was ever appended to the stream
 */
export function readFailure(cause: unknown, address: string): unknown {
  const { type } = cause as { type?: string };
  if (type === 'stream-not-found') return undefined;
  // A fault of ours, and none of the server.
  if (type === undefined) return cause;
  const failure = remoteFailure(cause, address);
  return failure.kind === 'conflict' ? new StoreUnavailable('unexpected conflict', { cause }) : failure.error;
}

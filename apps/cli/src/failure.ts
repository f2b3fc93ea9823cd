import { LocalKeyRefused } from '#access/errors';
import { DefinitionError } from '#definitions/errors';
import { DomainError } from '#domain';
import { EventStoreError, StoreBusy } from '#event-store';
import { ImportFileError } from '#importing/errors';
import { ReadModelError } from '#read-models';
import { AddressUnavailable } from '../../ledger/src/address-unavailable.js';
import { InvalidConfiguration } from '../../ledger/src/config/invalid-configuration.js';
import { ExitCode } from './exit-codes.js';
import { Refused, Unavailable } from './refused.js';

/** What a failed command says: to people as text, to programs as JSON, and to the shell as an exit code. */
export interface Failure {
  readonly exitCode: number;
  readonly code: string;
  readonly message: string;
  readonly problems?: readonly object[];
}

export function failureOf(error: unknown): Failure {
  if (error instanceof DefinitionError) {
    const { message, problems } = error;
    return { exitCode: ExitCode.refused, code: 'invalid-file', message, problems };
  }
  if (error instanceof InvalidConfiguration) {
    const { code, message, problems } = error;
    return { exitCode: ExitCode.refused, code, message, problems };
  }
  if (error instanceof DomainError) {
    const { code, field, message } = error;
    const problems = field === undefined ? undefined : [{ field, message }];
    return { exitCode: ExitCode.refused, code, message, ...(problems && { problems }) };
  }
  if (error instanceof Refused || error instanceof ImportFileError || error instanceof ReadModelError) {
    return { exitCode: ExitCode.refused, code: error.code, message: error.message };
  }
  if (error instanceof EventStoreError) {
    const hint = error instanceof StoreBusy ? '; try again in a moment' : '';
    return { exitCode: ExitCode.unavailable, code: error.code, message: `${error.message}${hint}` };
  }
  if (
    error instanceof Unavailable ||
    error instanceof AddressUnavailable ||
    error instanceof LocalKeyRefused
  ) {
    return { exitCode: ExitCode.unavailable, code: error.code, message: error.message };
  }
  const message = error instanceof Error ? error.message : String(error);
  if ((error as NodeJS.ErrnoException | undefined)?.code === 'ENOENT') {
    return { exitCode: ExitCode.refused, code: 'no-such-file', message };
  }
  return { exitCode: ExitCode.failed, code: 'failed', message };
}

import { HttpException } from '@nestjs/common';
import { DefinitionError } from '#definitions';
import { DomainError } from '#domain';
import { EventStoreError, StoreBusy, StreamConflict } from '#event-store';
import { ReadModelError } from '#read-models';
import { Problem, type Fault } from './problem.js';
import { isRuleCode } from './problem-kinds.js';

/** What an error says to whoever asked; undefined for a fault of the program, which is nobody else's business. */
export function problemOf(error: unknown): Problem | undefined {
  if (error instanceof Problem) return error;
  if (error instanceof DomainError) return ofTheRules(error);
  if (error instanceof DefinitionError) return ofDefinition(error);
  if (error instanceof ReadModelError) return ofReadModels(error);
  if (error instanceof EventStoreError) return ofStore(error);
  if (error instanceof HttpException) return ofFramework(error);
  return undefined;
}

function ofTheRules({ code, message, field }: DomainError): Problem | undefined {
  if (code === 'command-id-reused') {
    const detail = 'This Idempotency-Key was used for another request; give each request a key of its own.';
    const path = 'Idempotency-Key';
    return new Problem('idempotency-key-reused', detail, [{ path, message: 'was used already' }]);
  }
  return isRuleCode(code) ? new Problem(code, message, faultAt(field, message)) : undefined;
}

/** Everything that is wrong in a definition file, in its order, each with its line and column. */
function ofDefinition({ message, problems }: DefinitionError): Problem {
  return new Problem(
    'invalid-definition',
    message,
    problems.map(({ path, line, column, ...problem }) => ({ path, message: problem.message, line, column })),
  );
}

function ofStore(error: EventStoreError): Problem {
  if (error instanceof StoreBusy)
    return new Problem('overloaded', 'Too many commands wait to be written; nothing was. Send it again.');
  if (error instanceof StreamConflict)
    return new Problem('overloaded', 'Others kept changing the same; nothing was written. Send it again.');
  return new Problem('unavailable', error.message);
}

/** What the framework refuses by itself, such as an empty part of an address. */
function ofFramework(error: HttpException): Problem | undefined {
  const status = error.getStatus();
  if (status === 404) return new Problem('no-such-route', 'There is nothing at this address.');
  if (status === 413) return new Problem('body-too-large', 'The body is too large.');
  if (status === 415) return new Problem('unsupported-media-type', 'The media type cannot be read.');
  return status < 500 ? new Problem('invalid-request', error.message) : undefined;
}

function ofReadModels({ code, message, field }: ReadModelError): Problem | undefined {
  if (code === 'invalid-query') return new Problem('invalid-request', message, faultAt(field, message));
  if (code === 'not-found') return new Problem('not-found', message, faultAt(field, message));
  if (code === 'not-ready' || code === 'behind') return new Problem(code, message);
  return undefined;
}

const faultAt = (path: string | undefined, message: string): Fault[] =>
  path === undefined ? [] : [{ path, message }];

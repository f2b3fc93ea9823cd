import { HttpException } from '@nestjs/common';
import { EventStoreError } from '#event-store';
import { ReadModelError } from '#read-models';
import { Problem } from './problem.js';

/** What an error says to whoever asked; undefined for a fault of the program, which is nobody else's business. */
export function problemOf(error: unknown): Problem | undefined {
  if (error instanceof Problem) return error;
  if (error instanceof ReadModelError) return ofReadModels(error);
  if (error instanceof EventStoreError) return new Problem('unavailable', error.message);
  if (error instanceof HttpException) return ofFramework(error);
  return undefined;
}

/** What the framework refuses by itself, such as an empty part of an address. */
function ofFramework(error: HttpException): Problem | undefined {
  const status = error.getStatus();
  if (status === 404) return new Problem('no-such-route', 'There is nothing at this address.');
  return status < 500 ? new Problem('invalid-request', error.message) : undefined;
}

function ofReadModels({ code, message, field }: ReadModelError): Problem | undefined {
  const errors = field === undefined ? [] : [{ path: field, message }];
  if (code === 'invalid-query') return new Problem('invalid-request', message, errors);
  if (code === 'not-found') return new Problem('not-found', message, errors);
  if (code === 'not-ready' || code === 'behind') return new Problem(code, message);
  return undefined;
}

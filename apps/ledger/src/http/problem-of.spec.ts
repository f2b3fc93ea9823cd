import { describe, expect, it } from '@jest/globals';
import { DefinitionError } from '#definitions';
import { DomainError } from '#domain';
import { StoreBusy, StoreUnavailable, StreamConflict } from '#event-store';
import { ReadModelError } from '#read-models';
import { problemOf } from './problem-of.js';

const told = (error: unknown): unknown => JSON.parse(JSON.stringify(problemOf(error)));

describe('what an error says to whoever asked', () => {
  it.each([
    [new DomainError('unknown-unit', 'there is no unit X', 'unit'), 404, 'unknown-unit', 'unit'],
    [new DomainError('period-closed', '2026-Q1 is closed'), 409, 'period-closed', undefined],
    [
      new DomainError('command-id-reused', 'x', 'commandId'),
      422,
      'idempotency-key-reused',
      'Idempotency-Key',
    ],
    [new ReadModelError('invalid-query', 'limit is wrong', 'limit'), 400, 'invalid-request', 'limit'],
    [new ReadModelError('not-found', 'no unit X', 'unit'), 404, 'not-found', 'unit'],
    [new ReadModelError('behind', 'not there yet'), 503, 'behind', undefined],
    [new StoreBusy('full'), 503, 'overloaded', undefined],
    [new StoreUnavailable('closed'), 503, 'unavailable', undefined],
    [new StreamConflict('x', 1, 2), 503, 'overloaded', undefined],
  ])('%s', (error, status, code, path) => {
    const errors = path === undefined ? [] : [expect.objectContaining({ path })];
    expect(told(error)).toMatchObject({ status, code, errors });
  });

  it('points at the lines of a definition', () => {
    const problem = {
      file: 'body',
      line: 3,
      column: 5,
      path: 'rules[0].points',
      message: 'must be more than 0',
    };
    expect(told(new DefinitionError([problem]))).toMatchObject({
      status: 422,
      code: 'invalid-definition',
      errors: [{ path: 'rules[0].points', line: 3, column: 5, message: 'must be more than 0' }],
    });
  });

  it('is nothing where the program is at fault', () => {
    expect(problemOf(new TypeError('x is undefined'))).toBeUndefined();
    expect(problemOf(new DomainError('never-heard-of', 'x'))).toBeUndefined();
  });
});

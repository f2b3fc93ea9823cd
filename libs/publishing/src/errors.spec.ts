import { expect, it } from '@jest/globals';
import { isFencing } from './errors.js';

const withCode = (code: number, cause?: Error): Error =>
  Object.assign(new Error('refused', { cause }), { code });

it.each([
  [true, 'an epoch that is over', withCode(47)],
  [true, 'the same, as later brokers say it', withCode(90)],
  [true, 'either behind other errors', new Error('gave up', { cause: withCode(1, withCode(90)) })],
  [false, 'a transaction that still ends', withCode(51)],
  [false, 'a broken connection', new Error('closed')],
  [false, 'no error', undefined],
])('says %s of %s', (fencing, _, error) => expect(isFencing(error)).toBe(fencing));

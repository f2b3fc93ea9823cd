import { expect, it } from '@jest/globals';
import type { PlacedMessage, ProduceRequest } from './produce-requests.js';
import { requireEachOnce } from './require-each-once.js';

const to = (partition: number): PlacedMessage => ({
  partition,
  key: 'k',
  value: 'v',
  headers: {},
  timestamp: '0',
});
const request: ProduceRequest = new Map([
  ['accounts', [to(0), to(1), to(0)]],
  ['casework', [to(0)]],
]);
const answer = (topicName: string, partition: number) => ({ topicName, partition });
const all = [answer('p.accounts', 0), answer('p.accounts', 1), answer('p.casework', 0)];

it('takes an answer of each partition', () => {
  expect(() => requireEachOnce('p', request, all.toReversed())).not.toThrow();
});

it.each([
  ['of one partition twice', [...all, all[0]!]],
  ['of one twice, and none of another', [all[0]!, all[0]!, all[1]!]],
  ['of all but one', all.slice(1)],
  ['of one that was not written to', [...all.slice(1), answer('p.casework', 1)]],
])('does not take answers %s', (_, answers) => {
  expect(() => requireEachOnce('p', request, answers)).toThrow(/moved/);
});

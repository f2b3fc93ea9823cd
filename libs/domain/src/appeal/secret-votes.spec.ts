import { expect, it } from '@jest/globals';
import type { LedgerEvent } from '../ledger-event.js';
import { secretVotes } from './secret-votes.js';

const event = (type: LedgerEvent['type'], member = ''): LedgerEvent =>
  ({ type, data: { member } }) as unknown as LedgerEvent;

const secretIn = (...types: LedgerEvent['type'][]): number[] => {
  const events = types.map((type) => event(type));
  const secret = secretVotes(events);
  return events.flatMap((one, index) => (secret.has(one) ? [index] : []));
};

it('keeps every vote until the decision, and none that it rests on', () => {
  expect(secretIn('DeliberationBegun', 'VoteCast', 'VoteCast')).toEqual([1, 2]);
  expect(secretIn('VoteCast', 'VoteCast', 'AppealDecided', 'DecisionServed')).toEqual([]);
});

it('keeps the votes of the second instance, though the first one has decided', () => {
  expect(secretIn('VoteCast', 'AppealDecided', 'AppealEscalated', 'VoteCast')).toEqual([3]);
});

it('keeps votes for good where there is no decision', () => {
  expect(secretIn('VoteCast', 'AppealWithdrawn')).toEqual([0]);
});

import type { LedgerEvent } from '../ledger-event.js';

/**
 * The votes that no decision has put on record: until then nobody who reads a file is told how somebody voted. Votes in
 * an appeal that ends without a decision stay secret.
 * @param events of one appeal, in order
 */
export function secretVotes<Event extends LedgerEvent>(events: readonly Event[]): Set<Event> {
  const decided = events.findLastIndex(({ type }) => type === 'AppealDecided');
  return new Set(events.slice(decided + 1).filter(({ type }) => type === 'VoteCast'));
}

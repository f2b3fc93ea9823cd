/**
 * What a process does for a ledger: `api` answers over HTTP; `projections` keep read models; `processes` judge work
 * records and carry out what follows from events; `relay` publishes events to Kafka; `timers` record what falls due.
 */
export const ledgerRoles = ['api', 'projections', 'processes', 'relay', 'timers'] as const;
export type LedgerRole = (typeof ledgerRoles)[number];

/** Roles that rest on read models: each process that has one of them keeps its own. */
const readers = ['api', 'timers'] as const;

/** What no other process can do where this one holds the log; to publish it or not is a matter of choice. */
const ofTheLogKeeper = ledgerRoles.filter((role) => role !== 'relay');

/**
 * Why roles cannot be those of one process, and what to do about it; undefined where they can.
 * @param shared whether other processes work on the log too, at the same time or afterwards
 */
export function problemOfRoles(roles: readonly LedgerRole[], shared: boolean): string | undefined {
  const missing = (role: LedgerRole): boolean => !roles.includes(role);
  const reader = readers.find((role) => roles.includes(role));
  if (reader && missing('projections')) {
    return `must have projections beside ${reader}, which reads what they keep; add projections, or leave ${reader} to another process`;
  }
  const left = ofTheLogKeeper.filter(missing);
  if (shared || left.length === 0) return undefined;
  return `must have ${left.join(', ')} too: with the log in the data folder no other process can do that; add it, or put the log into EventStoreDB (LEDGER_EVENT_STORE)`;
}

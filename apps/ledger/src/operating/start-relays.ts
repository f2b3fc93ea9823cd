import { startRelayWorker, type RelayStatus, type RelayWorker } from '#publishing';
import { startScoresRelay, type Ledger } from '#runtime';
import { type Config } from '../config/config.js';
import { type ServerLog } from './log.js';

/** What is published to Kafka from here, each in a thread of its own. */
export interface Relays {
  readonly events?: RelayWorker;
  readonly scores?: RelayWorker;
}

/**
 * Begins to publish where it is told brokers, and that this is one of its roles: events, and scores as they stand where
 * this process keeps read models.
 */
export function startRelays(ledger: Ledger, { kafka, roles }: Config, log: ServerLog): Relays {
  if (!kafka || !roles.includes('relay')) return {};
  const { log: logFile, readModels } = ledger.folder;
  const events = startRelayWorker({ logFile, kafka }, (status) => tell('events', status, log));
  if (!roles.includes('projections')) return { events };
  const scores = startScoresRelay({ logFile, readModels, kafka }, (status) => tell('scores', status, log));
  return { events, scores };
}

export async function stopRelays({ events, scores }: Relays): Promise<void> {
  await Promise.all([events?.stop(), scores?.stop()]);
}

function tell(what: keyof Relays, { state, position, failure }: RelayStatus, log: ServerLog): void {
  if (state === 'halted') log.error({ what, position, failure }, 'publishing halted');
  else if (failure !== undefined)
    log.warn({ what, position, failure }, 'publishing failed; it is tried again');
  else if (state === 'relaying') log.info({ what, position }, 'publishing');
}

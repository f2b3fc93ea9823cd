import { startRelayWorker, type RelayStatus, type RelayWorker } from '#publishing';
import { type Ledger } from '#runtime';
import { type Config } from '../config/config.js';
import { type ServerLog } from './log.js';

/** Begins to publish events where it is told brokers, and that this is one of its roles. */
export function startRelay(
  ledger: Ledger,
  { kafka, roles }: Config,
  log: ServerLog,
): RelayWorker | undefined {
  if (!kafka || !roles.includes('relay')) return undefined;
  return startRelayWorker({ logFile: ledger.folder.log, kafka }, (status) => tell(status, log));
}

function tell({ state, position, failure }: RelayStatus, log: ServerLog): void {
  if (state === 'halted') log.error({ position, failure }, 'publishing halted');
  else if (failure !== undefined) log.warn({ position, failure }, 'publishing failed; it is tried again');
  else if (state === 'relaying') log.info({ position }, 'publishing');
}

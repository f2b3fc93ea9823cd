import { type LeaseNews } from '#processing';
import { type Ledger } from '#runtime';
import { type ServerLog } from './log.js';

/** Has the log say what becomes of the leases of this node: once each. */
export function tellOfLeases({ leases }: Ledger, log: ServerLog): void {
  for (const keeper of leases) keeper.watch((news) => tell(news, log));
}

function tell({ kind, ...news }: LeaseNews, log: ServerLog): void {
  if (kind === 'taken') log.info(news, 'lease taken: works');
  else if (kind === 'released') log.info(news, 'lease released');
  else if (kind === 'lost') log.warn(news, 'lease lost: stands by');
  else log.warn(news, 'lease cannot be looked after; it is tried again');
}

import { type OpenLedger } from '../open-ledger.js';
import { type Metrics } from './metrics.js';

/** Measures which leases this node has, whenever the metrics are asked for; nothing where it is alone on its log. */
export function measureLeases(metrics: Metrics, ledger: OpenLedger): void {
  if (!ledger.leases) return;
  metrics.gauge(
    'ledger_lease_held',
    '1 where this node does what one node at a time is enough for, 0 where it stands by.',
    ['lease'],
    async function () {
      for (const { lease, held } of ledger.leases!()) this.set({ lease }, held ? 1 : 0);
    },
  );
}

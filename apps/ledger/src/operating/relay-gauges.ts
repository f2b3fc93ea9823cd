import { type RelayStatus } from '#publishing';
import { type OpenLedger } from '../open-ledger.js';
import { type Metrics } from './metrics.js';

/** Measures how far the publishing of events is, whenever the metrics are asked for; nothing where none are published. */
export function measureRelay(metrics: Metrics, ledger: OpenLedger): void {
  if (!ledger.relay) return;
  const relay = (): RelayStatus => ledger.relay!();
  metrics.gauge(
    'ledger_relay_position',
    'Position up to which the log was published.',
    [],
    async function () {
      this.set(relay().position);
    },
  );
  metrics.gauge(
    'ledger_relay_lag_events',
    'Events of the log that it has yet to go through.',
    [],
    async function () {
      this.set(Math.max(0, (await ledger.head()) - relay().position));
    },
  );
  metrics.gauge(
    'ledger_relay_halted',
    '1 where it will not go on by itself, such as after another relay took over.',
    [],
    async function () {
      this.set(relay().state === 'halted' ? 1 : 0);
    },
  );
  metrics.counter(
    'ledger_relay_published_events_total',
    'Events published since the server started.',
    () => relay().publishedEvents,
  );
  metrics.counter(
    'ledger_relay_failures_total',
    'Times that brokers were away, or refused.',
    () => relay().failures,
  );
}

import { type RelayStatus } from '#publishing';
import { type OpenLedger } from '../open-ledger.js';
import { type Metrics } from './metrics.js';

/** Measures how far what is published from here is, whenever the metrics are asked for; nothing where nothing is. */
export function measureRelays(metrics: Metrics, ledger: OpenLedger): void {
  const head = (): Promise<number> => ledger.head();
  if (ledger.relay) measure(metrics, 'ledger_relay', 'Events', () => ledger.relay!(), head);
  if (ledger.scoresRelay) {
    measure(metrics, 'ledger_scores_relay', 'Scores and rankings', () => ledger.scoresRelay!(), head);
  }
}

function measure(
  metrics: Metrics,
  name: string,
  what: string,
  relay: () => RelayStatus,
  head: () => Promise<number>,
): void {
  metrics.gauge(
    `${name}_position`,
    `${what}: position up to which the log was published.`,
    [],
    async function () {
      this.set(relay().position);
    },
  );
  metrics.gauge(
    `${name}_lag_events`,
    `${what}: events of the log that are yet to be gone through.`,
    [],
    async function () {
      this.set(Math.max(0, (await head()) - relay().position));
    },
  );
  metrics.gauge(
    `${name}_halted`,
    `${what}: 1 where publishing will not go on by itself, such as after another relay took over.`,
    [],
    async function () {
      this.set(relay().state === 'halted' ? 1 : 0);
    },
  );
  metrics.counter(
    `${name}_published_events_total`,
    `${what}: CloudEvents published since the server started.`,
    () => relay().publishedEvents,
  );
  metrics.counter(
    `${name}_failures_total`,
    `${what}: times that brokers were away, or refused.`,
    () => relay().failures,
  );
}

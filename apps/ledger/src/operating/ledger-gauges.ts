import { readiness, type FollowerHealth, type Readiness } from '../health/readiness.js';
import { standingOf } from '../health/standing.js';
import { type OpenLedger } from '../open-ledger.js';
import { type Metrics } from './metrics.js';
import { type Stopping } from './stopping.js';

const KINDS = ['projection', 'process-manager'] as const;
const LABELS = ['kind', 'follower'] as const;

/** Measures how far the log and each of its followers are, whenever the metrics are asked for. */
export function measureLedger(metrics: Metrics, ledger: OpenLedger, stopping: Stopping): void {
  let asked: Promise<Readiness> | undefined;
  // Asked for once for all that is in one answer.
  const health = (): Promise<Readiness> =>
    (asked ??= standingOf(ledger, stopping.begun)
      .then(readiness)
      .finally(() => (asked = undefined)));

  metrics.gauge('ledger_log_position', 'Position of the last event of the log.', [], async function () {
    this.set(await ledger.head());
  });
  metrics.gauge('ledger_ready', '1 where the server answers that it is ready.', [], async function () {
    this.set((await health()).status === 'ready' ? 1 : 0);
  });
  const measureFollowers = (
    name: string,
    help: string,
    valueOf: (follower: FollowerHealth) => number,
  ): void =>
    metrics.gauge(name, help, LABELS, async function () {
      const { projections, processManagers } = await health();
      [projections, processManagers].forEach((followers, index) => {
        const kind = KINDS[index]!;
        for (const one of followers) this.set({ kind, follower: one.name }, valueOf(one));
      });
    });
  measureFollowers(
    'ledger_follower_position',
    'Position up to which it has followed the log.',
    ({ position }) => position,
  );
  measureFollowers(
    'ledger_follower_lag_events',
    'Events of the log that it has yet to follow.',
    ({ lag }) => lag,
  );
  measureFollowers(
    'ledger_follower_halted',
    '1 where it met an event that it cannot handle.',
    ({ halted }) => (halted ? 1 : 0),
  );
}

import { Intake, type IntakeStatus } from '#consuming';
import { type Ledger } from '#runtime';
import { type Config } from '../config/config.js';
import { takeMessages } from '../work-records/take-messages.js';
import { type ServerLog } from './log.js';
import { type Operations } from './operations.js';
import { type Metrics } from './metrics.js';

export interface RunningIntake {
  /** Ends it behind what it is recording now; what is not committed by then is read again by the next one. */
  stop(): Promise<void>;
}

/** Begins to take in work records from Kafka where it is told a topic, and that it takes commands. */
export function startIntake(
  ledger: Ledger,
  { intake: options, roles }: Config,
  { log, metrics }: Operations,
): RunningIntake | undefined {
  if (!options || !roles.includes('api')) return undefined;
  const intake = new Intake(options, takeMessages(ledger.executor, 'kafka'), (status) => tell(status, log));
  measure(intake, metrics);
  const stopping = new AbortController();
  const ended = intake.run(stopping.signal);
  log.info({ topic: options.topic }, 'taking in work records');
  return {
    async stop() {
      stopping.abort();
      await ended;
    },
  };
}

function tell({ state, failure }: IntakeStatus, log: ServerLog): void {
  if (state === 'taking') log.info('connected to the topic of work records');
  else if (state === 'connecting' && failure !== undefined)
    log.warn({ failure }, 'taking in work records failed; it is tried again');
}

function measure(intake: Intake, metrics: Metrics): void {
  metrics.counter(
    'ledger_intake_recorded_total',
    'Work records from Kafka that were recorded since the server started.',
    () => intake.status.recorded,
  );
  metrics.counter(
    'ledger_intake_already_recorded_total',
    'Work records from Kafka that the ledger had already.',
    () => intake.status.alreadyRecorded,
  );
  metrics.counter(
    'ledger_intake_rejected_total',
    'Messages that went to the topic of the rejected.',
    () => intake.status.rejected,
  );
  metrics.counter(
    'ledger_intake_failures_total',
    'Times that brokers were away or refused, or that the ledger could not write.',
    () => intake.status.failures,
  );
  metrics.gauge('ledger_intake_taking', '1 while it is connected.', [], async function () {
    this.set(intake.status.state === 'taking' ? 1 : 0);
  });
}

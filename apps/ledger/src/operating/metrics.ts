import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client';

/** From a read that takes a millisecond to what the server itself cuts off; in seconds. */
const SECONDS = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30];

/** Why a request was turned away although nothing is wrong with it. */
export type Refusal = 'rate' | 'overloaded';

/** How an answer ended: `2xx` and so on, or `aborted` where the client went away before it. */
export type StatusClass = `${number}xx` | 'aborted';

/** Of the whole process, which may hold several servers in tests. */
const processMetrics = new Registry();

/** Counts and durations of the server, for Prometheus. None is about a person: labels are patterns and names of kinds. */
export class Metrics {
  private readonly registry = new Registry();
  private readonly registers = [this.registry];

  private readonly requests = new Histogram({
    name: 'ledger_http_request_duration_seconds',
    help: 'From the head of a request to the end of its answer.',
    labelNames: ['method', 'route', 'status_class'],
    buckets: SECONDS,
    registers: this.registers,
  });
  private readonly commands = new Counter({
    name: 'ledger_commands_total',
    help: 'Commands by kind; the outcome is "done", or the code of what refused or stopped them.',
    labelNames: ['command', 'outcome'],
    registers: this.registers,
  });
  private readonly refusals = new Counter({
    name: 'ledger_requests_refused_total',
    help: 'Requests told to come again: beyond the rate of their identity, or of what the server works on at a time.',
    labelNames: ['reason'],
    registers: this.registers,
  });
  private readonly observers = new Map<string, (seconds: number) => void>();

  constructor() {
    if (processMetrics.getMetricsAsArray().length === 0) collectDefaultMetrics({ register: processMetrics });
  }

  /** Adds what is measured only when it is asked for; the callback sets it. */
  gauge<Label extends string>(
    name: string,
    help: string,
    labelNames: readonly Label[],
    collect: (this: Gauge<Label>) => Promise<void>,
  ): void {
    new Gauge({ name, help, labelNames, registers: this.registers, collect });
  }

  /** Adds what is counted elsewhere; asked for its count when the metrics are. */
  counter(name: string, help: string, countOf: () => number): void {
    new Counter({
      name,
      help,
      registers: this.registers,
      collect() {
        this.reset();
        this.inc(countOf());
      },
    });
  }

  answered(method: string, route: string, statusClass: StatusClass, seconds: number): void {
    const key = `${method} ${statusClass} ${route}`;
    let observe = this.observers.get(key);
    if (!observe) {
      const child = this.requests.labels(method, route, statusClass);
      // Kept: to find a series by its labels takes longer than to count in it.
      observe = (value) => child.observe(value);
      this.observers.set(key, observe);
    }
    observe(seconds);
  }

  commandEnded(command: string, outcome: string): void {
    this.commands.labels(command, outcome).inc();
  }

  refused(reason: Refusal): void {
    this.refusals.labels(reason).inc();
  }

  /** Everything, in the text format of Prometheus. */
  async text(): Promise<string> {
    return `${await this.registry.metrics()}\n${await processMetrics.metrics()}`;
  }
}

export const METRICS_TYPE = Registry.PROMETHEUS_CONTENT_TYPE;

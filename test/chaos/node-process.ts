import { once } from 'node:events';
import { readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import type { ChildProcess } from 'node:child_process';
import { startLedgerWith, urlOf } from '../support/cli.js';

/** How long to wait before a node is started again, in milliseconds: a supervisor does the same. */
const PAUSE = 200;
const REMEMBERED = 20;

/** `ledger serve` on a data folder that outlives it, started again whenever it ends. */
export class NodeProcess {
  #child: ChildProcess | undefined;
  #running: Promise<void> | undefined;
  #closing = false;
  #killed = false;
  #emptied = false;
  #url: string | undefined;
  /** How often it was started. */
  starts = 0;
  /** What it said when it ended by itself behind its start: that never should be. */
  readonly crashes: string[] = [];

  constructor(
    readonly name: string,
    readonly data: string,
    private readonly environment: Readonly<Record<string, string>>,
  ) {}

  /** Where it answers; undefined while it does not. */
  get url(): string | undefined {
    return this.#url;
  }

  start(): void {
    this.#running = this.#keepRunning();
  }

  /** Resolves when it answers and, where it publishes, has begun to. */
  async working(): Promise<void> {
    for (;;) {
      const health = await this.health();
      const relay = health?.['relay'] as { readonly state: string } | undefined;
      if (health && (!relay || relay.state === 'relaying')) return;
      await delay(20);
    }
  }

  /** No farewell. @param emptied deletes its replica before it is started again */
  kill({ emptied = false } = {}): void {
    this.#killed = true;
    this.#emptied ||= emptied;
    this.#url = undefined;
    this.#child?.kill('SIGKILL');
  }

  /** @returns the exit code */
  async stop(): Promise<number | null> {
    this.#closing = true;
    this.#child?.kill('SIGTERM');
    await this.#running;
    return this.#child?.exitCode ?? null;
  }

  /** What it says about itself; undefined while it does not answer. */
  async health(): Promise<Record<string, unknown> | undefined> {
    try {
      return (await (await fetch(`${this.#url}/health/ready`)).json()) as Record<string, unknown>;
    } catch {
      return undefined;
    }
  }

  async #keepRunning(): Promise<void> {
    while (!this.#closing) {
      if (this.#emptied) this.#deleteReplica();
      this.#killed = this.#emptied = false;
      await this.#run();
      if (!this.#closing) await delay(PAUSE);
    }
  }

  async #run(): Promise<void> {
    const child = startLedgerWith(this.environment, this.data, '--json', 'serve', '--port', '0');
    this.#child = child;
    this.starts += 1;
    const said: string[] = [];
    child.stderr!.on('data', (text) => {
      said.push(String(text));
      said.splice(0, said.length - REMEMBERED);
    });
    const serving = urlOf(child).then((url) => {
      if (child.exitCode === null && child.signalCode === null) this.#url = url;
    });
    // One that cannot start, for the log is away, is tried again.
    serving.catch(() => undefined);
    await once(child, 'exit');
    if (this.#url !== undefined && !this.#killed && !this.#closing) {
      this.crashes.push(`${this.name} ended with ${child.exitCode ?? child.signalCode}: ${said.join('')}`);
    }
    this.#url = undefined;
  }

  #deleteReplica(): void {
    for (const file of readdirSync(this.data)) {
      if (file.startsWith('log-replica.sqlite')) rmSync(join(this.data, file));
    }
  }
}

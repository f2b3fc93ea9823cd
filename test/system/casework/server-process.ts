import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { renameSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { openSqliteLogReader } from '#event-store';
import { decodeEvent } from '#processing';
import { dataFolder } from '#runtime';
import { environmentOf } from '../../support/cli.js';

const PROGRAM = resolve(import.meta.dirname, 'serve-on-day.mjs');

/** The built server as a process of its own, on a data folder that outlives it, on a day that the test sets. */
export class ServerProcess {
  private child: ChildProcess | undefined;
  private address = '';
  private readonly clock: string;

  constructor(
    readonly data: string,
    day: string,
  ) {
    this.clock = join(data, 'clock-offset');
    this.turnTo(day);
  }

  get url(): string {
    return this.address;
  }

  /** It is nine in the morning of that day (UTC) from now on, and time goes on. */
  turnTo(day: string): void {
    const written = `${this.clock}.new`;
    writeFileSync(written, String(Date.parse(`${day}T09:00:00Z`) - Date.now()));
    // Never half of it: the server may be reading.
    renameSync(written, this.clock);
  }

  async start(): Promise<void> {
    const child = spawn(process.execPath, [PROGRAM, this.data, this.clock], {
      stdio: ['ignore', 'pipe', 'inherit'],
      env: environmentOf(this.data),
    });
    this.child = child;
    const ended = once(child, 'exit').then(() => undefined);
    const printed = (await Promise.race([once(child.stdout, 'data'), ended])) as [Buffer] | undefined;
    if (!printed) throw new Error('the server ended; run `npm run build` first');
    this.address = String(printed[0]).trim();
    while ((await fetch(`${this.address}/health/ready`)).status !== 200) await delay(20);
  }

  /** No farewell: what was not written is lost. */
  async kill(): Promise<void> {
    const child = this.child!;
    const ended = once(child, 'exit');
    child.kill('SIGKILL');
    await ended;
  }

  /** Killed and started again; on another day where one is given. */
  async restart(day?: string): Promise<void> {
    await this.kill();
    if (day !== undefined) this.turnTo(day);
    await this.start();
  }

  /** Everything in the log, read from its file: also while nothing is running. */
  log() {
    const reader = openSqliteLogReader(dataFolder(this.data).log);
    try {
      return reader.readLog(0, 1_000_000).map(decodeEvent);
    } finally {
      reader.close();
    }
  }

  head(): number {
    return this.log().length;
  }
}

import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';

const PROGRAM = join(import.meta.dirname, 'stand-in-program.mjs');

/** The test double of EventStoreDB in a process of its own: whoever waits for a command cannot serve it meanwhile. */
export interface StandInProcess {
  readonly connection: string;
  stop(): Promise<void>;
}

export async function startStandIn(): Promise<StandInProcess> {
  const child = spawn(process.execPath, [PROGRAM], {
    stdio: ['pipe', 'pipe', 'inherit'],
    env: { ...process.env, NODE_OPTIONS: '' },
  });
  const ended = once(child, 'exit');
  const printed = (await Promise.race([once(child.stdout, 'data'), ended.then(() => undefined)])) as
    [Buffer] | undefined;
  if (!printed) throw new Error('the stand-in for EventStoreDB did not start');
  return {
    connection: String(printed[0]).trim(),
    async stop() {
      child.stdin.end();
      await ended;
    },
  };
}

import { setTimeout as delay } from 'node:timers/promises';
import { startLedger } from './cli.js';

/**
 * Starts an import again and again and kills it with SIGKILL at a random moment, until it was killed so many times.
 * @returns how often it was killed in the middle; an import that ended before its kill is not counted
 */
export async function killImport(
  data: string,
  args: readonly string[],
  times: number,
  longestMs: number,
): Promise<number> {
  let killed = 0;
  for (let attempt = 0; killed < times && attempt < times * 4; attempt++) {
    const child = startLedger(data, ...args);
    const ended = new Promise<NodeJS.Signals | null>((resolve) =>
      child.once('exit', (_code, signal) => resolve(signal)),
    );
    await Promise.race([delay(Math.random() * longestMs), ended]);
    child.kill('SIGKILL');
    if ((await ended) === 'SIGKILL') killed += 1;
  }
  return killed;
}

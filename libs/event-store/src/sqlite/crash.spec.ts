import { describe, expect, it } from '@jest/globals';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import type { Appended } from '../event-store.js';
import { logFiles } from '../testing/data-folder.js';
import { checkSqliteLog } from './check-log.js';
import { openSqliteEventStore } from './open-sqlite-event-store.js';

const PROGRAM = resolve(import.meta.dirname, '../testing/append-until-killed.mjs');
const BUILT = resolve(import.meta.dirname, '../../../../dist/libs/event-store/src/index.js');
const CYCLES = 15;
const newLogFile = logFiles();

type Acknowledgement = Appended & { stream: string; commandId: string; ids: string[] };

describe('a log whose process is killed', () => {
  it('has every event that was acknowledged, in order, and opens without repair', async () => {
    if (!existsSync(BUILT)) throw new Error('the crash test runs the built store: run `npm run build` first');
    const file = newLogFile();
    const acknowledged: Acknowledgement[] = [];
    for (let cycle = 0; cycle < CYCLES; cycle++) {
      const ofCycle = await appendAndKill(file, cycle, Math.random() * 120);
      expect(ofCycle.length).toBeGreaterThan(0);
      acknowledged.push(...ofCycle);
      await expectAllThere(file, ofCycle);
    }
    await expectAllThere(file, acknowledged);
    expect(checkSqliteLog(file)).toMatchObject({ ok: true, problems: [] });
  }, 120_000);
});

/**
 * Starts the program, kills it `delay` milliseconds after its first acknowledgement, and tells what it acknowledged.
 * Two cycles of three write in a thread, as servers do.
 */
async function appendAndKill(file: string, cycle: number, delay: number): Promise<Acknowledgement[]> {
  const args = [PROGRAM, file, `cycle-${cycle}`, cycle % 3 === 0 ? 'here' : 'in-thread'];
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] });
  let output = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => (output += text));
  const ended = once(child, 'close');
  await Promise.race([once(child.stdout, 'data'), ended]);
  await setTimeout(delay);
  child.kill('SIGKILL');
  await ended;
  // Behind the last line end there is at most half a line.
  const lines = output.split('\n').slice(0, -1);
  return lines.map((line) => JSON.parse(line) as Acknowledgement);
}

async function expectAllThere(file: string, acknowledged: readonly Acknowledgement[]): Promise<void> {
  const store = await openSqliteEventStore({ file });
  const log = await store.readLog(0, Number.MAX_SAFE_INTEGER);
  expect(log.every(({ position }, index) => position === index + 1)).toBe(true);
  for (const { stream, commandId, ids, firstRevision, lastRevision, lastPosition } of acknowledged) {
    const events = log.slice(lastPosition - ids.length, lastPosition);
    const found = events.map((event) => ({
      stream: event.stream,
      revision: event.revision,
      id: idIn(event.bytes),
    }));
    expect(found).toEqual(ids.map((id, index) => ({ stream, revision: firstRevision + index, id })));
    expect(await store.findCommand(commandId)).toMatchObject({
      stream,
      firstRevision,
      lastRevision,
      lastPosition,
    });
  }
  await store.close();
}

const idIn = (bytes: Uint8Array): string =>
  (JSON.parse(Buffer.from(bytes).toString()) as { eventId: string }).eventId;

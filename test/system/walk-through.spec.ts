import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { newFolder, removeFolders } from '../support/cli.js';
import { eventStoreOf } from '../support/eventstoredb/suite-store.js';
import { serve, type ServedSample } from '../support/served-sample.js';
import { ShellSession } from '../support/shell-session.js';
import { isAsShown } from '../support/shown-example.js';

const root = join(import.meta.dirname, '../..');
const text = readFileSync(join(root, 'docs/walk-through.md'), 'utf8');
const BLOCK = /^```sh\n([^]*?)^```$(?:\n\n```(json|text)\n([^]*?)^```$)?/gm;
const blocks = [...text.matchAll(BLOCK)].map(([, commands, kind, answer]) => ({
  commands: commands!,
  title: commands!.split('\n', 1)[0],
  kind,
  answer,
}));

/** How long a read may stay behind what was just done, in milliseconds. */
const PATIENCE = 10_000;

describe('the walk-through', () => {
  const data = join(newFolder(), 'my-ledger');
  let shell: ShellSession;
  let served: ServedSample | undefined;
  beforeAll(() => {
    shell = new ShellSession(root, { LEDGER_DATA: data, LEDGER_EVENT_STORE: eventStoreOf(data) });
  });
  afterAll(() => {
    shell.close();
    served?.server.kill('SIGKILL');
    removeFolders();
  });

  it('is found', () => expect(blocks.filter(({ answer }) => answer).length).toBeGreaterThan(10));

  it.each(blocks)('$title', async ({ commands, kind, answer }) => {
    let printed = await shell.type(commands);
    if (commands.includes('ledger init')) {
      served = await serve(data);
      await shell.type(`LEDGER_URL=${served.url}`);
    }
    if (answer === undefined) return;
    const isShown = (): boolean =>
      kind === 'json' ? isAsShown(jsonOf(printed), JSON.parse(answer)) : isAsShown(printed, answer.trim());
    const end = Date.now() + PATIENCE;
    // What was just done can be read a moment later; nothing else is asked twice.
    while (!isShown() && commands.startsWith('get ') && Date.now() < end) {
      await delay(50);
      printed = await shell.type(commands);
    }
    // The comparison says only that they differ; this shows where.
    if (!isShown())
      expect(kind === 'json' ? jsonOf(printed) : printed).toEqual(
        kind === 'json' ? JSON.parse(answer) : answer,
      );
  });
});

function jsonOf(printed: string): unknown {
  try {
    return JSON.parse(printed);
  } catch {
    return printed;
  }
}

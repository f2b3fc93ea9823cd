import { afterAll } from '@jest/globals';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Makes paths for new log files, each in a folder of its own; they go when the tests of the file have run. */
export function logFiles(): () => string {
  const root = mkdtempSync(join(tmpdir(), 'event-log-'));
  afterAll(() => rmSync(root, { recursive: true, force: true }));
  return () => join(mkdtempSync(join(root, 'log-')), 'log.sqlite');
}

#!/usr/bin/env -S node --max-semi-space-size=16 --max-old-space-size=768
import nodeModule from 'node:module';
import { join } from 'node:path';
import { ExitCode } from './exit-codes.js';

// An older one dies of the driver of SQLite, without a word.
const OLDEST_NODE = 22;
const { node } = process.versions;
if (Number.parseInt(node) < OLDEST_NODE) {
  process.stderr.write(
    `ledger: this is Node ${node}, and the ledger needs Node ${OLDEST_NODE} or later; "npm run ledger --" takes the one that npm ci brought\n`,
  );
  process.exit(ExitCode.unavailable);
}

// Before the rest of the program is loaded: what was compiled once need not be compiled at the next start. In a folder of
// the user alone, as what lies there is run. Nothing is kept where there is none (to ask the system for one fails in a
// container whose user has no name), where it cannot be written, and by Node before 22.1.
const { XDG_CACHE_HOME, HOME } = process.env;
const folder = XDG_CACHE_HOME || (HOME && join(HOME, '.cache'));
if (folder) nodeModule.enableCompileCache?.(join(folder, 'assessment-ledger'));
const { main } = await import('./cli.js');
await main(process.argv.slice(2));

#!/usr/bin/env -S node --max-semi-space-size=16 --max-old-space-size=768
import nodeModule from 'node:module';
import { homedir } from 'node:os';
import { join } from 'node:path';

// Before anything of the program is loaded: what was compiled once need not be compiled at the next start. In a folder of
// the user alone, as what lies there is run. Node before 22.1 cannot; where it cannot be written, nothing is kept.
nodeModule.enableCompileCache?.(
  join(process.env['XDG_CACHE_HOME'] ?? join(homedir(), '.cache'), 'assessment-ledger'),
);
const { main } = await import('./cli.js');
await main(process.argv.slice(2));

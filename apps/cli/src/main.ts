#!/usr/bin/env -S node --max-semi-space-size=16 --max-old-space-size=768
import { enableCompileCache } from 'node:module';

// Before anything of the program is loaded: what was compiled once need not be compiled at the next start.
enableCompileCache();
const { main } = await import('./cli.js');
await main(process.argv.slice(2));

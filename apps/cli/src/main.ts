#!/usr/bin/env -S node --max-semi-space-size=16 --max-old-space-size=768
import { CommanderError } from 'commander';
import { ExitCode } from './exit-codes.js';
import { failureOf } from './failure.js';
import { buildProgram } from './program.js';

const program = buildProgram();
try {
  await program.parseAsync();
} catch (error) {
  if (error instanceof CommanderError)
    process.exitCode = error.exitCode === 0 ? ExitCode.done : ExitCode.usage;
  else fail(error);
}

function fail(error: unknown): void {
  const { exitCode, ...failure } = failureOf(error);
  const text = program.opts<{ json?: boolean }>().json
    ? JSON.stringify({ error: failure })
    : `ledger: ${failure.message}`;
  process.stderr.write(`${text}\n`);
  if (exitCode === ExitCode.failed) process.stderr.write(`${(error as Error).stack ?? ''}\n`);
  process.exitCode = exitCode;
}

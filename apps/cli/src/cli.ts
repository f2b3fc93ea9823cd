import { CommanderError } from 'commander';
import { ExitCode } from './exit-codes.js';
import { newProgram, run } from './program.js';

/** Runs a command line to its end; how it ended stands in the exit code of the process. */
export async function main(words: readonly string[]): Promise<void> {
  const program = newProgram();
  try {
    await run(program, words);
  } catch (error) {
    if (error instanceof CommanderError)
      process.exitCode = error.exitCode === 0 ? ExitCode.done : ExitCode.usage;
    else await fail(error, program.opts<{ json?: boolean }>().json);
  }
}

async function fail(error: unknown, json = false): Promise<void> {
  // Loaded here alone: it knows the errors of every library.
  const { failureOf } = await import('./failure.js');
  const { exitCode, ...failure } = failureOf(error);
  const text = json ? JSON.stringify({ error: failure }) : `ledger: ${failure.message}`;
  process.stderr.write(`${text}\n`);
  if (exitCode === ExitCode.failed) process.stderr.write(`${(error as Error).stack ?? ''}\n`);
  process.exitCode = exitCode;
}

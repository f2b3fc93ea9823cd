import { CommanderError } from 'commander';
import { ExitCode } from './exit-codes.js';
import { newProgram, run } from './program.js';

/** Runs a command line to its end; how it ended stands in the exit code of the process. */
export async function main(words: readonly string[]): Promise<void> {
  outliveReaders();
  const program = newProgram();
  try {
    await run(program, words);
  } catch (error) {
    if (error instanceof CommanderError)
      process.exitCode = error.exitCode === 0 ? ExitCode.done : ExitCode.usage;
    else await fail(error, program.opts<{ json?: boolean }>().json);
  }
}

/**
 * A reader that has seen enough, as `head` has, closes the pipe. What is left to print is for nobody then; the command
 * still runs to its end, and ends as it would have.
 */
function outliveReaders(): void {
  for (const stream of [process.stdout, process.stderr])
    stream.on('error', (error: NodeJS.ErrnoException) => {
      if (error.code !== 'EPIPE') throw error;
    });
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

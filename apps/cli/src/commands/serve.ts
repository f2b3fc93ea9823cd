import { once } from 'node:events';
import { InvalidArgumentError, Option, type Command } from 'commander';
import { globalsOf, requireLedger } from '../context.js';
import { note, print } from '../output/print.js';

interface Options {
  readonly port: number;
  readonly host: string;
}

export function addServe(program: Command): void {
  program
    .command('serve')
    .description('answer over HTTP until stopped: scores, rankings, explanations, audit trail, a start page')
    .addOption(
      new Option('--port <port>', '0 for any that is free')
        .env('LEDGER_PORT')
        .argParser(portOf)
        .default(3000),
    )
    .addOption(
      new Option('--host <host>', 'name or address to listen on')
        .env('LEDGER_HOST')
        .argParser(hostOf)
        .default('127.0.0.1'),
    )
    .action(async (options: Options, command: Command) => {
      const globals = globalsOf(command);
      requireLedger(globals.data);
      // Loaded here alone: no other command should wait for the framework.
      const { startServer } = await import('../../../ledger/src/main.js');
      const server = await startServer({ data: globals.data, host: options.host, port: options.port });
      const { url } = server;
      print(globals, { url }, () => describe(url));
      if (!isOfThisMachine(options.host)) {
        note(`Whoever reaches ${options.host} can read everything: the server asks nobody who they are.`);
      }
      await stopSignal();
      note('Stopping: requests under way are answered first.');
      await server.close();
    });
}

/** Resolves at the first signal to stop; a second one ends the process at once. */
async function stopSignal(): Promise<void> {
  const waiting = new AbortController();
  const { signal } = waiting;
  await Promise.race([once(process, 'SIGTERM', { signal }), once(process, 'SIGINT', { signal })]).finally(
    () => waiting.abort(),
  );
  process.once('SIGTERM', () => process.exit(143));
  process.once('SIGINT', () => process.exit(130));
}

const describe = (url: string): string =>
  [
    `The ledger is served at ${url}`,
    '',
    `  ${url}/                            rankings and explanations in a browser`,
    `  ${url}/v1/scores?limit=10          the score sheet`,
    `  ${url}/v1/process-control?by=unit  how the work goes`,
    `  ${url}/health/ready                whether everything in the log can be read`,
    '',
    'Stop with Ctrl+C.',
  ].join('\n');

const isOfThisMachine = (host: string): boolean =>
  host === 'localhost' || host === '::1' || host.startsWith('127.');

function portOf(text: string): number {
  if (/^\d{1,5}$/.test(text) && Number(text) <= 65_535) return Number(text);
  throw new InvalidArgumentError('Give a whole number from 0 to 65535.');
}

function hostOf(text: string): string {
  if (/^[\w.:-]+$/.test(text)) return text;
  throw new InvalidArgumentError('Give a name or address such as 127.0.0.1, 0.0.0.0 or ::1.');
}

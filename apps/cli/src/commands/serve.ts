import { once } from 'node:events';
import { InvalidArgumentError, Option, type Command } from 'commander';
import { issueToken, openLocalKey } from '#access';
import { dataFolder } from '#runtime';
import type { Config } from '../../../ledger/src/config/config.js';
import { hostToListenOn, wholeNumber } from '../../../ledger/src/config/readers.js';
import { WrongValue, type Reader } from '../../../ledger/src/config/setting.js';
import { globalsOf, operator, requireLedger, type GlobalOptions } from '../context.js';
import { Refused } from '../refused.js';
import { note, print } from '../output/print.js';

const EIGHT_HOURS = 8 * 3600;

interface Options {
  readonly port?: string;
  readonly host?: string;
  readonly signIn: boolean;
}

export function addServe(program: Command): void {
  program
    .command('serve')
    .description('answer over HTTP until stopped; more can be set by environment variables, see the README')
    .addOption(
      new Option('--port <port>', '0 for any that is free (default: LEDGER_PORT, else 3000)').argParser(
        checkedBy(wholeNumber(0, 65_535)),
      ),
    )
    .addOption(
      new Option(
        '--host <host>',
        'name or address to listen on (default: LEDGER_HOST, else 127.0.0.1)',
      ).argParser(checkedBy(hostToListenOn)),
    )
    .option('--sign-in', 'print a link that signs in on the start page as an auditor, for eight hours', false)
    .action(async ({ port, host, signIn }: Options, command: Command) => {
      const globals = globalsOf(command);
      if (globals.eventStore === 'sqlite') requireLedger(globals.data);
      // Loaded here alone: no other command should wait for the framework.
      const { readConfig, startServer } = await import('../../../ledger/src/main.js');
      const config = readConfig({
        ...process.env,
        LEDGER_DATA: globals.data,
        LEDGER_EVENT_STORE: globals.eventStore,
        ...(port !== undefined && { LEDGER_PORT: port }),
        ...(host !== undefined && { LEDGER_HOST: host }),
      });
      const token = signIn ? await auditorToken(globals, config) : undefined;
      const server = await startServer(config);
      const { url } = server;
      const link = token && `${url}/#token=${token}`;
      print(globals, { url, ...(link && { signIn: link }) }, () => describe(url, link));
      if (!isOfThisMachine(config.host)) {
        note(`Answers and tokens go to ${config.host} unencrypted: put something that speaks TLS before it.`);
      }
      await stopSignal();
      await server.close();
    });
}

/** Resolves at the first signal to stop; a second one ends the process at once. */
export async function stopSignal(): Promise<void> {
  const waiting = new AbortController();
  const { signal } = waiting;
  await Promise.race([once(process, 'SIGTERM', { signal }), once(process, 'SIGINT', { signal })]).finally(
    () => waiting.abort(),
  );
  process.once('SIGTERM', () => process.exit(143));
  process.once('SIGINT', () => process.exit(130));
}

/** For whoever started the server. @throws Refused where the server does not believe tokens of the ledger's own key */
async function auditorToken(globals: GlobalOptions, { access }: Config): Promise<string> {
  if (access.mode !== 'local') {
    throw new Refused('foreign-issuer', `tokens come from ${access.issuer} here; leave --sign-in out`);
  }
  const key = await openLocalKey(dataFolder(globals.data).signingKey);
  const { id } = operator(globals).actor;
  return issueToken(key, { sub: id, roles: [{ role: 'auditor', unit: null }], lifetime: EIGHT_HOURS });
}

const describe = (url: string, link: string | undefined): string =>
  [
    `The ledger is served at ${url}`,
    '',
    `  ${url}/                            rankings and explanations in a browser`,
    `  ${url}/v1/scores?limit=10          the score sheet`,
    `  ${url}/v1/process-control?by=unit  how the work goes`,
    `  ${url}/docs                        every route, described and to be tried out`,
    `  ${url}/health/ready                whether everything in the log can be read`,
    `  ${url}/metrics                     counts and durations for Prometheus`,
    '',
    ...(link
      ? ['Signed in as an auditor for eight hours:', '', `  ${link}`]
      : ['Whoever asks shows a token: ledger token --sub ID --role auditor']),
    '',
    'Stop with Ctrl+C.',
  ].join('\n');

const isOfThisMachine = (host: string): boolean =>
  host === 'localhost' || host === '::1' || host.startsWith('127.');

/** The text itself, once the reader of the setting takes it. */
const checkedBy =
  (read: Reader<unknown>) =>
  (text: string): string => {
    try {
      read(text);
    } catch (error) {
      if (error instanceof WrongValue) throw new InvalidArgumentError(`It ${error.message}.`);
      throw error;
    }
    return text;
  };

import { InvalidArgumentError, Option, type Command } from 'commander';
import type { RelayStatus } from '#publishing';
import { dataFolder } from '#runtime';
import {
  broker,
  listOf,
  topicPrefix,
  uriReference,
  wholeNumber,
} from '../../../ledger/src/config/readers.js';
import { WrongValue, type Reader } from '../../../ledger/src/config/setting.js';
import { globalsOf, requireLedger } from '../context.js';
import { Unavailable } from '../refused.js';
import { grouped, note, print } from '../output/print.js';
import { stopSignal } from './serve.js';

interface Options {
  readonly brokers: readonly string[];
  readonly topicPrefix?: string;
  readonly partitions?: number;
  readonly source?: string;
  readonly from?: number;
  readonly once: boolean;
}

export function addRelay(program: Command): void {
  program
    .command('relay')
    .description(
      'publish the log to Kafka until stopped, each event once and in order; TLS and passwords are set by environment variables, see docs/kafka.md',
    )
    .addOption(
      taken(
        new Option('--brokers <list>', 'host:port each, with commas between them'),
        listOf(broker),
        'LEDGER_KAFKA_BROKERS',
      ).makeOptionMandatory(),
    )
    .addOption(
      taken(
        new Option('--topic-prefix <prefix>', 'topics begin with it (default: assessment-ledger)'),
        topicPrefix,
        'LEDGER_KAFKA_TOPIC_PREFIX',
      ),
    )
    .addOption(
      taken(
        new Option('--partitions <count>', 'of a topic that is made (default: 6)'),
        wholeNumber(1, 1_000),
        'LEDGER_KAFKA_PARTITIONS',
      ),
    )
    .addOption(
      taken(
        new Option('--source <uri>', 'names this ledger in the events (default: urn:assessment-ledger)'),
        uriReference,
        'LEDGER_KAFKA_SOURCE',
      ),
    )
    .addOption(
      taken(
        new Option('--from <position>', 'begin behind this position where nothing was published yet'),
        wholeNumber(0, 1e15),
      ),
    )
    .option('--once', 'end when everything is published that the log holds', false)
    .action(relay);
}

async function relay({ from, once, ...given }: Options, command: Command): Promise<void> {
  const globals = globalsOf(command);
  requireLedger(globals.data);
  // Loaded here alone: no other command should wait for it.
  const { startRelayWorker } = await import('#publishing');
  const { readConfig } = await import('../../../ledger/src/config/read-config.js');
  const { kafka } = readConfig({
    ...process.env,
    LEDGER_DATA: globals.data,
    LEDGER_EVENT_STORE: globals.eventStore,
    LEDGER_KAFKA_BROKERS: given.brokers.join(','),
  });
  const running = startRelayWorker(
    {
      logFile: dataFolder(globals.data).log,
      kafka: { ...kafka!, ...given },
      ...(from !== undefined && { from }),
      once,
    },
    tell,
  );
  await Promise.race([running.ended, stopSignal()]);
  await running.stop();
  const { status } = running;
  if (status.state === 'halted') throw new Unavailable('relay-halted', status.failure!);
  print(
    globals,
    status,
    () =>
      `Published ${grouped(status.publishedEvents)} events, up to position ${grouped(status.position)} of the log.`,
  );
}

function tell({ state, position, failure }: RelayStatus): void {
  if (state === 'relaying') note(`Publishing, from position ${grouped(position)} on.`);
  if (state === 'connecting' && failure !== undefined) note(`${failure}; it is tried again.`);
}

/** An option that is read as the server reads its variable. */
function taken<T>(option: Option, read: Reader<T>, variable?: string): Option {
  if (variable) option.env(variable);
  return option.argParser((text: string): T => {
    try {
      return read(text);
    } catch (error) {
      if (error instanceof WrongValue) throw new InvalidArgumentError(`It ${error.message}.`);
      throw error;
    }
  });
}

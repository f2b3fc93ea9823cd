import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Command } from 'commander';
import {
  copyLog,
  openReplicatedEventStore,
  openSqliteEventStore,
  openSqliteLogReader,
  type EventStore,
} from '#event-store';
import { dataFolder, eventStoreAddress } from '#runtime';
import { globalsOf, requireLedger } from '../context.js';
import { grouped, note, print } from '../output/print.js';

export function addMigrate(program: Command): void {
  program
    .command('migrate')
    .description(
      'copy the log into another store: a data folder, or EventStoreDB; goes on where it was cut off',
    )
    .requiredOption(
      '--to <place>',
      'a folder, or eventstoredb://user:password@host:2113?tls=true (&ledger=NAME)',
    )
    .action(async ({ to }: { to: string }, command: Command) => {
      const globals = globalsOf(command);
      requireLedger(globals.data);
      const from = openSqliteLogReader(dataFolder(globals.data).log);
      try {
        const events = await withStore(to, (store) => copyLog(from, store, showProgress));
        print(globals, { events, to: withoutSecrets(to) }, () =>
          [
            `${grouped(events)} events are in ${withoutSecrets(to)}, in the same order and with the same ids.`,
            `Evidence is in files: copy ${dataFolder(globals.data).evidence} to the new data folder.`,
          ].join('\n'),
        );
      } finally {
        from.close();
      }
    });
}

/** The replica that a copy into EventStoreDB needs for a while is thrown away afterwards. */
async function withStore<T>(to: string, work: (store: EventStore) => Promise<T>): Promise<T> {
  const passing = mkdtempSync(join(tmpdir(), 'ledger-migrate-'));
  try {
    const store = await openStore(to, passing);
    return await work(store).finally(() => store.close());
  } finally {
    rmSync(passing, { recursive: true, force: true });
  }
}

function openStore(to: string, passing: string): Promise<EventStore> {
  if (to.includes('://')) {
    const place = eventStoreAddress(to);
    if (place.kind === 'eventstoredb') {
      return openReplicatedEventStore({ ...place, replica: join(passing, 'log.sqlite') });
    }
  }
  mkdirSync(to, { recursive: true });
  return openSqliteEventStore({ file: dataFolder(to, { replica: false }).log });
}

function showProgress({ copied, total }: { copied: number; total: number }): void {
  if (process.stderr.isTTY) note(`${grouped(copied)} of ${grouped(total)} events`);
}

const withoutSecrets = (to: string): string => to.replace(/\/\/[^@/]*@/, '//');

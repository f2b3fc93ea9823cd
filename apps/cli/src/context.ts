import { readFileSync } from 'node:fs';
import { userInfo } from 'node:os';
import { basename } from 'node:path';
import type { Command } from 'commander';
import type { Actor } from '#domain';
import type { CommandMeta } from '#processing';
import { openSqliteLogReader, StoreInUse } from '#event-store';
import { openReadModels, type ReadModels } from '#read-models';
import { dataFolder, holdsLedger, isAtRest, Ledger, ledgerRoles, type LedgerOptions } from '#runtime';
import { Refused } from './refused.js';

/** Options that every command takes. */
export interface GlobalOptions {
  readonly data: string;
  readonly json: boolean;
  readonly actor?: string;
  /** Where the log is; see `eventStoreAddress`. */
  readonly eventStore: string;
}

export const globalsOf = (command: Command): GlobalOptions => command.optsWithGlobals<GlobalOptions>();

/** The person at the terminal. */
export function operator({ actor }: GlobalOptions): CommandMeta {
  const person: Actor = { kind: 'person', id: actor ?? userInfo().username, role: 'administrator' };
  return { actor: person };
}

interface Opening extends Pick<LedgerOptions, 'roles' | 'brief'> {
  /** Whether it is made where there is none. */
  readonly create?: boolean;
}

/**
 * Opens the ledger, works, and closes it whatever happens. What follows from a command is carried out; what that comes
 * to is projected when somebody reads, unless told otherwise: to start projections takes longer than most commands do.
 */
export async function withLedger<T>(
  { data, eventStore }: GlobalOptions,
  work: (ledger: Ledger) => Promise<T>,
  { create = false, roles = ['processes'], brief = true }: Opening = {},
): Promise<T> {
  if (!create && eventStore === 'sqlite') requireLedger(data);
  const ledger = await Ledger.open(data, { eventStore, roles, brief });
  try {
    return await work(ledger);
  } finally {
    await ledger.close();
  }
}

/**
 * Reads. Everything in the log is judged and projected first: where that is done the ledger is not opened for it, and
 * where a server has it open, that is its work, and what it has projected is read.
 */
export async function withReadModels<T>(
  globals: GlobalOptions,
  read: (readModels: ReadModels) => T | Promise<T>,
): Promise<T> {
  const { data, eventStore } = globals;
  if (eventStore === 'sqlite') {
    requireLedger(data);
    if (await isAtRest(data, utcToday())) return readAsItStands(data, read);
  }
  try {
    return await withLedger(
      globals,
      async (ledger) => {
        await ledger.settled();
        return read(ledger.readModels);
      },
      { roles: ledgerRoles },
    );
  } catch (error) {
    if (!(error instanceof StoreInUse)) throw error;
  }
  return readAsItStands(data, read);
}

async function readAsItStands<T>(data: string, read: (readModels: ReadModels) => T | Promise<T>): Promise<T> {
  const folder = dataFolder(data);
  const reader = openSqliteLogReader(folder.log);
  const readModels = openReadModels({ folder: folder.readModels, log: reader });
  try {
    return await read(readModels);
  } finally {
    readModels.close();
    reader.close();
  }
}

/** The day by which whoever reads at the terminal goes. */
export const utcToday = (): string => new Date().toISOString().slice(0, 10);

export function requireLedger(data: string): void {
  if (holdsLedger(data)) return;
  throw new Refused('no-ledger', `there is no ledger in ${data}; make one with: ledger --data ${data} init`);
}

/** A file that a person wrote, for the parsers of #definitions. @throws Refused where it is not UTF-8 */
export function readDefinitionFile(path: string): { readonly name: string; readonly text: string } {
  try {
    return {
      name: basename(path),
      text: new TextDecoder('utf-8', { fatal: true }).decode(readFileSync(path)),
    };
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
    throw new Refused('wrong-encoding', `${path} is not UTF-8; save it as UTF-8`);
  }
}

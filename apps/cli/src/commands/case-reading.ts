import { Option, type Command } from 'commander';
import { roles, type CaseFileRead, type CaseRef, type Role } from '#domain';
import { readCaseFile } from '#processing';
import { ledgerRoles, type Ledger } from '#runtime';
import { operator, withLedger, type GlobalOptions } from '../context.js';

/** As whom a file is read: that is recorded. */
export interface ReaderOptions {
  readonly as?: string;
  readonly role: Role;
  readonly knownAt?: string;
}

export const addReaderOptions = (command: Command): Command =>
  command
    .option('--as <id>', 'who looks into it, as the file records (default: whoever gives the command)')
    .addOption(new Option('--role <role>', 'in which role').choices(roles).default('auditor'))
    .option('--known-at <time>', 'only what was recorded by then, in UTC, e.g. 2026-04-15T12:00:00Z');

/**
 * Records that somebody looks into a file, and shows it to them. Only who has the ledger to themself can do so: a
 * server that is running has to be asked.
 * @throws DomainError `recused`, `member-challenged`, `unknown-appeal`, `unknown-case`
 */
export function readingFile<T>(
  globals: GlobalOptions,
  of: CaseRef,
  what: CaseFileRead['data']['what'],
  { as, role }: ReaderOptions,
  show: (ledger: Ledger, reader: string) => Promise<T>,
): Promise<T> {
  const read = async (ledger: Ledger): Promise<T> => {
    const reader = as ?? operator(globals).actor.id;
    await readCaseFile(ledger.executor, of, what, {
      by: { id: reader, grants: [{ role, unit: null }] },
      today: ledger.clock.today(),
      meta: { actor: { kind: 'person', id: reader, role } },
    });
    await ledger.settled();
    return show(ledger, reader);
  };
  return withLedger(globals, read, { roles: ledgerRoles });
}

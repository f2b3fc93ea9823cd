import type { CaseRef } from '#domain';
import { readCaseFile, type Given } from '#processing';
import type { OpenLedger } from '../open-ledger.js';

/**
 * Has a look into a case file. What was found is given away only once the look itself is on record; whoever is barred
 * from the case gets nothing.
 * @throws DomainError `recused`, `member-challenged`
 */
export async function onRecord<File>(
  { executor }: OpenLedger,
  of: CaseRef,
  what: 'file' | 'dossier' | 'evidence',
  reader: Given,
  look: () => File | Promise<File>,
): Promise<File> {
  const found = await look();
  await readCaseFile(executor, of, what, reader);
  return found;
}

import type { CaseRef } from '#domain';
import { readCaseFile, type Given } from '#processing';
import type { EvidenceRow } from '#read-models';
import type { OpenLedger } from '../open-ledger.js';

/**
 * Evidence is part of the files in which it is: every look at it is on record there, before anything is given away.
 * @throws DomainError `recused`, `member-challenged` for whoever is barred from one of them
 */
export async function noteLooks(
  { executor }: OpenLedger,
  { appeals, cases }: EvidenceRow,
  reader: Given,
): Promise<void> {
  const files: CaseRef[] = [
    ...appeals.map(({ staff, appeal }) => ({ kind: 'appeal' as const, staff, appeal })),
    ...cases.map((one) => ({ kind: 'accountability' as const, case: one.case })),
  ];
  for (const of of files) await readCaseFile(executor, of, 'evidence', reader);
}

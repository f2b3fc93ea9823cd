import {
  accountabilityCase,
  caseFiles,
  caseFileStream,
  caseStream,
  docket,
  docketStream,
  type CaseFileRead,
  type CaseRef,
  type ReadCaseFile,
} from '#domain';
import type { Outcome } from '../command.js';
import type { Executor } from '../executor.js';
import type { Given } from './given.js';

/**
 * Records that somebody looks into a case file, every time: it is given without `once`.
 * @throws DomainError `unknown-appeal`, `unknown-case`, `recused`, `member-challenged`: then they must not see it
 */
export function readCaseFile(
  executor: Executor,
  of: CaseRef,
  what: CaseFileRead['data']['what'],
  { by, meta }: Given,
): Promise<Outcome<CaseFileRead>> {
  return executor.execute(
    caseFiles,
    caseFileStream(of),
    async (read): Promise<ReadCaseFile> => {
      const asked = { type: 'ReadCaseFile', of, by, what } as const;
      if (of.kind === 'accountability') {
        return { ...asked, accountability: await read(accountabilityCase, caseStream(of.case)) };
      }
      const { appeals } = await read(docket, docketStream(of.staff));
      return { ...asked, appeal: appeals.get(of.appeal) };
    },
    meta,
  );
}

import type { CaseState } from '../accountability/case-state.js';
import { requireNotBarred } from '../appeal/access.js';
import type { AppealCase } from '../appeal/appeal-case.js';
import type { Decider } from '../decider.js';
import { DomainError } from '../domain-error.js';
import type { Authority } from '../duty/authority.js';
import type { CaseRef } from './case-ref.js';
import type { CaseFileRead } from './events.js';

/** Every access to one case file, in its own stream: reading a file never stands in the way of working on it. */
export function caseFileStream(of: CaseRef): string {
  if (of.kind === 'accountability') return `casefile-accountability-${of.case}`;
  // Ids may hold any sign: without this, two appeals could share a stream.
  const staff = of.staff.replaceAll('%', '%25').replaceAll('/', '%2F');
  return `casefile-appeal-${staff}/${of.appeal}`;
}

export interface ReadCaseFile {
  readonly type: 'ReadCaseFile';
  readonly of: CaseRef;
  readonly by: Authority;
  readonly what: CaseFileRead['data']['what'];
  /** The case as it stands; undefined where there is none. */
  readonly appeal?: AppealCase | undefined;
  readonly accountability?: CaseState | undefined;
}

/** Nothing is remembered: every access is recorded, and what bars somebody stands in the case. */
export const caseFiles: Decider<object, ReadCaseFile, CaseFileRead> = {
  initialState: () => ({}),
  evolve: (state) => state,

  decide(_, { of, by, what, appeal, accountability }) {
    if (of.kind === 'appeal') requireAccess(of.appeal, by, appeal);
    else if (!accountability?.opened) {
      throw new DomainError('unknown-case', `there is no accountability case ${of.case}`, 'case');
    }
    return [{ type: 'CaseFileRead', data: { of, readBy: by.id, what } }];
  },
};

/** Who may look at all is decided by scope, outside; who was taken off the case is not among them. */
function requireAccess(id: string, by: Authority, appeal: AppealCase | undefined): void {
  if (!appeal) throw new DomainError('unknown-appeal', `there is no appeal ${id}`, 'appeal');
  requireNotBarred(appeal, by);
}

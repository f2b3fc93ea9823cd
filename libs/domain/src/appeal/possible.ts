import { DomainError } from '../domain-error.js';
import type { AppealCase } from './appeal-case.js';
import type { AppealDeed } from './commands.js';
import { appealStatuses, appealTransitions, type AppealStatus } from './transitions.js';

/** What is done to an appeal although its clocks stand; the effect is that of the instance before. */
const despiteHold: readonly AppealDeed[] = ['ResumeAppeal', 'WithdrawAppeal', 'HoldAppeal', 'RecordEffect'];

const closed: readonly AppealStatus[] = [
  'evidence-closed',
  'hearing',
  'deliberation',
  'decided',
  'served',
  'effective',
  'final',
];

const possible = new Map(
  appealStatuses.map((status) => {
    const lines = appealTransitions.filter(({ from }) => from.includes(status));
    return [status, [...new Set(lines.map(({ deed }) => deed))]];
  }),
);

/** What the table of transitions has a line for, where an appeal stands. */
export const possibleDeeds = (status: AppealStatus): readonly AppealDeed[] => possible.get(status)!;

/** @throws DomainError `not-now`; `evidence-closed` for evidence that comes too late */
export function requirePossible({ appeal, status, heldSince }: AppealCase, deed: AppealDeed): void {
  const deeds = possibleDeeds(status);
  if (!deeds.includes(deed)) {
    if (deed === 'SubmitEvidence' && closed.includes(status)) {
      throw new DomainError(
        'evidence-closed',
        `the evidence of appeal ${appeal} is closed; new evidence can only reopen it, once it is final`,
        'evidence',
      );
    }
    throw notNow(deed, `appeal ${appeal} is ${status}; possible there: ${deeds.join(', ') || 'nothing'}`);
  }
  if (heldSince !== undefined && !despiteHold.includes(deed)) {
    throw notNow(deed, `appeal ${appeal} is on hold since ${heldSince}; resume it first, or withdraw it`);
  }
}

export const notNow = (deed: AppealDeed, why: string): DomainError =>
  new DomainError('not-now', `${deed} is not possible: ${why}`, 'appeal');

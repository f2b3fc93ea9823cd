import type { Role } from './authority.js';

/** Which roles a deed asks for, within their scope. Who may read what is no rule of the business. */
export const whoMay = {
  proposeEntry: ['assessor', 'administrator'],
  /** Confirm or return an entry, and decide on a dispute. */
  judgeEntry: ['verifier'],
  /** Reverse and correct. */
  reverseEntry: ['supervisor', 'administrator'],
  openMatter: ['assessor', 'verifier', 'supervisor', 'administrator'],
  noteObservation: ['assessor', 'verifier', 'supervisor', 'administrator'],
  judgeObservation: ['verifier', 'supervisor'],
  /** The person concerned among them: to show what speaks for them. */
  giveEvidence: [
    'staff-member',
    'assessor',
    'verifier',
    'supervisor',
    'reviewer',
    'investigator',
    'administrator',
  ],
} as const satisfies Readonly<Record<string, readonly Role[]>>;

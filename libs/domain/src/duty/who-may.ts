import type { Role } from './authority.js';

/** Whose duty it is to know of accountability cases: persons are heard in them. */
export const caseReaders: readonly Role[] = [
  'investigator',
  'auditor',
  'supervisor',
  'verifier',
  'administrator',
];

/** Which roles a deed asks for, within their scope. */
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
  /** Take in an appeal that came on paper. */
  fileForOther: ['administrator'],
  /** Admit, return, give leave, open and close the evidence, hold and extend; and sit on a panel. */
  review: ['reviewer'],
  formPanel: ['reviewer', 'administrator'],
  decideChallenge: ['reviewer', 'administrator'],
  /** Speak for the office whose doing is contested. */
  answerForOffice: ['assessor', 'verifier', 'supervisor', 'administrator'],
  openCase: ['investigator', 'verifier', 'supervisor', 'auditor', 'administrator'],
  /** What everybody may complain of. */
  complain: [
    'staff-member',
    'investigator',
    'verifier',
    'supervisor',
    'auditor',
    'administrator',
    'assessor',
    'reviewer',
  ],
  assignInvestigator: ['investigator', 'supervisor', 'administrator'],
  investigate: ['investigator'],
  decideCase: ['supervisor', 'administrator'],
  verifyAction: ['verifier', 'supervisor', 'auditor'],
  registerExperiment: ['assessor', 'supervisor', 'administrator'],
  approveExperiment: ['administrator'],
  declareCalendar: ['administrator'],
} as const satisfies Readonly<Record<string, readonly Role[]>>;

import type { LedgerEvent } from '#domain';
import type { CaseworkEvent } from '../casework-events.js';

type Type = CaseworkEvent['type'];
type DataOf<T extends Type> = Extract<LedgerEvent, { type: T }>['data'];

const ref = { staff: 'B:2', appeal: 'AP-1' } as const;
const of = { kind: 'appeal', ...ref } as const;
const id = { case: 'AC-1' } as const;
const entry = { kind: 'entry', period: '2026-Q1', entryId: 'E-1' } as const;
const reverse = { ...entry, kind: 'reverse-entry' } as const;
const sanction = { ...id, sanction: 'SA-1', staff: 'B:2' } as const;
const vote = { issue: 1, disposition: 'upheld', remedies: [reverse] } as const;
const shares = { persons: [{ staff: 'B:2', share: 700 }], organization: 300 } as const;

/** An event of each type of the casework, and what it says. Where it concerns a person, it is B:2. */
export const caseworkSamples: { readonly [T in Type]: readonly [data: DataOf<T>, words: string] } = {
  AppealFiled: [
    {
      ...ref,
      unit: 'U/1',
      issues: [
        { issue: 1, subject: entry, grounds: 'Not I', unit: 'U/1', occurredOn: '2026-02-10', tookPart: [] },
      ],
      filedBy: 'B:2',
      filedOn: '2026-03-20',
      knownOn: '2026-02-11',
      fileBy: '2026-03-13',
      outOfTime: true,
    },
    'B:2 appealed (AP-1) on 2026-03-20 against entry E-1 in 2026-Q1, after the last day for it, 2026-03-13.',
  ],
  FilingReturned: [
    { ...ref, returnedBy: 'R-1', missing: 'The signature' },
    'Appeal AP-1 of B:2 was returned for completion by R-1.',
  ],
  FilingCompleted: [
    { ...ref, completedBy: 'B:2', text: 'Signed' },
    'Appeal AP-1 of B:2 was completed by B:2.',
  ],
  LeaveGranted: [
    { ...ref, decidedBy: 'R-1', reason: 'Ill' },
    'R-1 granted leave for appeal AP-1 of B:2, which came late.',
  ],
  LeaveRefused: [
    { ...ref, decidedBy: 'R-1', reason: 'No reason' },
    'R-1 refused leave for appeal AP-1 of B:2, which came late.',
  ],
  AppealAdmitted: [{ ...ref, admittedBy: 'R-1' }, 'Appeal AP-1 of B:2 was admitted by R-1.'],
  AdmissionRefused: [
    { ...ref, decidedBy: 'R-1', reason: 'No interest' },
    'Appeal AP-1 of B:2 was not admitted: R-1 refused it.',
  ],
  AppealHeld: [
    { ...ref, heldBy: 'R-1', on: '2026-04-01', reason: 'A trial' },
    'Appeal AP-1 of B:2 was put on hold by R-1 on 2026-04-01; the clock stands.',
  ],
  AppealResumed: [
    { ...ref, resumedBy: 'R-1', on: '2026-04-11' },
    'Appeal AP-1 of B:2 was taken up again by R-1 on 2026-04-11; the clock runs on.',
  ],
  DecisionExtended: [
    { ...ref, extendedBy: 'R-1', reason: 'Much to read' },
    'R-1 extended the time to decide on appeal AP-1 of B:2.',
  ],
  StayGranted: [
    { ...ref, grantedBy: 'R-1', reason: 'No haste' },
    'R-1 stayed what appeal AP-1 of B:2 contests: it is not executed.',
  ],
  StayLifted: [
    { ...ref, liftedBy: 'R-1', reason: 'Haste' },
    'R-1 lifted the stay of what appeal AP-1 of B:2 contests.',
  ],
  AppealWithdrawn: [
    { ...ref, withdrawnBy: 'B:2', reason: 'Settled' },
    'Appeal AP-1 of B:2 was withdrawn by B:2.',
  ],
  AppealReopened: [
    { ...ref, reopenedBy: 'R-1', reason: 'A letter', evidence: ['EV-3', 'EV-4'] },
    'Appeal AP-1 of B:2 was reopened by R-1 on new evidence (EV-3 and EV-4).',
  ],
  PanelFormed: [
    { ...ref, formedBy: 'R-1', chair: 'R-2', members: ['R-2', 'R-3', 'R-4'] },
    'R-1 formed a panel of 3 for appeal AP-1 of B:2: R-2, R-3 and R-4, with R-2 in the chair.',
  ],
  MemberChallenged: [
    { ...ref, challenge: 'CH-1', member: 'R-3', challengedBy: 'B:2', reason: 'A cousin' },
    'B:2 challenged R-3 (CH-1), who takes no part in appeal AP-1 of B:2 until it is decided.',
  ],
  ChallengeDecided: [
    { ...ref, challenge: 'CH-1', member: 'R-3', decidedBy: 'R-1', outcome: 'recused', reason: 'So' },
    'R-1 decided on challenge CH-1 in appeal AP-1 of B:2: R-3 is recused.',
  ],
  MemberReplaced: [
    { ...ref, replacedBy: 'R-1', leaves: 'R-3', joins: 'R-5', chair: 'R-2' },
    'R-1 put R-5 in the place of R-3 on the panel of appeal AP-1 of B:2, with R-2 in the chair.',
  ],
  AppealEvidenceOpened: [{ ...ref, openedBy: 'R-2' }, 'R-2 opened the evidence of appeal AP-1 of B:2.'],
  AppealEvidenceSubmitted: [
    { ...ref, evidence: 'EV-1', party: 'office', submittedBy: 'V-1' },
    'V-1 submitted evidence EV-1 to appeal AP-1 of B:2 for the office.',
  ],
  AppealEvidenceInspected: [
    { ...ref, party: 'appellant', inspectedBy: 'B:2', evidence: ['EV-1'] },
    'B:2 inspected the evidence of appeal AP-1 of B:2 for the appellant: EV-1.',
  ],
  AppealEvidenceClosed: [{ ...ref, closedBy: 'R-2' }, 'R-2 closed the evidence of appeal AP-1 of B:2.'],
  HearingScheduled: [
    { ...ref, scheduledBy: 'R-2', on: '2026-04-20', place: 'room 4' },
    'R-2 set a hearing of appeal AP-1 of B:2 for 2026-04-20, room 4.',
  ],
  HearingHeld: [
    { ...ref, recordedBy: 'R-2', on: '2026-04-20', minutes: 'Both spoke' },
    'The hearing of appeal AP-1 of B:2 was held on 2026-04-20; R-2 recorded it.',
  ],
  DeliberationBegun: [{ ...ref, begunBy: 'R-2' }, 'R-2 began the deliberation on appeal AP-1 of B:2.'],
  VoteCast: [{ ...ref, member: 'R-4', votes: [vote] }, 'R-4 cast their vote on appeal AP-1 of B:2.'],
  AppealDecided: [
    {
      ...ref,
      instance: 1,
      decidedBy: 'R-2',
      decidedOn: '2026-04-21',
      issues: [{ ...vote, reasons: 'No proof' }],
      panel: ['R-2', 'R-4', 'R-5'],
      dissents: [{ member: 'R-4', issue: 1, disposition: 'dismissed' }],
    },
    'The panel decided on appeal AP-1 of B:2 in the first instance on 2026-04-21: issue 1 upheld; R-4 dissented.',
  ],
  DecisionServed: [
    {
      ...ref,
      instance: 1,
      servedBy: 'R-1',
      manner: 'public-notice',
      servedOn: '2026-04-22',
      countsFrom: '2026-06-22',
    },
    'R-1 served the decision of the first instance on appeal AP-1 of B:2 (by public notice) on 2026-04-22; 2026-06-22 counts as the day of service.',
  ],
  DecisionTookEffect: [
    {
      ...ref,
      instance: 2,
      done: [
        { issue: 1, remedy: reverse, outcome: 'applied', position: 9 },
        { issue: 2, remedy: reverse, outcome: 'moot', position: 0 },
      ],
    },
    'The decision of the second instance on appeal AP-1 of B:2 took effect: 1 of 2 remedies changed something.',
  ],
  AppealEscalated: [
    {
      ...ref,
      escalatedBy: 'B:2',
      escalatedOn: '2026-05-02',
      escalateBy: '2026-05-07',
      grounds: 'Still not I',
      outOfTime: false,
    },
    'B:2 took appeal AP-1 of B:2 to the second instance on 2026-05-02.',
  ],
  AppealBecameFinal: [
    { ...ref, instance: 2 },
    'The decision of the second instance on appeal AP-1 of B:2 became final.',
  ],
  CaseOpened: [
    {
      ...id,
      title: 'A permit too late',
      description: 'It lay on a desk',
      source: { kind: 'work-record', process: 'P/R1', record: 'R-1' },
      unit: 'U/1',
      process: 'P/R1',
      occurredOn: '2026-02-10',
      openedBy: 'I-1',
      openedOn: '2026-02-20',
      limitationEnds: '2031-02-10',
    },
    'Case AC-1 (A permit too late) of 2026-02-10 was opened by I-1 on record R-1 of process P/R1.',
  ],
  InvestigationBegun: [
    { ...id, investigator: 'I-1', begunBy: 'S-9' },
    'S-9 began the investigation of case AC-1, with I-1 as investigator.',
  ],
  StepsTraced: [
    {
      ...id,
      tracedBy: 'I-1',
      process: 'P/R1',
      steps: [
        {
          record: 'R-1',
          activity: 'review',
          occurredOn: '2026-02-10',
          staff: 'B:2',
          part: 'handler',
          posts: [{ post: 'U/1:clerk', unit: 'U/1' }],
        },
      ],
    },
    'I-1 traced 1 step of process P/R1 in case AC-1.',
  ],
  PersonNamed: [
    {
      ...id,
      staff: 'B:2',
      part: 'handler',
      circumstances: { mitigation: [], aggravation: [] },
      namedBy: 'I-1',
    },
    'I-1 named B:2 in case AC-1 as handler.',
  ],
  PersonReleased: [
    { ...id, staff: 'B:2', releasedBy: 'I-1', reason: 'Was not there' },
    'I-1 released B:2 from case AC-1.',
  ],
  CaseEvidenceAttached: [
    { ...id, evidence: 'EV-1', attachedBy: 'I-1' },
    'I-1 attached evidence EV-1 to case AC-1.',
  ],
  StatementsInvited: [
    { ...id, invitedBy: 'I-1', persons: ['B:2'] },
    'I-1 invited B:2 to make a statement in case AC-1.',
  ],
  StatementGiven: [{ ...id, staff: 'B:2', text: 'I was ill' }, 'B:2 made a statement in case AC-1.'],
  ToleranceGranted: [
    {
      ...id,
      staff: 'B:2',
      experiment: 'X-1',
      grantedBy: 'S-9',
      inexperience: 'New',
      exploration: 'Tried',
      commonGood: 'For all',
    },
    'S-9 granted B:2 tolerance in case AC-1: an honest mistake in experiment X-1.',
  ],
  FindingsProposed: [
    { ...id, proposedBy: 'I-1', summary: 'Late', shares },
    'I-1 proposed the findings of case AC-1: B:2 carries 700 ‰ and the organisation 300 ‰.',
  ],
  DefenceGiven: [{ ...id, staff: 'B:2', text: 'Still ill' }, 'B:2 made a defence in case AC-1.'],
  CaseClosed: [
    { ...id, closedBy: 'S-9', outcome: 'discontinued', reason: 'Nothing' },
    'Case AC-1 was discontinued by S-9.',
  ],
  CaseReopened: [{ ...id, reopenedBy: 'S-9', reason: 'Something' }, 'Case AC-1 was reopened by S-9.'],
  CaseDecided: [
    {
      ...id,
      decidedBy: 'S-9',
      decidedOn: '2026-05-01',
      findings: [{ staff: 'B:2', liable: true, share: 1000, reasons: 'Lay there' }],
      organization: 0,
      entries: [],
    },
    'S-9 decided case AC-1 on 2026-05-01: B:2 carries 1000 ‰.',
  ],
  SanctionImposed: [
    {
      ...sanction,
      rung: 'off-post',
      from: '2026-05-02',
      until: '2026-08-01',
      reasons: 'Grave',
      imposedBy: 'S-9',
    },
    'S-9 imposed sanction SA-1 (off-post) on B:2 in case AC-1, from 2026-05-02 to 2026-08-01.',
  ],
  SanctionVaried: [
    { ...sanction, outcome: 'shortened', until: '2026-07-01', appeal: 'AP-1' },
    'On appeal AP-1 sanction SA-1 of B:2 in case AC-1 was shortened to 2026-07-01.',
  ],
  SanctionSuspended: [
    { ...sanction, on: '2026-05-10', appeal: 'AP-1' },
    'For appeal AP-1 sanction SA-1 of B:2 in case AC-1 was suspended from 2026-05-10.',
  ],
  SanctionResumed: [
    { ...sanction, on: '2026-05-20', until: '2026-08-11', appeal: 'AP-1' },
    'After appeal AP-1 sanction SA-1 of B:2 in case AC-1 runs on from 2026-05-20, to 2026-08-11.',
  ],
  SanctionSpent: [
    { ...sanction, until: '2026-08-01' },
    'Sanction SA-1 of B:2 in case AC-1 was spent behind 2026-08-01.',
  ],
  FindingVaried: [
    { ...id, staff: 'B:2', share: 0, organization: 1000, appeal: 'AP-1' },
    'On appeal AP-1 the finding of case AC-1 on B:2 was set aside; 1000 ‰ stay with the organisation.',
  ],
  ActionOrdered: [
    { ...id, action: 'CA-1', text: 'Train', owner: 'B:2', repairs: ['B:2'], orderedBy: 'S-9' },
    'S-9 ordered corrective action CA-1 in case AC-1, to be done by B:2.',
  ],
  ActionReassigned: [
    { ...id, action: 'CA-1', owner: 'B:2', reason: 'A has left', reassignedBy: 'S-9' },
    'S-9 reassigned corrective action CA-1 in case AC-1, to be done by B:2: A has left.',
  ],
  ActionCompleted: [
    { ...id, action: 'CA-1', completedBy: 'B:2', text: 'Trained' },
    'B:2 completed corrective action CA-1 in case AC-1.',
  ],
  ActionVerified: [
    {
      ...id,
      action: 'CA-1',
      verifiedBy: 'V-1',
      verifiedOn: '2026-06-01',
      effective: true,
      reason: 'Seen',
      repairs: [{ entryId: 'E-9', period: '2026-Q1', staff: 'B:2', permille: 800, back: 800, points: 200 }],
    },
    'V-1 verified corrective action CA-1 in case AC-1 on 2026-06-01: it had effect, and part of the points of B:2 come back.',
  ],
  ExperimentRegistered: [
    {
      experiment: 'X-1',
      unit: 'U/1',
      title: 'Permits by night',
      purpose: 'Sooner',
      safeguards: 'Two look',
      from: '2026-01-01',
      to: '2026-06-30',
      participants: ['B:2'],
      registeredBy: 'A-1',
    },
    'Experiment X-1 (Permits by night) of unit U/1 was registered by A-1, from 2026-01-01 to 2026-06-30.',
  ],
  ExperimentApproved: [
    { experiment: 'X-1', approvedBy: 'AD', approvedOn: '2025-12-20' },
    'Experiment X-1 was approved by AD on 2025-12-20.',
  ],
  CalendarDaysDeclared: [
    {
      days: [
        { date: '2026-05-01', working: false, name: 'Labour Day' },
        { date: '2026-05-09', working: true, name: 'for it' },
      ],
      declaredBy: 'AD',
    },
    'AD declared 2026-05-01 (Labour Day) a day off and 2026-05-09 (for it) a working day.',
  ],
  DeadlineSet: [
    {
      of,
      deadline: 'decision',
      limit: { count: 30, unit: 'calendar-days' },
      from: '2026-04-01',
      dueBy: '2026-05-01',
      warnOn: '2026-04-24',
    },
    'The last day for the decision of appeal AP-1 of B:2 was set: 2026-05-01.',
  ],
  DeadlineWarned: [
    { of, deadline: 'inspection', dueBy: '2026-05-01' },
    'The last day for the inspection of the evidence of appeal AP-1 of B:2 is near: 2026-05-01.',
  ],
  DeadlineBreached: [
    { of: { kind: 'accountability', ...id }, deadline: 'action:CA-1', dueBy: '2026-05-01' },
    'The last day for corrective action CA-1 of case AC-1, 2026-05-01, passed without it.',
  ],
  CaseFileRead: [{ of, readBy: 'AU', what: 'dossier' }, 'AU looked into the dossier of appeal AP-1 of B:2.'],
};

import {
  isOfCase,
  type AccountabilityOnlyEvent,
  type AppealOnlyEvent,
  type CalendarEvent,
  type CaseFileRead,
  type DeadlineEvent,
  type ExperimentEvent,
  type LedgerEvent,
} from '#domain';

export type CaseworkEvent =
  AppealOnlyEvent | AccountabilityOnlyEvent | ExperimentEvent | CalendarEvent | DeadlineEvent | CaseFileRead;

/** Deadlines left out: they are of appeals and of cases. */
export const isOfAppeal = (event: LedgerEvent): event is AppealOnlyEvent => OF_APPEALS.has(event.type);

/** Every type of a union by name, so that the compiler asks for the one that is missing. */
const all = <Type extends LedgerEvent['type']>(
  types: Readonly<Record<Type, true>>,
): ReadonlySet<LedgerEvent['type']> => new Set(Object.keys(types) as Type[]);

const SURROUNDING = all<Exclude<CaseworkEvent, AppealOnlyEvent | AccountabilityOnlyEvent>['type']>({
  ExperimentRegistered: true,
  ExperimentApproved: true,
  CalendarDaysDeclared: true,
  DeadlineSet: true,
  DeadlineWarned: true,
  DeadlineBreached: true,
  CaseFileRead: true,
});

const OF_APPEALS = all<AppealOnlyEvent['type']>({
  AppealFiled: true,
  FilingReturned: true,
  FilingCompleted: true,
  LeaveGranted: true,
  LeaveRefused: true,
  AppealAdmitted: true,
  AdmissionRefused: true,
  AppealHeld: true,
  AppealResumed: true,
  DecisionExtended: true,
  StayGranted: true,
  StayLifted: true,
  AppealWithdrawn: true,
  AppealReopened: true,
  PanelFormed: true,
  MemberChallenged: true,
  ChallengeDecided: true,
  MemberReplaced: true,
  AppealEvidenceOpened: true,
  AppealEvidenceSubmitted: true,
  AppealEvidenceInspected: true,
  AppealEvidenceClosed: true,
  HearingScheduled: true,
  HearingHeld: true,
  DeliberationBegun: true,
  VoteCast: true,
  AppealDecided: true,
  DecisionServed: true,
  DecisionTookEffect: true,
  AppealEscalated: true,
  AppealBecameFinal: true,
});

/** Whether an event is of an appeal, an accountability case or what surrounds them. */
export const isCasework = (event: LedgerEvent): event is CaseworkEvent =>
  isOfCase(event) || OF_APPEALS.has(event.type) || SURROUNDING.has(event.type);

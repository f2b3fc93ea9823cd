import type { LedgerEventType } from '#domain';

/** What a topic of events is about. All events of one stream go to one topic, or their order would be lost. */
export const eventTopics = [
  'organization',
  'rulebooks',
  'work-records',
  'accounts',
  'matters',
  'casework',
] as const;
export type EventTopic = (typeof eventTopics)[number];

/** Compacted: the last message of each key says what stands now. */
export const currentTopics = ['scores', 'rankings'] as const;
export type CurrentTopic = (typeof currentTopics)[number];

export type PublicTopic = EventTopic | CurrentTopic;

/** Where each type of event is published; `null` for what is not. docs/events.md shows it. */
const topicOfType: Readonly<Record<LedgerEventType, EventTopic | null>> = {
  UnitRegistered: 'organization',
  PostRegistered: 'organization',
  StaffMemberRegistered: 'organization',
  AppointmentStarted: 'organization',
  AppointmentEnded: 'organization',
  CalendarDaysDeclared: 'organization',
  RulebookPublished: 'rulebooks',
  PeriodOpened: 'rulebooks',
  PeriodClosed: 'rulebooks',
  ExperimentRegistered: 'rulebooks',
  ExperimentApproved: 'rulebooks',
  WorkRecorded: 'work-records',
  AccountOpened: 'accounts',
  EntryPosted: 'accounts',
  EntryReversed: 'accounts',
  EntryProposed: 'accounts',
  EntryConfirmed: 'accounts',
  EntryReturned: 'accounts',
  EntryWithdrawn: 'accounts',
  EntryAcknowledged: 'accounts',
  EntryDisputed: 'accounts',
  AnswerLapsed: 'accounts',
  DisputeDecided: 'accounts',
  EvidenceAttached: 'accounts',
  MatterOpened: 'matters',
  ObservationNoted: 'matters',
  ObservationVerified: 'matters',
  ObservationDismissed: 'matters',
  ObservationMatured: 'matters',
  EvidenceUploaded: 'matters',
  EvidenceReferenced: 'matters',
  AppealFiled: 'casework',
  FilingReturned: 'casework',
  FilingCompleted: 'casework',
  LeaveGranted: 'casework',
  LeaveRefused: 'casework',
  AppealAdmitted: 'casework',
  AdmissionRefused: 'casework',
  AppealHeld: 'casework',
  AppealResumed: 'casework',
  DecisionExtended: 'casework',
  StayGranted: 'casework',
  StayLifted: 'casework',
  AppealWithdrawn: 'casework',
  AppealReopened: 'casework',
  PanelFormed: 'casework',
  MemberChallenged: 'casework',
  ChallengeDecided: 'casework',
  MemberReplaced: 'casework',
  AppealEvidenceOpened: 'casework',
  AppealEvidenceSubmitted: 'casework',
  AppealEvidenceInspected: 'casework',
  AppealEvidenceClosed: 'casework',
  HearingScheduled: 'casework',
  HearingHeld: 'casework',
  DeliberationBegun: 'casework',
  // How somebody voted is for those who review; what came of it is in `AppealDecided`.
  VoteCast: null,
  AppealDecided: 'casework',
  DecisionServed: 'casework',
  DecisionTookEffect: 'casework',
  AppealEscalated: 'casework',
  AppealBecameFinal: 'casework',
  CaseOpened: 'casework',
  InvestigationBegun: 'casework',
  StepsTraced: 'casework',
  PersonNamed: 'casework',
  PersonReleased: 'casework',
  CaseEvidenceAttached: 'casework',
  StatementsInvited: 'casework',
  StatementGiven: 'casework',
  ToleranceGranted: 'casework',
  FindingsProposed: 'casework',
  DefenceGiven: 'casework',
  CaseClosed: 'casework',
  CaseReopened: 'casework',
  CaseDecided: 'casework',
  SanctionImposed: 'casework',
  SanctionVaried: 'casework',
  SanctionSuspended: 'casework',
  SanctionResumed: 'casework',
  SanctionSpent: 'casework',
  FindingVaried: 'casework',
  ActionOrdered: 'casework',
  ActionReassigned: 'casework',
  ActionCompleted: 'casework',
  ActionVerified: 'casework',
  DeadlineSet: 'casework',
  DeadlineWarned: 'casework',
  DeadlineBreached: 'casework',
  // Who looked into a file, and when, is for those who watch over the casework, not for consumers of it.
  CaseFileRead: null,
};

/** The topic of a public event; `undefined` for types that are not published. */
export const topicOf = (type: LedgerEventType): EventTopic | undefined => topicOfType[type] ?? undefined;

/** Types that go to a topic, in the order in which the ledger lists them. */
export const typesOf = (topic: EventTopic): LedgerEventType[] =>
  (Object.keys(topicOfType) as LedgerEventType[]).filter((type) => topicOfType[type] === topic);

/** Types that stay in the ledger. */
export const privateTypes = (): LedgerEventType[] =>
  (Object.keys(topicOfType) as LedgerEventType[]).filter((type) => topicOfType[type] === null);

/** As Kafka names it. */
export const topicName = (prefix: string, topic: PublicTopic): string => `${prefix}.${topic}`;

/** Compacted, one partition: how far each relay has published. */
export const positionsTopic = (prefix: string): string => `${prefix}.positions`;

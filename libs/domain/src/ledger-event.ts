import type { AccountabilityEvent } from './accountability/events.js';
import type { Actor } from './actor.js';
import type { AppealEvent } from './appeal/events.js';
import type { CalendarEvent } from './calendar/events.js';
import type { CaseFileRead } from './casework/events.js';
import type { EvidenceEvent } from './evidence/events.js';
import type { ExperimentEvent } from './experiment/events.js';
import type { MatterEvent } from './matter/events.js';
import type { ObservationEvent } from './observation/events.js';
import type { OrganizationEvent } from './organization/events.js';
import type { PeriodEvent } from './period/events.js';
import type { RulebookEvent } from './rulebook/events.js';
import type { ScoreAccountEvent } from './score-account/events.js';
import type { StaffMemberEvent } from './staff-member/events.js';
import type { WorkRecordEvent } from './work-record/events.js';

/** Every fact the ledger can hold. */
export type LedgerEvent =
  | OrganizationEvent
  | StaffMemberEvent
  | RulebookEvent
  | PeriodEvent
  | WorkRecordEvent
  | ScoreAccountEvent
  | MatterEvent
  | ObservationEvent
  | EvidenceEvent
  | AppealEvent
  | AccountabilityEvent
  | ExperimentEvent
  | CalendarEvent
  | CaseFileRead;

export type LedgerEventType = LedgerEvent['type'];

/** The schema version that is written today, by event type. A type that is missing here is not one of ours. */
export const schemaVersions: Readonly<Record<LedgerEventType, number>> = {
  UnitRegistered: 1,
  PostRegistered: 2,
  StaffMemberRegistered: 1,
  AppointmentStarted: 1,
  AppointmentEnded: 1,
  RulebookPublished: 4,
  PeriodOpened: 1,
  PeriodClosed: 1,
  WorkRecorded: 1,
  AccountOpened: 1,
  EntryPosted: 3,
  EntryReversed: 2,
  EntryProposed: 1,
  EntryConfirmed: 1,
  EntryReturned: 1,
  EntryWithdrawn: 1,
  EntryAcknowledged: 1,
  EntryDisputed: 1,
  AnswerLapsed: 1,
  DisputeDecided: 1,
  EvidenceAttached: 1,
  MatterOpened: 1,
  ObservationNoted: 1,
  ObservationVerified: 1,
  ObservationDismissed: 1,
  ObservationMatured: 1,
  EvidenceUploaded: 1,
  EvidenceReferenced: 1,
  AppealFiled: 1,
  FilingReturned: 1,
  FilingCompleted: 1,
  LeaveGranted: 1,
  LeaveRefused: 1,
  AppealAdmitted: 1,
  AdmissionRefused: 1,
  AppealHeld: 1,
  AppealResumed: 1,
  DecisionExtended: 1,
  StayGranted: 1,
  StayLifted: 1,
  AppealWithdrawn: 1,
  AppealReopened: 1,
  PanelFormed: 1,
  MemberChallenged: 1,
  ChallengeDecided: 1,
  MemberReplaced: 1,
  AppealEvidenceOpened: 1,
  AppealEvidenceSubmitted: 1,
  AppealEvidenceInspected: 1,
  AppealEvidenceClosed: 1,
  HearingScheduled: 1,
  HearingHeld: 1,
  DeliberationBegun: 1,
  VoteCast: 1,
  AppealDecided: 1,
  DecisionServed: 1,
  DecisionTookEffect: 1,
  AppealEscalated: 1,
  AppealBecameFinal: 1,
  CaseOpened: 1,
  InvestigationBegun: 1,
  StepsTraced: 1,
  PersonNamed: 1,
  PersonReleased: 1,
  CaseEvidenceAttached: 1,
  StatementsInvited: 1,
  StatementGiven: 1,
  ToleranceGranted: 1,
  FindingsProposed: 1,
  DefenceGiven: 1,
  CaseClosed: 1,
  CaseReopened: 1,
  CaseDecided: 1,
  SanctionImposed: 1,
  SanctionVaried: 1,
  SanctionSuspended: 1,
  SanctionResumed: 1,
  SanctionSpent: 1,
  FindingVaried: 1,
  ActionOrdered: 1,
  ActionReassigned: 1,
  ActionCompleted: 1,
  ActionVerified: 1,
  ExperimentRegistered: 1,
  ExperimentApproved: 1,
  CalendarDaysDeclared: 1,
  DeadlineSet: 2,
  DeadlineWarned: 2,
  DeadlineBreached: 2,
  CaseFileRead: 1,
};

/** What stands around a fact in the log. The stored bytes are the JSON of all of it but `position`. */
export interface Envelope {
  readonly eventId: string;
  readonly stream: string;
  readonly revision: number;
  readonly schemaVersion: number;
  /** When the ledger learned it: RFC 3339, UTC, milliseconds. */
  readonly recordedAt: string;
  readonly actor: Actor;
  readonly commandId: string;
  readonly correlationId: string;
  readonly causationId?: string;
}

/** An event read back from the log. `position` is its place in the global log, from 1, without holes. */
export type RecordedEvent<E extends LedgerEvent = LedgerEvent> = E extends LedgerEvent
  ? Envelope & E & { readonly position: number }
  : never;

import type { Actor } from './actor.js';
import type { EvidenceEvent } from './evidence/events.js';
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
  | EvidenceEvent;

export type LedgerEventType = LedgerEvent['type'];

/** The schema version that is written today, by event type. A type that is missing here is not one of ours. */
export const schemaVersions: Readonly<Record<LedgerEventType, number>> = {
  UnitRegistered: 1,
  PostRegistered: 1,
  StaffMemberRegistered: 1,
  AppointmentStarted: 1,
  AppointmentEnded: 1,
  RulebookPublished: 2,
  PeriodOpened: 1,
  PeriodClosed: 1,
  WorkRecorded: 1,
  AccountOpened: 1,
  EntryPosted: 2,
  EntryReversed: 1,
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

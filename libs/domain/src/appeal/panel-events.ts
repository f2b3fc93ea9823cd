/* Stored events: these shapes are the storage format. Never change one; add a version and an upcaster. */
import type { CalendarDate } from '../calendar-date.js';
import type { DomainEvent } from '../decider.js';
import type { AppealRef } from './events.js';

/** The two sides of an appeal: whoever contests, and the office whose doing is contested. */
export type Party = 'appellant' | 'office';

/** The panel of an appeal was formed. An odd number of members, the chair among them. */
export type PanelFormed = DomainEvent<
  'PanelFormed',
  AppealRef & { readonly formedBy: string; readonly chair: string; readonly members: readonly string[] }
>;

/** A member of the panel was challenged. From then on the member takes no part, until it is decided. */
export type MemberChallenged = DomainEvent<
  'MemberChallenged',
  AppealRef & {
    readonly challenge: string;
    readonly member: string;
    readonly challengedBy: string;
    readonly reason: string;
  }
>;

/** A challenge was decided. A recused member has no access to the file from then on. */
export type ChallengeDecided = DomainEvent<
  'ChallengeDecided',
  AppealRef & {
    readonly challenge: string;
    readonly member: string;
    readonly decidedBy: string;
    readonly outcome: 'recused' | 'kept';
    readonly reason: string;
  }
>;

/**
 * A panel has a new member. Takes the place of one who was recused or, with the reason, cannot go on; `chair` is the
 * chair from then on.
 */
export type MemberReplaced = DomainEvent<
  'MemberReplaced',
  AppealRef & {
    readonly replacedBy: string;
    readonly leaves: string;
    readonly joins: string;
    readonly chair: string;
    readonly reason?: string;
  }
>;

/** Both sides of an appeal can submit evidence. */
export type AppealEvidenceOpened = DomainEvent<
  'AppealEvidenceOpened',
  AppealRef & { readonly openedBy: string }
>;

/** A side submitted evidence in an appeal. */
export type AppealEvidenceSubmitted = DomainEvent<
  'AppealEvidenceSubmitted',
  AppealRef & { readonly evidence: string; readonly party: Party; readonly submittedBy: string }
>;

/** A side has seen all evidence that there was then. */
export type AppealEvidenceInspected = DomainEvent<
  'AppealEvidenceInspected',
  AppealRef & { readonly party: Party; readonly inspectedBy: string; readonly evidence: readonly string[] }
>;

/** No further evidence is taken in an appeal. */
export type AppealEvidenceClosed = DomainEvent<
  'AppealEvidenceClosed',
  AppealRef & { readonly closedBy: string }
>;

/** A hearing was fixed for a day and a place. */
export type HearingScheduled = DomainEvent<
  'HearingScheduled',
  AppealRef & { readonly scheduledBy: string; readonly on: CalendarDate; readonly place: string }
>;

/** A hearing was held, with these minutes. */
export type HearingHeld = DomainEvent<
  'HearingHeld',
  AppealRef & { readonly recordedBy: string; readonly on: CalendarDate; readonly minutes: string }
>;

/** The panel began to deliberate. */
export type DeliberationBegun = DomainEvent<'DeliberationBegun', AppealRef & { readonly begunBy: string }>;

export type AppealPanelEvent =
  | PanelFormed
  | MemberChallenged
  | ChallengeDecided
  | MemberReplaced
  | AppealEvidenceOpened
  | AppealEvidenceSubmitted
  | AppealEvidenceInspected
  | AppealEvidenceClosed
  | HearingScheduled
  | HearingHeld
  | DeliberationBegun;

import type { CalendarDate } from '../calendar-date.js';
import type { WorkingCalendar } from '../clock/working-calendar.js';
import type { Authority } from '../duty/authority.js';
import type { BringsEvidence } from '../evidence/evidence.js';
import type { MatterState } from '../matter/matter.js';
import type { ObservationState } from '../observation/observation.js';
import type { OrganizationState } from '../organization/organization.js';
import type { PeriodState } from '../period/period.js';
import type { Rulebook } from '../rulebook/rulebook.js';
import type { Appointment } from '../staff-member/staff-member.js';
import type { EntrySteps } from './entry-life-events.js';
import type { EntryData } from './events.js';

/** Whose account it is, and where that person stood when it was opened. */
export interface AccountHolder {
  readonly period: string;
  readonly staff: string;
  readonly unit: string;
  readonly post: string;
}

/**
 * A record was judged: open the account if need be, and post or propose what the rules made of it. The id of such an
 * entry stands for process, record and rule, so that a record is judged once by a rule.
 */
export interface PostJudgement {
  readonly type: 'PostJudgement';
  readonly holder: AccountHolder;
  readonly periodState: PeriodState;
  /** Posted at once. */
  readonly entries: readonly EntryData[];
  /** Those whose rule has them enter before that. */
  readonly proposals: readonly { readonly entry: EntryData; readonly steps: EntrySteps }[];
  readonly today: CalendarDate;
  /** Of the office: no answer is due on a day that is not worked. */
  readonly calendar: WorkingCalendar;
}

export interface ProposeEntry extends BringsEvidence {
  readonly type: 'ProposeEntry';
  readonly today: CalendarDate;
  readonly calendar: WorkingCalendar;
  readonly periodState: PeriodState;
  readonly organization: Pick<OrganizationState, 'units'>;
  /** The version in force on the entry's day. */
  readonly rulebook: Rulebook;
  /** Of the person concerned, on the entry's day. */
  readonly appointments: readonly Appointment[];
  readonly entry: EntryData;
  readonly observation?: string;
  /** The entry that this one replaces: it was returned, or an appeal sent it back. */
  readonly revises?: string;
  /** What the entry names, as it stands. */
  readonly named: {
    readonly matter?: MatterState;
    readonly observation?: ObservationState;
  };
}

/** One step in the life of an entry. */
interface Step {
  readonly period: string;
  readonly staff: string;
  readonly entryId: string;
  readonly by: Authority;
  readonly today: CalendarDate;
  readonly periodState: PeriodState;
  readonly organization: Pick<OrganizationState, 'units'>;
}

interface StepDetails {
  readonly ConfirmEntry: { readonly calendar: WorkingCalendar };
  readonly ReturnEntry: { readonly reason: string };
  readonly WithdrawEntry: { readonly reason: string };
  readonly AttachEvidence: { readonly evidence: string } & BringsEvidence;
  readonly AcknowledgeEntry: object;
  readonly DisputeEntry: { readonly statement: string };
  readonly RecordSilence: object;
  readonly DecideDispute: { readonly outcome: 'stands' | 'dropped'; readonly reason: string };
}

export type StepOf<Type extends keyof StepDetails> = Type extends keyof StepDetails
  ? Step & { readonly type: Type } & StepDetails[Type]
  : never;

export type EntryStep = StepOf<keyof StepDetails>;

/** `entryId` is the id of the reversal. */
export type ReverseEntry = Step & {
  readonly type: 'ReverseEntry';
  readonly reverses: string;
  readonly reason: string;
  readonly authority: string;
};

/** `entryId` is the id of the entry that is posted instead. */
export type CorrectEntry = Step & {
  readonly type: 'CorrectEntry';
  readonly reversalId: string;
  readonly corrects: string;
  /** As it was posted; undefined where the account has no such posted entry. */
  readonly original?: EntryData;
  /** The version that the original was posted under. */
  readonly rulebook?: Rulebook;
  /** Milli-points. */
  readonly points: number;
  readonly reason: string;
  readonly authority: string;
};

/**
 * What an appeal or an accountability case changes of a posted entry, in a closed period as well. Nothing follows where
 * nothing of it stands any more, or where it would not better the person's position.
 */
export interface ApplyRemedy {
  readonly type: 'ApplyRemedy';
  readonly period: string;
  readonly staff: string;
  /** As it was contested; what was posted instead of it since is what changes. */
  readonly entryId: string;
  readonly change:
    | { readonly kind: 'reverse'; readonly remitted: boolean }
    | { readonly kind: 'correct'; readonly points: number };
  readonly cause: { readonly appeal?: string; readonly case?: string };
  readonly reason: string;
  readonly authority: string;
  readonly reversalId: string;
  readonly correctionId: string;
  /** Everything that was ever posted in this account, by entry id. */
  readonly posted: ReadonlyMap<string, EntryData>;
}

/** An entry that follows from the decision of an accountability case; posted once, in a closed period as well. */
export interface PostCaseEntry {
  readonly type: 'PostCaseEntry';
  readonly holder: AccountHolder;
  readonly periodState: PeriodState;
  readonly entry: EntryData;
}

export type ScoreAccountCommand =
  PostJudgement | ProposeEntry | EntryStep | ReverseEntry | CorrectEntry | ApplyRemedy | PostCaseEntry;

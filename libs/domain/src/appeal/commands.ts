import type { CalendarDate } from '../calendar-date.js';
import type { DeadlineName } from '../casework/events.js';
import type { CaseworkPolicy } from '../casework/policy.js';
import type { WorkingCalendar } from '../clock/working-calendar.js';
import type { Authority } from '../duty/authority.js';
import type { EvidenceState, ReadableEvidence } from '../evidence/evidence.js';
import type { OrganizationState } from '../organization/organization.js';
import type { StaffMemberState } from '../staff-member/staff-member.js';
import type { Participant } from './events.js';
import type { IssueDecision, IssueVote, MannerOfService, RemedyDone } from './decision-events.js';
import type { AppealSubject } from './subject.js';

/** A subject as its own stream tells of it when the appeal is filed; undefined members where there is no such thing. */
export interface Contested {
  readonly exists: boolean;
  readonly unit?: string;
  readonly occurredOn?: CalendarDate;
  /** Where it stands, in its own words: only what stands can be contested. */
  readonly stands: boolean;
  readonly standing?: string;
  readonly indicator?: string;
  readonly rule?: string;
  readonly tookPart: readonly Participant[];
  /** The last day on which the appellant can have come to know of it, where the ledger itself shows that they do. */
  readonly knownBy?: CalendarDate;
}

/** An entry of the appellant, or a share or sanction, as it stands while a remedy is weighed. */
export type NowStanding =
  | {
      readonly kind: 'entry';
      readonly entry: 'deduction' | 'bonus';
      readonly points: number;
      readonly stands: boolean;
    }
  | { readonly kind: 'finding'; readonly share: number; readonly stands: boolean }
  | { readonly kind: 'sanction'; readonly until: CalendarDate | null; readonly stands: boolean };

/** What a person gives with each deed. */
export interface AppealDeeds {
  readonly FileAppeal: {
    readonly issues: readonly { readonly subject: AppealSubject; readonly grounds: string }[];
    readonly knownOn: CalendarDate;
    /** Today, but for what the office took in on paper. */
    readonly filedOn: CalendarDate;
    readonly lateReason?: string;
  };
  readonly ReturnFiling: { readonly missing: string };
  readonly CompleteFiling: { readonly text: string };
  readonly GrantLeave: { readonly reason: string };
  readonly RefuseLeave: { readonly reason: string };
  readonly AdmitAppeal: object;
  readonly RefuseAdmission: { readonly reason: string };
  readonly FormPanel: { readonly chair: string; readonly members: readonly string[] };
  readonly ChallengeMember: { readonly challenge: string; readonly member: string; readonly reason: string };
  readonly DecideChallenge: {
    readonly challenge: string;
    readonly outcome: 'recused' | 'kept';
    readonly reason: string;
  };
  readonly ReplaceMember: {
    readonly leaves: string;
    readonly joins: string;
    readonly chair: string;
    /** Needed where the member was not recused: why they cannot go on. */
    readonly reason?: string;
  };
  readonly OpenEvidence: object;
  readonly SubmitEvidence: { readonly evidence: string };
  readonly InspectEvidence: object;
  readonly CloseEvidence: object;
  readonly ScheduleHearing: { readonly on: CalendarDate; readonly place: string };
  readonly RecordHearing: { readonly on: CalendarDate; readonly minutes: string };
  readonly BeginDeliberation: object;
  readonly CastVote: { readonly votes: readonly IssueVote[]; readonly opinion?: string };
  readonly DecideAppeal: { readonly issues: readonly IssueDecision[] };
  readonly ServeDecision: { readonly servedOn: CalendarDate; readonly manner: MannerOfService };
  readonly EscalateAppeal: {
    readonly grounds: string;
    /** Today, but for what the office took in on paper. */
    readonly escalatedOn: CalendarDate;
    readonly lateReason?: string;
  };
  readonly HoldAppeal: { readonly reason: string };
  readonly ResumeAppeal: object;
  readonly ExtendDecision: { readonly reason: string };
  readonly GrantStay: { readonly reason: string };
  readonly LiftStay: { readonly reason: string };
  readonly WithdrawAppeal: { readonly reason: string };
  readonly ReopenAppeal: { readonly reason: string; readonly evidence: readonly string[] };
  /** By the process manager, once every remedy was carried out. */
  readonly RecordEffect: { readonly instance: 1 | 2; readonly done: readonly RemedyDone[] };
  /** By the timer, once the time to escalate has passed. */
  readonly FinalizeAppeal: object;
  /** By the timer. */
  readonly WarnOfDeadline: { readonly deadline: DeadlineName };
  readonly RecordBreach: { readonly deadline: DeadlineName };
}

export type AppealDeed = keyof AppealDeeds;

/** What the rules look at beside the appeal itself; read from its own streams. */
export interface AppealSurroundings {
  readonly staff: string;
  readonly appeal: string;
  readonly by: Authority;
  readonly today: CalendarDate;
  readonly organization: OrganizationState;
  readonly calendar: WorkingCalendar;
  readonly policy: CaseworkPolicy;
  /** FileAppeal: by issue, in its order. */
  readonly contested?: readonly Contested[];
  /**
   * FormPanel, ReplaceMember and every deed of a reviewer: the caller, the members, the appellant, and whoever took
   * part, by id.
   */
  readonly people?: ReadonlyMap<string, StaffMemberState>;
  /** Of issues about a score: who has brought about what it consists of by now. Entries may have come since the filing. */
  readonly tookPart?: readonly Participant[];
  /** SubmitEvidence, ReopenAppeal: by id; a deed has a member `evidence` of its own. */
  readonly evidenceStates?: ReadonlyMap<string, EvidenceState>;
  /** What whoever puts evidence into the file may read already, beside what they brought in. */
  readonly readsEvidence?: ReadableEvidence;
  /** CastVote and DecideAppeal: what each remedy would change, by `remedyKey`. */
  readonly standing?: ReadonlyMap<string, NowStanding>;
}

export type AppealCommand<D extends AppealDeed = AppealDeed> = {
  [K in D]: AppealSurroundings & { readonly type: K } & AppealDeeds[K];
}[D];

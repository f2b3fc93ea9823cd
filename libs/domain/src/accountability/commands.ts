import type { CalendarDate } from '../calendar-date.js';
import type { DeadlineName } from '../casework/events.js';
import type { CaseworkPolicy } from '../casework/policy.js';
import type { WorkingCalendar } from '../clock/working-calendar.js';
import type { Authority } from '../duty/authority.js';
import type { EvidenceState, ReadableEvidence } from '../evidence/evidence.js';
import type { ExperimentState } from '../experiment/experiment.js';
import type { OrganizationState } from '../organization/organization.js';
import type { PeriodState } from '../period/period.js';
import type { Rulebook } from '../rulebook/rulebook.js';
import type { ScoreAccountState } from '../score-account/entry-case.js';
import type { StaffMemberState } from '../staff-member/staff-member.js';
import type { WorkRecordData } from '../work-record/events.js';
import type { CaseSource, Circumstances, Part } from './events.js';

/** What somebody gives with each deed. */
export interface CaseDeeds {
  readonly OpenCase: {
    readonly title: string;
    readonly description: string;
    readonly source: CaseSource;
    /** Needed where the source does not say it: of a complaint or a finding. Else it must not say otherwise. */
    readonly unit?: string;
    readonly occurredOn?: CalendarDate;
    readonly process?: string;
  };
  readonly BeginInvestigation: { readonly investigator: string };
  readonly TraceSteps: { readonly process?: string };
  readonly NamePerson: {
    readonly person: string;
    readonly part: Part;
    readonly circumstances: Circumstances;
  };
  readonly ReleasePerson: { readonly person: string; readonly reason: string };
  readonly AttachCaseEvidence: { readonly evidence: string };
  readonly InviteStatements: object;
  readonly GiveStatement: { readonly text: string };
  readonly GrantTolerance: {
    readonly person: string;
    readonly experiment: string;
    readonly inexperience: string;
    readonly exploration: string;
    readonly commonGood: string;
  };
  readonly ProposeFindings: { readonly summary: string };
  readonly GiveDefence: { readonly text: string };
  readonly DecideCase: {
    /** One for each person named. Whoever is liable has the share of the proposal. */
    readonly findings: readonly {
      readonly person: string;
      readonly liable: boolean;
      readonly reasons: string;
    }[];
    /** What the fault costs altogether, in milli-points; each liable person's entry is their share of it. */
    readonly points?: { readonly indicator: string; readonly total: number };
  };
  readonly ImposeSanction: {
    readonly sanction: string;
    readonly person: string;
    readonly rung: string;
    readonly from: CalendarDate;
    /** As long as the rung allows; left out where it takes no time. */
    readonly months?: number;
    readonly reasons: string;
  };
  readonly OrderAction: {
    readonly action: string;
    readonly text: string;
    readonly owner: string;
    readonly dueBy: CalendarDate;
    readonly repairs: readonly string[];
  };
  readonly ReassignAction: {
    readonly action: string;
    readonly owner: string;
    readonly dueBy: CalendarDate;
    readonly reason: string;
  };
  readonly CompleteAction: { readonly action: string; readonly text: string };
  readonly VerifyAction: { readonly action: string; readonly effective: boolean; readonly reason: string };
  readonly CloseCase: { readonly reason: string };
  readonly DiscontinueCase: { readonly reason: string };
  readonly ReopenCase: { readonly reason: string };
  /** By the process manager that carries out appeals; nothing follows where it was done, or would worsen. */
  readonly VaryFinding: { readonly person: string; readonly share: number; readonly appeal: string };
  readonly VarySanction: {
    readonly sanction: string;
    readonly outcome: 'lifted' | 'shortened';
    readonly until: CalendarDate | null;
    readonly appeal: string;
  };
  readonly SuspendSanction: { readonly sanction: string; readonly appeal: string };
  readonly ResumeSanction: { readonly sanction: string; readonly appeal: string };
  /** By the timer. */
  readonly RecordSpent: { readonly sanction: string };
  readonly WarnOfDeadline: { readonly deadline: DeadlineName };
  readonly RecordBreach: { readonly deadline: DeadlineName };
}

export type CaseDeed = keyof CaseDeeds;

/** What the source of a case says of it; `exists` false where there is no such thing. */
export interface SourceFacts {
  readonly exists: boolean;
  readonly unit?: string;
  readonly occurredOn?: CalendarDate;
  readonly process?: string;
}

/** What the rules look at beside the case itself; read from its own streams. */
export interface CaseSurroundings {
  readonly case: string;
  readonly by: Authority;
  readonly today: CalendarDate;
  readonly organization: OrganizationState;
  readonly calendar: WorkingCalendar;
  readonly policy: CaseworkPolicy;
  /** OpenCase. */
  readonly sourceFacts?: SourceFacts;
  /** TraceSteps: the records of the process in their order. */
  readonly records?: readonly WorkRecordData[];
  /**
   * By id: the caller, the investigator, everybody whom the case names, and whomever the deed or its records name (as
   * supervisor too). Who is missing counts as someone without posts: for the deeds of the process manager and the
   * timer it is empty.
   */
  readonly people: ReadonlyMap<string, StaffMemberState>;
  /** AttachCaseEvidence: by id; the deed has a member `evidence` of its own. */
  readonly evidenceStates?: ReadonlyMap<string, EvidenceState>;
  /** What whoever puts evidence into the file may read already, beside what they brought in. */
  readonly readsEvidence?: ReadableEvidence;
  /** GrantTolerance. */
  readonly experimentState?: ExperimentState;
  /** DecideCase: of the day of the fault. */
  readonly rulebook?: Rulebook;
  readonly period?: string;
  readonly periodState?: PeriodState;
  /**
   * DecideCase, where points are to follow: the accounts of that period, by person: of everybody named, and of whoever
   * had the entry that the case was opened from. Who is missing has none yet.
   */
  readonly accounts?: ReadonlyMap<string, ScoreAccountState>;
}

export type CaseCommand<D extends CaseDeed = CaseDeed> = {
  [K in D]: CaseSurroundings & { readonly type: K } & CaseDeeds[K];
}[D];

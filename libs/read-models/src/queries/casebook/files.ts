import type {
  Actor,
  CalendarDate,
  CaseEntry,
  CaseRef,
  Circumstances,
  DeadlineName,
  Disposition,
  CaseFinding as Finding,
  HeldDays,
  IssueDecision,
  IssueVote,
  LiabilityShares,
  MannerOfService,
  Participant,
  Party,
  RemedyDone,
  Repair,
  TimeLimit,
  TracedStep,
} from '#domain';
import type { MilliPoints } from '#scoring';
import type { ActionRow, AppealIssueRow, AppealRow, CasePersonRow, CaseRow, SanctionRow } from './rows.js';

/** Somebody did it, and when the ledger learned it. */
export interface Deed {
  readonly by: string;
  /** In UTC. */
  readonly at: string;
  readonly position: number;
}

export interface FileDeadline {
  readonly deadline: DeadlineName;
  readonly limit: TimeLimit | null;
  /** The day that starts the clock; it does not count. */
  readonly from: CalendarDate;
  readonly dueBy: CalendarDate;
  readonly warnOn: CalendarDate;
  readonly held: readonly HeldDays[];
  readonly setAt: string;
  readonly warnedAt?: string;
  readonly breachedAt?: string;
  /** When what was due was done, or nothing was due any more. */
  readonly endedAt?: string;
  /** Set anew: a later line says until when. */
  readonly replaced: boolean;
}

/** One event of a case, in words. */
export interface HistoryLine {
  readonly position: number;
  readonly recordedAt: string;
  readonly actor: Actor;
  readonly type: string;
  readonly what: string;
}

export interface FileIssue extends AppealIssueRow {
  readonly unit: string;
  readonly occurredOn: CalendarDate;
  readonly indicator?: string;
  readonly rule?: string;
  readonly tookPart: readonly Participant[];
}

export interface FileDecision extends Deed {
  readonly instance: 1 | 2;
  readonly decidedOn: CalendarDate;
  readonly panel: readonly string[];
  readonly issues: readonly IssueDecision[];
  readonly dissents: readonly {
    readonly member: string;
    readonly issue: number;
    readonly disposition: Disposition;
    readonly opinion?: string;
  }[];
  readonly service?: Deed & {
    readonly manner: MannerOfService;
    readonly servedOn: CalendarDate;
    readonly countsFrom: CalendarDate;
  };
  readonly effect?: { readonly at: string; readonly position: number; readonly done: readonly RemedyDone[] };
}

/** Everything in an appeal, as far as it was known. `issues` say more than in lists. */
export interface AppealFile extends Omit<AppealRow, 'issues'> {
  readonly knownAt?: string;
  readonly issues: readonly FileIssue[];
  readonly filedBy: string;
  readonly knownOn: CalendarDate;
  readonly fileBy: CalendarDate;
  readonly lateReason?: string;
  readonly returns: readonly (Deed & { readonly missing: string })[];
  readonly completions: readonly (Deed & { readonly text: string })[];
  /** Decisions on leave and admission. */
  readonly admissions: readonly (Deed & {
    readonly what: 'leave-granted' | 'leave-refused' | 'admitted' | 'not-admitted';
    readonly instance: 1 | 2;
    readonly reason?: string;
  })[];
  /** Every panel that was formed, as it was formed, and who joined for whom. */
  readonly panels: readonly (Deed & {
    readonly instance: 1 | 2;
    readonly chair: string;
    readonly members: readonly string[];
    readonly replacements: readonly (Deed & {
      readonly leaves: string;
      readonly joins: string;
      readonly reason?: string;
    })[];
  })[];
  readonly challenges: readonly (Deed & {
    readonly challenge: string;
    readonly member: string;
    readonly reason: string;
    readonly decision?: Deed & { readonly outcome: 'recused' | 'kept'; readonly reason: string };
  })[];
  readonly evidence: readonly (Deed & {
    readonly evidence: string;
    /** Missing where it came with a reopening. */
    readonly party?: Party;
    readonly inspections: readonly (Deed & { readonly party: Party })[];
  })[];
  readonly hearings: readonly (Deed & {
    readonly on: CalendarDate;
    readonly place: string;
    readonly held?: Deed & { readonly on: CalendarDate; readonly minutes: string };
  })[];
  /** Every vote, the later ones of a member as well. */
  readonly votes: readonly (Deed & {
    readonly instance: 1 | 2;
    readonly votes: readonly IssueVote[];
    readonly opinion?: string;
  })[];
  readonly decisions: readonly FileDecision[];
  readonly escalation?: Deed & {
    readonly escalatedOn: CalendarDate;
    readonly escalateBy: CalendarDate;
    readonly grounds: string;
    readonly outOfTime: boolean;
    readonly lateReason?: string;
  };
  readonly holds: readonly (Deed & {
    readonly from: CalendarDate;
    readonly to?: CalendarDate;
    readonly reason: string;
    readonly resumed?: Deed;
  })[];
  readonly extensions: readonly (Deed & { readonly reason: string })[];
  readonly stays: readonly (Deed & {
    readonly reason: string;
    readonly lifted?: Deed & { readonly reason: string };
  })[];
  readonly reopenings: readonly (Deed & { readonly reason: string; readonly evidence: readonly string[] })[];
  readonly withdrawal?: Deed & { readonly reason: string };
  readonly deadlines: readonly FileDeadline[];
  /** Everything that touched it but the looks into its file, in the order of the log; what followed from it as well. */
  readonly history: readonly HistoryLine[];
}

/** An entry that follows from a case, and what became of it in the account. */
export interface FileCaseEntry extends CaseEntry {
  readonly standing: 'awaited' | 'posted' | 'corrected' | 'reversed';
  /** What is left of it, in milli-points; 0 where it was reversed. */
  readonly pointsNow: MilliPoints;
  /** Everything that was posted or reversed for it, in order. */
  readonly steps: readonly {
    readonly entryId: string;
    readonly type: 'EntryPosted' | 'EntryReversed';
    readonly at: string;
    readonly position: number;
    readonly points: MilliPoints;
    readonly appeal?: string;
  }[];
}

export interface FilePerson extends CasePersonRow {
  readonly circumstances: Circumstances;
  readonly named: Deed;
  readonly released?: Deed & { readonly reason: string };
  readonly invitedAt?: string;
  readonly statements: readonly { readonly text: string; readonly at: string; readonly position: number }[];
  readonly defences: readonly { readonly text: string; readonly at: string; readonly position: number }[];
  readonly tolerance?: Deed & {
    readonly experiment: string;
    readonly inexperience: string;
    readonly exploration: string;
    readonly commonGood: string;
  };
  /** As decided, and as it is after appeals. */
  readonly finding?: Finding & {
    readonly varied: readonly { readonly appeal: string; readonly share: number; readonly at: string }[];
  };
}

export interface FileSanction extends Omit<SanctionRow, 'status' | 'staffName'> {
  readonly status: 'standing' | 'suspended' | 'spent' | 'lifted';
  readonly steps: readonly { readonly type: string; readonly at: string; readonly what: string }[];
}

export interface FileAction extends Omit<ActionRow, 'ownerName'> {
  readonly completions: readonly (Deed & { readonly text: string })[];
  readonly verifications: readonly (Deed & {
    readonly verifiedOn: CalendarDate;
    readonly effective: boolean;
    readonly reason: string;
    readonly repairs: readonly Repair[];
  })[];
}

/** Everything in an accountability case, as far as it was known. */
export interface CaseFile extends Omit<CaseRow, 'persons' | 'sanctions'> {
  readonly knownAt?: string;
  /** Whoever asked is named in the case: what is about other persons alone is left out. */
  readonly partOf?: string;
  readonly description: string;
  /** Nobody is held to it after that day. */
  readonly limitationEnds: CalendarDate;
  readonly begun?: Deed & { readonly investigator: string };
  readonly traces: readonly (Deed & { readonly process: string; readonly steps: readonly TracedStep[] })[];
  /** The last word on every step. */
  readonly steps: readonly TracedStep[];
  /** Those who were released as well. */
  readonly persons: readonly FilePerson[];
  readonly evidence: readonly (Deed & { readonly evidence: string })[];
  readonly proposals: readonly (Deed & { readonly summary: string; readonly shares: LiabilityShares })[];
  readonly decisions: readonly (Deed & {
    readonly decidedOn: CalendarDate;
    readonly findings: readonly Finding[];
    readonly organization: number;
    readonly entries: readonly CaseEntry[];
  })[];
  /** Thousandths that stay with the organisation, as it stands. */
  readonly organizationShare?: number;
  readonly entries: readonly FileCaseEntry[];
  readonly sanctions: readonly FileSanction[];
  readonly actions: readonly FileAction[];
  readonly closings: readonly (Deed & {
    readonly outcome: 'done' | 'discontinued';
    readonly reason: string;
  })[];
  readonly reopenings: readonly (Deed & { readonly reason: string })[];
  readonly deadlines: readonly FileDeadline[];
  /** Everything that touched it but the looks into its file, in the order of the log; what followed from it as well. */
  readonly history: readonly HistoryLine[];
}

export interface SimilarCase {
  readonly of: CaseRef;
  /** What it was about, in a few words. */
  readonly title: string;
  /** Dispositions of an appeal; of a case who was found liable. */
  readonly outcome: string;
  readonly decidedOn: CalendarDate;
}

import type { AppealStatus, CalendarDate, CaseRef, CaseStatus, DeadlineName } from '#domain';
import type { SanctionStanding } from './rows.js';

export interface PageQuery {
  readonly after?: string;
  /** Rows on a page; all of them where it is not given. */
  readonly limit?: number;
}

export interface WorkQuery extends PageQuery {
  /** With everything below it. */
  readonly unit?: string;
  /** Whether the end is not reached; both where it is not given. */
  readonly open?: boolean;
  /** Only those that have a deadline which ends before that day. */
  readonly dueBefore?: CalendarDate;
  /** `due`: by the deadline that ends first; only what has one. `filed` where it is not given. */
  readonly sort?: 'filed' | 'due';
  /** For `ageDays` of the rows. */
  readonly today?: CalendarDate;
}

export interface AppealsQuery extends WorkQuery {
  readonly staff?: string;
  readonly status?: readonly AppealStatus[];
  /** Who sits on the panel. */
  readonly member?: string;
  /** A person whose rows are left out where they are recused, or challenged and that is not decided. */
  readonly barred?: string;
}

export interface CasesQuery extends WorkQuery {
  readonly status?: readonly CaseStatus[];
  readonly investigator?: string;
  /** Who is named in it. */
  readonly person?: string;
  readonly process?: string;
  /** Who asks: of cases in which they are named, only their own part is told. */
  readonly reader?: string;
}

export interface SanctionsQuery extends PageQuery {
  readonly staff?: string;
  readonly unit?: string;
  readonly status?: SanctionStanding;
  /** What is spent and what still runs goes by it. */
  readonly today: CalendarDate;
}

export interface ActionsQuery extends PageQuery {
  readonly owner?: string;
  readonly unit?: string;
  readonly open?: boolean;
  /** Only open ones whose last day has passed on that day. */
  readonly overdueOn?: CalendarDate;
}

export interface ExperimentsQuery extends PageQuery {
  readonly unit?: string;
  /** Only those that run on that day. */
  readonly on?: CalendarDate;
}

export interface ToleranceQuery extends PageQuery {
  readonly staff?: string;
  readonly unit?: string;
  readonly experiment?: string;
}

export interface CalendarQuery {
  /** First and last day. */
  readonly from?: CalendarDate;
  readonly to?: CalendarDate;
}

export interface CasebookQuery {
  /** With everything below it. */
  readonly unit?: string;
  readonly today: CalendarDate;
}

export interface FileQuery {
  /** A time in UTC: only what the ledger had learned by then. */
  readonly knownAt?: string;
}

export interface CaseFileQuery extends FileQuery {
  /** Who asks: whoever was ever named in the case is told only their own part. */
  readonly reader?: string;
}

export const overturnDimensions = ['assessor', 'verifier', 'reviewer', 'rule', 'unit', 'indicator'] as const;
export type OverturnDimension = (typeof overturnDimensions)[number];

export interface OverturnQuery {
  readonly by: OverturnDimension;
}

/**
 * How often what somebody or something brought about was changed on appeal. `decided` and `overturned` count issues by
 * their last decision; `rate` is per mille. Of reviewers: issues that their panel decided in the first instance, they
 * with the majority, and the second instance decided again; overturned where that came to something else.
 */
export interface OverturnRow {
  readonly id: string;
  readonly name?: string;
  readonly decided: number;
  readonly overturned: number;
  readonly rate: number;
}

/** `kind` names the deed that is due. */
export interface DueWork {
  readonly kind: 'warn' | 'breach' | 'finalize' | 'spent';
  readonly of: CaseRef;
  readonly deadline?: DeadlineName;
  readonly sanction?: string;
}

/** Of what is open; `n` by where it stands. Closed statuses are counted in `byStatus` as well. */
export interface WorkFigures {
  readonly open: number;
  readonly byStatus: Readonly<Record<string, number>>;
  /** Calendar days since it began, up to `upTo` and more than those of the line before; the last line has no end. */
  readonly byAge: readonly { readonly upTo: number | null; readonly n: number }[];
  /** The last day of a deadline has passed. */
  readonly overdue: number;
  /** The day of the warning has come, and the last day has not passed. */
  readonly dueSoon: number;
}

/** Exact quantiles of calendar days: the fewest that at least that share of the decisions do not exceed. */
export interface DecisionDays {
  readonly n: number;
  readonly median: number;
  readonly p90: number;
  readonly p95: number;
  readonly max: number;
}

export interface CasebookFigures {
  readonly appeals: WorkFigures;
  readonly cases: WorkFigures;
  /** From filing or escalation to the first decision of that instance; an instance without decisions is left out. */
  readonly decisionDays: readonly ({ readonly instance: 1 | 2 } & DecisionDays)[];
  /** From opening to the first decision of accountability cases; missing where there is none. */
  readonly caseDecisionDays?: DecisionDays;
  readonly sanctions: Readonly<Record<SanctionStanding, number>>;
  readonly actions: { readonly open: number; readonly overdue: number; readonly effective: number };
}

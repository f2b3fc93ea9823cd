import type {
  AppealStatus,
  AppealSubject,
  CalendarDate,
  CaseSource,
  CaseStatus,
  DeadlineName,
  Disposition,
  PanelMember,
  Part,
} from '#domain';

/** The open deadline that ends first; none while the clock stands. */
export interface Due {
  readonly deadline: DeadlineName;
  /** The last whole day. */
  readonly dueBy: CalendarDate;
  readonly breached: boolean;
}

export interface AppealIssueRow {
  readonly issue: number;
  readonly subject: AppealSubject;
  readonly grounds: string;
  /** What the instance that decided last made of it. */
  readonly disposition?: Disposition;
}

/** An appeal and where it stands. Times in UTC. */
export interface AppealRow {
  readonly staff: string;
  readonly staffName: string | null;
  readonly appeal: string;
  readonly unit: string;
  readonly status: AppealStatus;
  readonly instance: 1 | 2;
  readonly outOfTime: boolean;
  readonly held: boolean;
  readonly stayed: boolean;
  readonly extended: boolean;
  readonly filedOn: CalendarDate;
  readonly filedAt: string;
  readonly issues: readonly AppealIssueRow[];
  readonly chair?: string;
  /** Of the instance that is at work, recused members as well. */
  readonly panel: readonly Pick<PanelMember, 'member' | 'standing'>[];
  readonly due?: Due;
  /** By the instance that decided last. */
  readonly decidedOn?: CalendarDate;
  /** Calendar days since it was filed; of open ones, where `today` was given. */
  readonly ageDays?: number;
  /** Log position of its first event: what lists are ordered by. */
  readonly position: number;
  /** Of the stream of all appeals of this person, at the last event of this one. */
  readonly revision: number;
}

export interface CasePersonRow {
  readonly staff: string;
  readonly name: string | null;
  readonly part: Part;
  /** In thousandths: as decided or, before that, as proposed. */
  readonly share?: number;
  /** As decided. */
  readonly liable?: boolean;
}

/** An accountability case and where it stands. Times in UTC. */
export interface CaseRow {
  readonly case: string;
  readonly title: string;
  readonly status: CaseStatus;
  readonly source: CaseSource;
  readonly unit: string;
  readonly process?: string;
  /** The day of the fault. */
  readonly occurredOn: CalendarDate;
  readonly openedOn: CalendarDate;
  readonly openedAt: string;
  readonly openedBy: string;
  readonly investigator?: string;
  readonly persons: readonly CasePersonRow[];
  readonly due?: Due;
  readonly decidedOn?: CalendarDate;
  /** How many sanctions were imposed. */
  readonly sanctions: number;
  /** Corrective actions whose effect is not verified. */
  readonly actionsOpen: number;
  /** Calendar days since it was opened; of open ones, where `today` was given. */
  readonly ageDays?: number;
  readonly position: number;
  /** Of its stream, at its last event. */
  readonly revision: number;
}

export const sanctionStandings = ['to-come', 'running', 'suspended', 'spent', 'lifted'] as const;

/**
 * `to-come`: its first day lies ahead · `spent`: its last day has passed, whether or not that is recorded already; one that takes no time is spent behind the
 * day on which it was given.
 */
export type SanctionStanding = (typeof sanctionStandings)[number];

export interface SanctionRow {
  readonly case: string;
  readonly sanction: string;
  readonly staff: string;
  readonly staffName: string | null;
  /** Of the case. */
  readonly unit: string;
  readonly rung: string;
  readonly status: SanctionStanding;
  readonly from: CalendarDate;
  /** The last day; null: it takes no time. */
  readonly until: CalendarDate | null;
  readonly suspendedOn?: CalendarDate;
  readonly reasons: string;
  readonly imposedBy: string;
  readonly imposedAt: string;
  /** The appeal that changed it last. */
  readonly appeal?: string;
  readonly position: number;
}

/** A corrective action. It is open until its effect was verified. */
export interface ActionRow {
  readonly case: string;
  readonly action: string;
  readonly text: string;
  readonly owner: string;
  readonly ownerName: string | null;
  /** Of the case. */
  readonly unit: string;
  readonly status: 'ordered' | 'completed' | 'effective' | 'ineffective';
  readonly dueBy?: CalendarDate;
  readonly breached: boolean;
  /** Whose points come back in part once the effect is verified. */
  readonly repairs: readonly string[];
  readonly orderedBy: string;
  readonly orderedAt: string;
  readonly completedBy?: string;
  readonly completedAt?: string;
  readonly verifiedBy?: string;
  readonly verifiedOn?: CalendarDate;
  readonly position: number;
}

export interface ExperimentRow {
  readonly experiment: string;
  readonly unit: string;
  readonly title: string;
  readonly purpose: string;
  readonly safeguards: string;
  readonly from: CalendarDate;
  readonly to: CalendarDate;
  readonly participants: readonly string[];
  readonly registeredBy: string;
  readonly registeredAt: string;
  readonly approvedBy?: string;
  readonly approvedOn?: CalendarDate;
  readonly position: number;
  /** Of its stream, at its last event. */
  readonly revision: number;
}

/** An honest mistake that a person is not held to. */
export interface ToleranceRow {
  readonly case: string;
  readonly staff: string;
  readonly staffName: string | null;
  readonly experiment: string;
  readonly experimentTitle: string | null;
  /** Of the case. */
  readonly unit: string;
  /** The day of the fault. */
  readonly occurredOn: CalendarDate;
  readonly inexperience: string;
  readonly exploration: string;
  readonly commonGood: string;
  readonly grantedBy: string;
  readonly grantedAt: string;
  readonly position: number;
}

/** One look into a case file, dossier or its evidence. */
export interface CaseReading {
  readonly readBy: string;
  /** As whom they looked. */
  readonly role?: string;
  readonly what: 'file' | 'dossier' | 'evidence';
  /** In UTC. */
  readonly at: string;
  readonly position: number;
}

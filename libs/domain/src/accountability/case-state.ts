import type { CalendarDate } from '../calendar-date.js';
import type { OpenDeadline } from '../casework/open-deadline.js';
import type { ActionOrdered, Finding, SanctionImposed } from './decision-events.js';
import type { CaseEntry, CaseOpened, Circumstances, LiabilityShares, Part, TracedStep } from './events.js';
import type { CaseStatus } from './transitions.js';

export interface NamedPerson {
  readonly staff: string;
  readonly part: Part;
  readonly circumstances: Circumstances;
  invited: boolean;
  statement: boolean;
  defence: boolean;
  /** The experiment whose honest mistake it was. */
  tolerated?: string;
}

export interface SanctionState {
  readonly sanction: string;
  readonly staff: string;
  readonly rung: string;
  readonly from: CalendarDate;
  readonly until: CalendarDate | null;
  readonly status: 'standing' | 'suspended' | 'spent' | 'lifted';
  /** Left out where an appeal has said since until when it lasts: then the days on which it stood move nothing. */
  readonly suspendedOn?: CalendarDate;
  readonly imposed: SanctionImposed['data'];
}

export interface ActionState {
  readonly action: string;
  readonly owner: string;
  readonly repairs: readonly string[];
  readonly status: 'ordered' | 'completed' | 'effective' | 'ineffective';
  readonly completedBy?: string;
  /** How many days its owner was given: as many again where it had no effect. */
  readonly days?: number;
  readonly ordered: ActionOrdered['data'];
}

/** An accountability case, as far as decisions ask for it. */
export interface CaseState {
  opened?: CaseOpened['data'];
  status?: CaseStatus;
  investigator?: string;
  /** Everybody who acted for the office in it. Whoever opened it only said what they saw: they may yet be named. */
  readonly acted: Set<string>;
  /** Of them, whoever investigated. */
  readonly investigated: Set<string>;
  /** Everybody who brought evidence for it. */
  readonly witnesses: Set<string>;
  /** Everybody who was ever named in it, released or not. */
  readonly everNamed: Set<string>;
  readonly persons: Map<string, NamedPerson>;
  readonly steps: Map<string, TracedStep>;
  readonly evidence: Set<string>;
  proposedBy?: string;
  proposed?: LiabilityShares;
  decidedOn?: CalendarDate;
  decidedBy?: string;
  readonly findings: Map<string, Finding>;
  organizationShare: number;
  /** What follows in the accounts, as it stands: after repairs and appeals the points that are left. */
  readonly entries: Map<string, CaseEntry & { repaired: boolean; reversed: boolean }>;
  readonly sanctions: Map<string, SanctionState>;
  readonly actions: Map<string, ActionState>;
  readonly deadlines: Map<string, OpenDeadline>;
}

/** A case that is there: what every deed but the opening needs. */
export type OpenedCase = CaseState & {
  readonly opened: CaseOpened['data'];
  readonly status: CaseStatus;
};

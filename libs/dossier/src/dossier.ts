import type {
  Actor,
  CalendarDate,
  CaseRef,
  EntryData,
  EntryStatus,
  LedgerEventType,
  Rulebook,
} from '#domain';
import type { AppealFile, CaseFile } from '#read-models';
import type { FileIntegrity } from '#runtime';

/** What happened, as the log has it. `about`: which part of the matter it belongs to. */
export interface TimelineEvent {
  readonly position: number;
  /** When the ledger learned it. */
  readonly recordedAt: string;
  /** The day it happened in the world, where the event says so. */
  readonly occurredOn?: CalendarDate;
  readonly actor: Actor;
  readonly type: LedgerEventType;
  readonly about: 'file' | 'related' | 'entry' | 'process' | 'evidence' | 'matter' | 'rulebook';
  readonly what: string;
  /** Why, or what was said, in the words of whoever did it. */
  readonly why?: string;
}

export interface HeldPost {
  readonly post: string;
  readonly unit: string;
  readonly from: CalendarDate;
  readonly to: CalendarDate | null;
}

/** A step of a process: who did it, and every post that they held that day. */
export interface DossierStep {
  readonly record: string;
  readonly activity: string;
  readonly occurrence: number;
  readonly occurredOn: CalendarDate;
  readonly plannedOn?: CalendarDate;
  readonly dueOn?: CalendarDate;
  readonly unit: string;
  readonly staff?: string;
  /** The post through which they acted, as the record says. */
  readonly post?: string;
  readonly attribution?: 'process-opener';
  readonly supervisor?: string;
  readonly held: readonly HeldPost[];
  /** The matter is about this very step. */
  readonly concerned: boolean;
  readonly position: number;
  readonly recordedAt: string;
}

export interface DossierProcess {
  readonly process: string;
  readonly steps: readonly DossierStep[];
}

/** An entry with everything that happened to it; points in milli-points. */
export type DossierEntry = EntryData & {
  readonly status: EntryStatus;
  /** A person, or a rule. */
  readonly proposedBy: string;
  readonly position: number;
  readonly life: readonly Pick<
    TimelineEvent,
    'position' | 'recordedAt' | 'actor' | 'type' | 'what' | 'why'
  >[];
};

/** A rulebook version that decided something here, with its rules that did. */
export interface DossierRulebook {
  readonly version: number;
  readonly title: string;
  readonly inForceFrom: CalendarDate;
  readonly publishedAt: string;
  readonly position: number;
  readonly indicators: Rulebook['indicators'];
  readonly rules: Rulebook['rules'];
  readonly manualRules: Rulebook['manualRules'];
  /** Of the version in force when the file was opened. */
  readonly procedure?: Rulebook['casework'];
}

/** Evidence, and whether its bytes are still those that came in; what lies in another system is a `reference`. */
export interface DossierEvidence {
  readonly evidence: string;
  readonly integrity: FileIntegrity | 'reference' | 'unknown';
  readonly title?: string;
  readonly url?: string;
  readonly sha256?: string;
  readonly bytes?: number;
  readonly mediaType?: string;
  readonly by?: string;
  readonly recordedAt?: string;
  /** What names it: the file itself, entries, observations. */
  readonly namedBy: readonly string[];
}

export interface DossierAccess {
  readonly readBy: string;
  readonly role?: string;
  readonly what: 'file' | 'dossier' | 'evidence';
  readonly at: string;
  readonly position: number;
}

/** A decided case that is like this one; it names nobody. */
export interface SimilarDecision {
  readonly kind: CaseRef['kind'];
  readonly id: string;
  readonly about: string;
  readonly outcome: string;
  readonly decidedOn: CalendarDate;
}

/** A stream that was read from its first event on; `revision` is the last one that is told here. */
export interface ReadStream {
  readonly stream: string;
  readonly events: number;
  readonly revision: number;
}

/** What was looked at, so that nobody has to believe that nothing was left out. */
export interface Completeness {
  readonly generatedAt: string;
  readonly knownAt?: string;
  /** Position of the log's last event that could be told of. */
  readonly position: number;
  /** On the timeline. */
  readonly events: number;
  readonly accesses: number;
  readonly streams: readonly ReadStream[];
}

export type DossierFile =
  | { readonly kind: 'appeal'; readonly appeal: AppealFile }
  | { readonly kind: 'accountability'; readonly case: CaseFile };

/** Everything about a matter in one place and one order. Points in milli-points, times in UTC. */
export interface Dossier {
  readonly of: CaseRef;
  readonly knownAt?: string;
  readonly file: DossierFile;
  readonly names: Readonly<Record<string, string>>;
  readonly processes: readonly DossierProcess[];
  readonly entries: readonly DossierEntry[];
  readonly rulebooks: readonly DossierRulebook[];
  readonly evidence: readonly DossierEvidence[];
  readonly accesses: readonly DossierAccess[];
  readonly timeline: readonly TimelineEvent[];
  readonly similar: readonly SimilarDecision[];
  readonly completeness: Completeness;
}

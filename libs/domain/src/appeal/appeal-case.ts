import type { CalendarDate } from '../calendar-date.js';
import type { OpenDeadline } from '../casework/open-deadline.js';
import type { AppealIssue } from './events.js';
import type { IssueDecision, IssueVote } from './decision-events.js';
import type { Party } from './panel-events.js';
import type { AppealStatus } from './transitions.js';

export interface PanelMember {
  readonly member: string;
  /** `challenged`: takes no part until it is decided; `recused`: sees nothing any more. */
  standing: 'sits' | 'challenged' | 'recused';
  vote?: { readonly votes: readonly IssueVote[]; readonly opinion?: string };
}

/** One appeal of a person, as far as decisions ask for it. */
export interface AppealCase {
  readonly appeal: string;
  readonly unit: string;
  readonly issues: readonly AppealIssue[];
  readonly filedOn: CalendarDate;
  readonly knownOn: CalendarDate;
  status: AppealStatus;
  instance: 1 | 2;
  /** Where a filing that was returned came from. */
  returnedFrom?: AppealStatus;
  outOfTime: boolean;
  heldSince?: CalendarDate;
  extended: boolean;
  /** Until it is lifted, a decision is served, or the appeal ends. */
  stayed: boolean;
  /** Everybody who acted for the office of review, by instance: the second shares nobody with the first. */
  readonly acted: { readonly 1: Set<string>; readonly 2: Set<string> };
  /** Everybody who spoke for the office whose doing is contested. */
  readonly spoke: Set<string>;
  chair?: string;
  /** Of the instance that is at work; a recused member until somebody took their place. */
  panel: PanelMember[];
  readonly challenges: Map<
    string,
    {
      readonly member: string;
      /** A side, or the member of the panel who raised it. */
      readonly side: string;
      decided: boolean;
    }
  >;
  /** Everybody who was ever recused here. */
  readonly recused: Set<string>;
  /** `party` is missing where it came with a reopening. */
  readonly evidence: Map<string, { readonly party?: Party; readonly seenBy: Set<Party> }>;
  hearingOn?: CalendarDate;
  readonly deadlines: Map<string, OpenDeadline>;
  /** The last one, of whichever instance. */
  decision?: { readonly issues: readonly IssueDecision[]; readonly decidedOn: CalendarDate };
  servedOn?: CalendarDate;
  /** Instances whose decision was served, and whose effect was not recorded yet. */
  readonly effectDue: Set<1 | 2>;
  /** The last whole day for taking the decision of the first instance to the second. */
  escalateBy?: CalendarDate;
}

/** All appeals of one person: what is contested once is not contested twice. */
export interface DocketState {
  readonly appeals: Map<string, AppealCase>;
}

import { parts, type CaseDeed, type CaseDeeds, type CaseSource, type Circumstances } from '#domain';
import {
  byKind,
  date,
  flag,
  list,
  object,
  oneOf,
  optional,
  otherwise,
  points,
  text,
  whole,
  type Shape,
} from './fields.js';

/** What the ledger does by itself is not for people. */
export type CaseDeedOfPeople = Exclude<
  CaseDeed,
  | 'VaryFinding'
  | 'VarySanction'
  | 'SuspendSanction'
  | 'ResumeSanction'
  | 'RecordSpent'
  | 'WarnOfDeadline'
  | 'RecordBreach'
>;

type Decision = CaseDeeds['DecideCase'];

const source = byKind<CaseSource>({
  'work-record': { process: text, record: text },
  entry: { period: text, staff: text, entryId: text },
  observation: { observation: text },
  complaint: { text },
  finding: { text },
});

const circumstances = object<Circumstances>({
  falsified: optional(text),
  dissented: optional(text),
  followedOrder: optional(text),
  unclearRule: optional(text),
  forceMajeure: optional(text),
  mitigation: otherwise(list(text), []),
  aggravation: otherwise(list(text), []),
});

const finding = object<Decision['findings'][number]>({ person: text, liable: flag, reasons: text });
const cost = object<NonNullable<Decision['points']>>({ indicator: text, total: points });
const nothing = {};
const reason = { reason: text };

/** By deed: what is given with it. */
export const caseDeedData: { readonly [D in CaseDeedOfPeople]: Shape<CaseDeeds[D]> } = {
  OpenCase: {
    title: text,
    description: text,
    source,
    unit: optional(text),
    occurredOn: optional(date),
    process: optional(text),
  },
  BeginInvestigation: { investigator: text },
  TraceSteps: { process: optional(text) },
  NamePerson: {
    person: text,
    part: oneOf(...parts),
    circumstances: otherwise(circumstances, { mitigation: [], aggravation: [] }),
  },
  ReleasePerson: { person: text, reason: text },
  AttachCaseEvidence: { evidence: text },
  InviteStatements: nothing,
  GiveStatement: { text },
  GrantTolerance: {
    person: text,
    experiment: text,
    inexperience: text,
    exploration: text,
    commonGood: text,
  },
  ProposeFindings: { summary: text },
  GiveDefence: { text },
  DecideCase: { findings: list(finding), points: optional(cost) },
  ImposeSanction: {
    sanction: text,
    person: text,
    rung: text,
    from: date,
    months: optional(whole),
    reasons: text,
  },
  OrderAction: {
    action: text,
    text,
    owner: text,
    dueBy: date,
    repairs: otherwise(list(text), []),
  },
  ReassignAction: { action: text, owner: text, dueBy: date, reason: text },
  CompleteAction: { action: text, text },
  VerifyAction: { action: text, effective: flag, reason: text },
  CloseCase: reason,
  DiscontinueCase: reason,
  ReopenCase: reason,
};

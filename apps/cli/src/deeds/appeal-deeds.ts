import {
  dispositions,
  mannersOfService,
  type AppealDeed,
  type AppealDeeds,
  type AppealSubject,
  type IssueVote,
  type Remedy,
} from '#domain';
import {
  byKind,
  date,
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
export type AppealDeedOfPeople = Exclude<
  AppealDeed,
  'RecordEffect' | 'FinalizeAppeal' | 'WarnOfDeadline' | 'RecordBreach'
>;

const subject = byKind<AppealSubject>({
  entry: { period: text, entryId: text },
  score: { period: text },
  finding: { case: text },
  sanction: { case: text, sanction: text },
});

const remedy = byKind<Remedy>({
  'reverse-entry': { period: text, entryId: text },
  'correct-entry': { period: text, entryId: text, points },
  'set-aside-finding': { case: text },
  'reduce-share': { case: text, share: whole },
  'lift-sanction': { case: text, sanction: text },
  'shorten-sanction': { case: text, sanction: text, until: date },
});

const vote: Shape<IssueVote> = {
  issue: whole,
  disposition: oneOf(...dispositions),
  remedies: otherwise(list(remedy), []),
};

const nothing = {};
/** Today, where it is left out: the command fills it in. */
const dayOfReceipt = { ...date, optional: true } as const;
const reason = { reason: text };

/** By deed: what is given with it. */
export const appealDeedData: { readonly [D in AppealDeedOfPeople]: Shape<AppealDeeds[D]> } = {
  FileAppeal: {
    issues: list(object<AppealDeeds['FileAppeal']['issues'][number]>({ subject, grounds: text })),
    knownOn: date,
    filedOn: dayOfReceipt,
    lateReason: optional(text),
  },
  ReturnFiling: { missing: text },
  CompleteFiling: { text },
  GrantLeave: reason,
  RefuseLeave: reason,
  AdmitAppeal: nothing,
  RefuseAdmission: reason,
  FormPanel: { chair: text, members: list(text) },
  ChallengeMember: { challenge: text, member: text, reason: text },
  DecideChallenge: { challenge: text, outcome: oneOf('recused', 'kept'), reason: text },
  ReplaceMember: { leaves: text, joins: text, chair: text, reason: optional(text) },
  OpenEvidence: nothing,
  SubmitEvidence: { evidence: text },
  InspectEvidence: nothing,
  CloseEvidence: nothing,
  ScheduleHearing: { on: date, place: text },
  RecordHearing: { on: date, minutes: text },
  BeginDeliberation: nothing,
  CastVote: { votes: list(object<IssueVote>(vote)), opinion: optional(text) },
  DecideAppeal: { issues: list(object({ ...vote, reasons: text })) },
  ServeDecision: { servedOn: date, manner: oneOf(...mannersOfService) },
  EscalateAppeal: { grounds: text, escalatedOn: dayOfReceipt, lateReason: optional(text) },
  HoldAppeal: reason,
  ResumeAppeal: nothing,
  ExtendDecision: reason,
  GrantStay: reason,
  LiftStay: reason,
  WithdrawAppeal: reason,
  ReopenAppeal: { reason: text, evidence: list(text) },
};

import type { AppealCase, DocketState } from '../appeal/appeal-case.js';
import type { AppealCommand, AppealDeed } from '../appeal/commands.js';
import { docket } from '../appeal/docket.js';
import type { AppealEvent } from '../appeal/events.js';
import type { AppealStatus } from '../appeal/transitions.js';
import { DomainError } from '../domain-error.js';
import { after, appealAfter, deed, deedIn, folded, LATE, panelOf, reviewer } from './appeal-fixture.js';

/** What a deed made of an appeal that stood somewhere: where it stands now, or how it was refused. */
export interface AppealMove {
  readonly deed: AppealDeed;
  readonly from: AppealStatus;
  readonly held: boolean;
  readonly to?: AppealStatus;
  readonly refusal?: DomainError;
}

/** A sanction, which can be stayed. */
const contested = { case: 'C1', sanction: 'X1' };
const issues = [{ subject: { kind: 'sanction', ...contested }, grounds: 'it is too long' }] as const;
const lifted = {
  issue: 1,
  disposition: 'upheld',
  remedies: [{ kind: 'lift-sanction', ...contested }],
} as const;

/** An appeal filed in time, and one that was filed late. */
const beginnings = [
  after(deed('FileAppeal', { issues })),
  after(deed('FileAppeal', { issues, knownOn: '2026-01-20' })),
];

/**
 * Walks through every life that an appeal of one issue can have in both instances: every deed is tried wherever the
 * appeal can stand, by whoever usually does it there.
 */
export function appealLife(): AppealMove[] {
  const moves: AppealMove[] = [];
  const seen = new Set<string>();
  const histories: AppealEvent[][] = [...beginnings];
  for (const history of histories) {
    const state = folded(history);
    const appeal = state.appeals.get('AP1')!;
    const standing = signature(appeal);
    if (seen.has(standing)) continue;
    seen.add(standing);
    for (const command of commandsIn(appeal.instance)) {
      const before = { deed: command.type, from: appeal.status, held: appeal.heldSince !== undefined };
      const outcome = decided(state, command);
      if (outcome instanceof DomainError) moves.push({ ...before, refusal: outcome });
      else if (outcome.length > 0) {
        const next = [...history, ...outcome];
        histories.push(next);
        moves.push({ ...before, to: appealAfter(next).status });
      }
    }
  }
  return moves;
}

/** What makes a difference to what can be done: two appeals that agree in it need not both be followed. */
const signature = (appeal: AppealCase): string =>
  JSON.stringify([
    appeal.status,
    appeal.instance,
    appeal.returnedFrom,
    appeal.heldSince !== undefined,
    appeal.stayed,
    appeal.panel.map(({ member, standing, vote }) => [member, standing, vote !== undefined]),
    [...appeal.effectDue],
    appeal.evidence.size,
  ]);

function decided(state: DocketState, command: AppealCommand): readonly AppealEvent[] | DomainError {
  try {
    return docket.decide(state, command);
  } catch (error) {
    if (error instanceof DomainError) return error;
    throw error;
  }
}

const deeds: readonly AppealDeed[] = [
  'ReturnFiling',
  'CompleteFiling',
  'GrantLeave',
  'RefuseLeave',
  'AdmitAppeal',
  'RefuseAdmission',
  'FormPanel',
  'ChallengeMember',
  'DecideChallenge',
  'ReplaceMember',
  'OpenEvidence',
  'SubmitEvidence',
  'InspectEvidence',
  'CloseEvidence',
  'ScheduleHearing',
  'RecordHearing',
  'BeginDeliberation',
  'ServeDecision',
  'EscalateAppeal',
  'HoldAppeal',
  'ResumeAppeal',
  'ExtendDecision',
  'GrantStay',
  'LiftStay',
  'WithdrawAppeal',
  'ReopenAppeal',
  'FinalizeAppeal',
];

function commandsIn(instance: 1 | 2): AppealCommand[] {
  return [
    ...deeds.map((type) => deedIn(instance, type)),
    ...panelOf(instance).map((id) => deedIn(instance, 'CastVote', { by: reviewer(id), votes: [lifted] })),
    deedIn(instance, 'DecideAppeal', { issues: [{ ...lifted, reasons: 'so it is right' }] }),
    ...([1, 2] as const).map((of) => deedIn(of, 'RecordEffect')),
    deed('EscalateAppeal', { today: LATE, escalatedOn: LATE }),
  ];
}

import { DomainError } from '../domain-error.js';
import { requireGrant, requireOther, requireUninvolved } from '../duty/duty.js';
import { whoMay } from '../duty/who-may.js';
import { requireReadable } from '../evidence/evidence.js';
import type { EntryStep, StepOf } from './commands.js';
import {
  isPending,
  requireCase,
  standsElsewhere,
  tookPart,
  type EntryCase,
  type ScoreAccountState,
} from './entry-case.js';
import type { ScoreAccountEvent } from './events.js';
import { answerBy, postProposed, requireText } from './post.js';

export function confirm(state: ScoreAccountState, command: StepOf<'ConfirmEntry'>): ScoreAccountEvent[] {
  const { entryId, period, staff, by, today, calendar } = command;
  const found = requireCase(state, entryId, 'entry-not-proposed');
  requireJudge(state, found, command);
  if (found.confirmedBy === by.id) return [];
  requireUninvolved(by, tookPart(found), 'confirming it');
  if (found.status !== 'proposed') throw standsElsewhere('entry-not-proposed', found);
  const due = answerBy(found.proposal!.steps, today, calendar);
  return [
    { type: 'EntryConfirmed', data: { entryId, period, staff, confirmedBy: by.id, answerBy: due } },
    ...(due === null ? postProposed(state, found, command) : []),
  ];
}

export function returnToProposer(
  state: ScoreAccountState,
  command: StepOf<'ReturnEntry'>,
): ScoreAccountEvent[] {
  const { entryId, period, staff, by, reason } = command;
  const found = requireCase(state, entryId, 'entry-not-proposed');
  requireJudge(state, found, command);
  if (found.returnedBy === by.id) return [];
  requireUninvolved(by, tookPart(found), 'returning it');
  if (found.status !== 'proposed') throw standsElsewhere('entry-not-proposed', found);
  requireText('reason', reason, 'say what is wrong with it');
  return [{ type: 'EntryReturned', data: { entryId, period, staff, returnedBy: by.id, reason } }];
}

export function withdraw(state: ScoreAccountState, command: StepOf<'WithdrawEntry'>): ScoreAccountEvent[] {
  const { entryId, period, staff, by, reason } = command;
  const found = requireCase(state, entryId, 'entry-not-pending');
  requireOther(by, staff);
  if (!found.proposal) throw standsElsewhere('entry-not-pending', found);
  if (!isProposer(found, command)) {
    throw new DomainError('not-proposer', 'only whoever proposed an entry can withdraw it', 'entryId');
  }
  if (found.status === 'withdrawn') return [];
  if (!isPending(found)) throw standsElsewhere('entry-not-pending', found);
  requireText('reason', reason, 'say why it is withdrawn');
  return [{ type: 'EntryWithdrawn', data: { entryId, period, staff, reason } }];
}

export function attachEvidence(
  state: ScoreAccountState,
  command: StepOf<'AttachEvidence'>,
): ScoreAccountEvent[] {
  const { entryId, period, staff, by, evidence } = command;
  const found = requireCase(state, entryId, 'evidence-frozen');
  if (!found.proposal) throw standsElsewhere('evidence-frozen', found);
  const isConcerned = by.id === staff;
  if (!isConcerned && !isProposer(found, command)) requireJudge(state, found, command);
  if (found.entry.evidence.includes(evidence)) return [];
  if (!isPending(found)) throw standsElsewhere('evidence-frozen', found);
  // Until they are asked, it is between those who propose and confirm.
  if (isConcerned && found.status === 'proposed') throw standsElsewhere('entry-not-awaiting-answer', found);
  requireReadable([evidence], command);
  return [{ type: 'EvidenceAttached', data: { entryId, period, staff, evidence, attachedBy: by.id } }];
}

/** Whoever judges an entry covers the account's unit, and is not judged by it. */
export function requireJudge(
  state: ScoreAccountState,
  { proposal }: EntryCase,
  { by, staff, organization }: EntryStep,
): void {
  requireOther(by, staff);
  const unit = state.unit ?? proposal!.unit;
  requireGrant(by, whoMay.judgeEntry, unit, organization);
}

const isProposer = ({ entry, proposal }: EntryCase, { by }: EntryStep): boolean =>
  entry.origin === 'manual' && proposal?.proposedBy === by.id;

import { DomainError } from '../domain-error.js';
import { requireUninvolved } from '../duty/duty.js';
import type { EntryStep, StepOf } from './commands.js';
import { requireJudge } from './confirm.js';
import {
  requireCase,
  standsElsewhere,
  tookPart,
  type EntryCase,
  type ScoreAccountState,
} from './entry-case.js';
import type { ScoreAccountEvent } from './events.js';
import { postProposed, requireText } from './post.js';

export function acknowledge(
  state: ScoreAccountState,
  command: StepOf<'AcknowledgeEntry'>,
): ScoreAccountEvent[] {
  const { entryId, period, staff } = command;
  const found = requireConcerned(state, command);
  if (found.answer === 'acknowledged') return [];
  requireInTime(found, command);
  return [
    { type: 'EntryAcknowledged', data: { entryId, period, staff } },
    ...postProposed(state, found, command),
  ];
}

export function dispute(state: ScoreAccountState, command: StepOf<'DisputeEntry'>): ScoreAccountEvent[] {
  const { entryId, period, staff, statement } = command;
  const found = requireConcerned(state, command);
  if (found.answer === 'disputed' && found.statement === statement) return [];
  requireInTime(found, command);
  requireText('statement', statement, 'say what you dispute');
  return [{ type: 'EntryDisputed', data: { entryId, period, staff, statement } }];
}

/** Nothing follows while there is time to answer, or where an answer came after all. */
export function recordSilence(
  state: ScoreAccountState,
  command: StepOf<'RecordSilence'>,
): ScoreAccountEvent[] {
  const { entryId, period, staff, today } = command;
  const found = requireCase(state, entryId, 'entry-not-awaiting-answer');
  if (found.status !== 'awaiting-answer') return [];
  const due = found.answerBy!;
  if (today <= due) return [];
  return [
    { type: 'AnswerLapsed', data: { entryId, period, staff, answerBy: due } },
    ...postProposed(state, found, command),
  ];
}

export function decideDispute(
  state: ScoreAccountState,
  command: StepOf<'DecideDispute'>,
): ScoreAccountEvent[] {
  const { entryId, period, staff, by, outcome, reason } = command;
  const found = requireCase(state, entryId, 'entry-not-disputed');
  requireJudge(state, found, command);
  requireUninvolved(by, tookPart(found), 'deciding on the dispute');
  if (found.decidedBy === by.id && outcome === (found.status === 'dropped' ? 'dropped' : 'stands')) return [];
  if (found.status !== 'disputed') throw standsElsewhere('entry-not-disputed', found);
  requireText('reason', reason, 'say why it is decided so');
  return [
    { type: 'DisputeDecided', data: { entryId, period, staff, decidedBy: by.id, outcome, reason } },
    ...(outcome === 'stands' ? postProposed(state, found, command) : []),
  ];
}

function requireConcerned(state: ScoreAccountState, { entryId, staff, by }: EntryStep): EntryCase {
  if (by.id !== staff) {
    throw new DomainError('not-concerned', 'only the person concerned answers an entry', 'entryId');
  }
  return requireCase(state, entryId, 'entry-not-awaiting-answer');
}

function requireInTime(found: EntryCase, { today }: EntryStep): void {
  if (found.status !== 'awaiting-answer') throw standsElsewhere('entry-not-awaiting-answer', found);
  if (today <= found.answerBy!) return;
  throw new DomainError('answer-too-late', `the time to answer ended on ${found.answerBy}`, 'entryId');
}

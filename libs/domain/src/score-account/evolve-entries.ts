import { awardedBy, setBound, useBounds } from './bounds.js';
import type { EntryCase, ScoreAccountState } from './entry-case.js';
import type { EntryLifeEvent, EntryProposed } from './entry-life-events.js';
import type { EntryPosted, EntryReversed } from './events.js';

export function takeProposal(state: ScoreAccountState, data: EntryProposed['data']): void {
  const { unit, post, proposedBy, steps, answerBy, observation, revises, ...entry } = data;
  const revised = revises === undefined ? undefined : state.cases.get(revises);
  if (revised) revised.revisedBy = entry.entryId;
  const remitted = revises === undefined ? undefined : state.remitted.get(revises);
  if (remitted) {
    // What replaces it is held to the same, else whoever is sent back twice could start afresh.
    state.remitted.set(entry.entryId, { ...remitted, revisedBy: undefined });
    remitted.revisedBy = entry.entryId;
  }
  state.cases.set(entry.entryId, {
    entry,
    status: steps.confirmation ? 'proposed' : 'awaiting-answer',
    proposal: { unit, post, proposedBy, steps, observation },
    answerBy,
  });
  useBounds(state, entry);
}

export function takePosting(state: ScoreAccountState, data: EntryPosted['data']): void {
  const { entries, cases } = state;
  const { entryId, kind, indicator, occurredOn } = data;
  const found = cases.get(entryId);
  if (found) found.status = 'posted';
  else if (data.origin === 'computed') {
    entries.set(entryId, { kind, indicator, occurredOn, reversedBy: undefined });
  } else {
    const appeal = awardedBy(state, data);
    cases.set(entryId, { entry: data, status: 'posted', ...(appeal !== undefined && { awardedBy: appeal }) });
    useBounds(state, data);
  }
}

export function takeReversal(state: ScoreAccountState, data: EntryReversed['data']): void {
  const { entryId: reversedBy, reverses, occurredOn } = data;
  if (data.remitted) state.remitted.set(reverses, { ...data.remitted, occurredOn });
  else setBound(state, data);
  const found = state.cases.get(reverses);
  if (found) Object.assign(found, { status: 'reversed', reversedBy });
  else state.entries.get(reverses)!.reversedBy = reversedBy;
}

type StepTaken = Exclude<EntryLifeEvent, EntryProposed>;

export function takeStep({ cases }: ScoreAccountState, event: StepTaken): void {
  const found = cases.get(event.data.entryId)!;
  Object.assign(found, changeBy(event, found));
}

function changeBy(event: StepTaken, { entry }: EntryCase): Partial<EntryCase> {
  switch (event.type) {
    case 'EntryConfirmed': {
      const { confirmedBy, answerBy } = event.data;
      return { status: 'awaiting-answer', confirmedBy, answerBy };
    }
    case 'EntryReturned':
      return { status: 'returned', returnedBy: event.data.returnedBy };
    case 'EntryWithdrawn':
      return { status: 'withdrawn' };
    case 'EntryAcknowledged':
      return { answer: 'acknowledged' };
    case 'AnswerLapsed':
      return { answer: 'silent' };
    case 'EntryDisputed':
      return { status: 'disputed', answer: 'disputed', statement: event.data.statement };
    case 'DisputeDecided': {
      const { decidedBy, outcome } = event.data;
      return outcome === 'dropped' ? { status: 'dropped', decidedBy } : { decidedBy };
    }
    case 'EvidenceAttached':
      return { entry: { ...entry, evidence: [...entry.evidence, event.data.evidence] } };
  }
}

import {
  accountabilityCase,
  caseStream,
  observationStream,
  type CaseState,
  type EntryData,
  type Participant,
} from '#domain';
import type { ReadState } from '../command.js';
import type { Executor } from '../executor.js';
import type { AccountEvent } from './account-history.js';

/**
 * Everybody who brought entries about: who proposed, confirmed or decided on them, on what they correct or replace, and
 * on the observations or cases that they follow from. A rule is nobody.
 */
export async function whoTookPart(
  executor: Executor,
  read: ReadState,
  history: readonly AccountEvent[],
  entryIds: Iterable<string>,
): Promise<Participant[]> {
  const about = withOrigins(history, entryIds);
  const proposed = new Set(
    history.flatMap(({ type, data }) => (type === 'EntryProposed' ? [data.entryId] : [])),
  );
  const took: Participant[] = [];
  for (const event of history) {
    const { type, data } = event;
    if (!about.has(type === 'EntryReversed' ? data.reverses : 'entryId' in data ? data.entryId : ''))
      continue;
    took.push(...byEvent(event, proposed));
    if (type === 'EntryPosted' && data.case !== undefined) {
      took.push(...whoActed(await read(accountabilityCase, caseStream(data.case))));
    }
    if (type === 'EntryProposed' && data.observation !== undefined) {
      took.push(...(await whoObserved(executor, data.observation)));
    }
  }
  return onceEach(took);
}

/**
 * Everybody who brought about what was found in an accountability case: who opened it, brought evidence, or acted for the
 * office. Persons named in it only spoke for themselves.
 */
export function whoActed({
  opened,
  investigated,
  decidedBy,
  acted,
  witnesses,
  everNamed,
}: CaseState): Participant[] {
  const decided = decidedBy === undefined ? [] : [decidedBy];
  const openers = opened === undefined ? [] : [opened.openedBy];
  const told = new Set([...investigated, ...decided, ...openers]);
  const others = [...acted, ...witnesses].filter((person) => !told.has(person) && !everNamed.has(person));
  return [
    ...[...investigated].flatMap((person) => as('investigator', person)),
    ...as('decider', decidedBy),
    ...openers.filter((person) => !investigated.has(person)).flatMap((person) => as('proposer', person)),
    ...[...new Set(others)].flatMap((person) => as('supervisor', person)),
  ];
}

/** Once it matured, its folded state no longer says who verified it. */
async function whoObserved(executor: Executor, observation: string): Promise<Participant[]> {
  const events = await executor.history(observationStream(observation));
  return events.flatMap(({ type, data }) => {
    if (type === 'ObservationNoted') return as('proposer', data.notedBy);
    return type === 'ObservationVerified' ? as('verifier', data.verifiedBy) : [];
  });
}

const as = (what: Participant['as'], person: string | undefined): Participant[] =>
  person === undefined ? [] : [{ person, as: what }];

function byEvent({ type, data, actor }: AccountEvent, proposed: ReadonlySet<string>): Participant[] {
  const person = actor.kind === 'person' ? actor.id : undefined;
  switch (type) {
    case 'EntryProposed':
      return data.origin === 'manual' ? as('proposer', data.proposedBy) : [];
    case 'EntryPosted':
      // Else it was posted by the last of its steps, whoever took it.
      if (proposed.has(data.entryId)) return [];
      return as(data.corrects === undefined ? 'proposer' : 'supervisor', person);
    case 'EntryConfirmed':
      return as('verifier', data.confirmedBy);
    case 'EntryReturned':
      return as('verifier', data.returnedBy);
    case 'DisputeDecided':
      return as('decider', data.decidedBy);
    case 'EntryReversed':
      return as('supervisor', person);
    default:
      return [];
  }
}

/** With the entries that these correct or replace. */
function withOrigins(history: readonly AccountEvent[], entryIds: Iterable<string>): Set<string> {
  const about = new Set(entryIds);
  // Newest first: what an entry stands for was there before it.
  for (const { type, data } of history.toReversed()) {
    if (type !== 'EntryPosted' && type !== 'EntryProposed') continue;
    if (!about.has(data.entryId)) continue;
    const revises = type === 'EntryProposed' ? data.revises : undefined;
    for (const origin of [(data as EntryData).corrects, revises]) if (origin !== undefined) about.add(origin);
  }
  return about;
}

function onceEach(took: readonly Participant[]): Participant[] {
  return [...new Map(took.map((one) => [JSON.stringify([one.person, one.as]), one])).values()];
}

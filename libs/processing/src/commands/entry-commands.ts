import {
  accountStream,
  evidence as evidences,
  evidenceStream,
  organization,
  ORGANIZATION_STREAM,
  period as periods,
  periodStream,
  scoreAccount,
  type EntryStep,
  type ScoreAccountEvent,
  type StepOf,
} from '#domain';
import type { Outcome, ReadState } from '../command.js';
import type { Executor } from '../executor.js';
import { clockRules } from './casework-rules.js';
import type { Given } from './given.js';

/** Which entry, in whose account. */
export interface EntryAddress {
  readonly period: string;
  readonly staff: string;
  readonly entryId: string;
}

export type AccountOutcome = Promise<Outcome<ScoreAccountEvent>>;

/** Where nothing is due after it, the entry is posted with it. */
export function confirmEntry(executor: Executor, entry: EntryAddress, given: Given): AccountOutcome {
  return step(executor, entry, given, async (read) => {
    const { calendar } = await clockRules(read, given.today);
    return { type: 'ConfirmEntry', calendar };
  });
}

export function returnEntry(
  executor: Executor,
  { reason, ...entry }: EntryAddress & { readonly reason: string },
  given: Given,
): AccountOutcome {
  return step(executor, entry, given, () => ({ type: 'ReturnEntry', reason }));
}

export function withdrawEntry(
  executor: Executor,
  { reason, ...entry }: EntryAddress & { readonly reason: string },
  given: Given,
): AccountOutcome {
  return step(executor, entry, given, () => ({ type: 'WithdrawEntry', reason }));
}

export function acknowledgeEntry(executor: Executor, entry: EntryAddress, given: Given): AccountOutcome {
  return step(executor, entry, given, () => ({ type: 'AcknowledgeEntry' }));
}

export function disputeEntry(
  executor: Executor,
  { statement, ...entry }: EntryAddress & { readonly statement: string },
  given: Given,
): AccountOutcome {
  return step(executor, entry, given, () => ({ type: 'DisputeEntry', statement }));
}

export function decideDispute(
  executor: Executor,
  {
    outcome,
    reason,
    ...entry
  }: EntryAddress & { readonly outcome: 'stands' | 'dropped'; readonly reason: string },
  given: Given,
): AccountOutcome {
  return step(executor, entry, given, () => ({ type: 'DecideDispute', outcome, reason }));
}

export function attachEvidence(
  executor: Executor,
  { evidence, ...entry }: EntryAddress & { readonly evidence: string },
  given: Given,
): AccountOutcome {
  return step(executor, entry, given, async (read) => ({
    type: 'AttachEvidence',
    evidence,
    evidenceStates: new Map([[evidence, await read(evidences, evidenceStream(evidence))]]),
    readsEvidence: given.readsEvidence,
  }));
}

/** That the person concerned did not answer in time; nothing follows while they still may. */
export function recordSilence(executor: Executor, entry: EntryAddress, given: Given): AccountOutcome {
  return step(executor, entry, given, () => ({ type: 'RecordSilence' }));
}

type Deed = { [Type in EntryStep['type']]: Omit<StepOf<Type>, keyof Surroundings> }[EntryStep['type']];

/** What every step is decided in. */
type Surroundings = Pick<
  EntryStep,
  'period' | 'staff' | 'entryId' | 'by' | 'today' | 'periodState' | 'organization'
>;

function step(
  executor: Executor,
  entry: EntryAddress,
  given: Given,
  deed: (read: ReadState) => Deed | Promise<Deed>,
): AccountOutcome {
  return executor.execute(
    scoreAccount,
    accountStream(entry.period, entry.staff),
    async (read) => ({ ...(await deed(read)), ...(await surroundings(read, entry, given)) }) as EntryStep,
    given.meta,
  );
}

export async function surroundings(
  read: ReadState,
  { period, staff, entryId }: EntryAddress,
  { by, today }: Given,
): Promise<Surroundings> {
  return {
    period,
    staff,
    entryId,
    by,
    today,
    periodState: await read(periods, periodStream(period)),
    organization: await read(organization, ORGANIZATION_STREAM),
  };
}

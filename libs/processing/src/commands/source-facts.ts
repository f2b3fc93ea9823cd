import {
  observations,
  observationStream,
  processStream,
  type CaseSource,
  type SourceFacts,
  type WorkRecordData,
} from '#domain';
import type { ReadState } from '../command.js';
import type { Executor } from '../executor.js';
import { accountHistory, postedIn } from './account-history.js';

const NO_SUCH_THING: SourceFacts = { exists: false };

/** What stands in the log of the source of a case. Records and posted entries never change: they need no guard. */
export async function sourceFacts(
  executor: Executor,
  read: ReadState,
  source: CaseSource,
): Promise<SourceFacts> {
  switch (source.kind) {
    case 'work-record': {
      const records = await recordsOf(executor, source.process);
      return placed(records.find(({ recordId }) => recordId === source.record));
    }
    case 'entry': {
      const history = await accountHistory(executor, source.period, source.staff);
      const entry = postedIn(history).get(source.entryId);
      const account = history.find(({ type }) => type === 'AccountOpened');
      if (!entry || account?.type !== 'AccountOpened') return NO_SUCH_THING;
      return placed({ ...entry, unit: account.data.unit });
    }
    case 'observation':
      return placed((await read(observations, observationStream(source.observation))).noted);
    case 'complaint':
    case 'finding':
      return { exists: true };
  }
}

/** Every step that was recorded in a process, in the order of the log. */
export async function recordsOf(executor: Executor, process: string): Promise<WorkRecordData[]> {
  const events = await executor.history(processStream(process));
  return events.flatMap(({ type, data }) => (type === 'WorkRecorded' ? [data] : []));
}

function placed(
  source: { readonly unit: string; readonly occurredOn: string; readonly process?: string } | undefined,
): SourceFacts {
  if (!source) return NO_SUCH_THING;
  const { unit, occurredOn, process } = source;
  return { exists: true, unit, occurredOn, ...(process !== undefined && { process }) };
}

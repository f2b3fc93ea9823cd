import {
  DomainError,
  period as periods,
  periodStream,
  processStream,
  recordAll,
  staffMember,
  staffMemberStream,
  workRecords,
  type ProcessState,
  type RecordVerdict,
  type ReportedRecord,
  type StaffMemberState,
  type WorkRecordCommand,
  type WorkRecordEvent,
} from '#domain';
import type { CommandMeta, Outcome, ReadState } from '../command.js';
import type { Executor } from '../executor.js';
import { rulesOn } from './period-commands.js';

/**
 * Records many records of one process in one append. A record that is refused does not keep the others out.
 * @returns what became of each, in the order given
 */
export async function recordWork(
  executor: Executor,
  process: string,
  records: readonly ReportedRecord[],
  meta: CommandMeta,
): Promise<{ readonly verdicts: RecordVerdict[]; readonly outcome: Outcome<WorkRecordEvent> }> {
  const stream = processStream(process);
  let verdicts: RecordVerdict[] = [];
  const batch = {
    ...workRecords,
    decide(state: ProcessState, { commands }: { readonly commands: readonly PreparedRecord[] }) {
      const accepted = commands.filter((one) => !(one instanceof DomainError)) as WorkRecordCommand[];
      const decided = recordAll(state, accepted);
      const inOrder = decided.verdicts.values();
      verdicts = commands.map((one) =>
        one instanceof DomainError ? { kind: 'refused', error: one } : inOrder.next().value!,
      );
      return decided.events;
    },
  };
  const outcome = await executor.execute(
    batch,
    stream,
    async (read) => {
      const { opener } = await executor.read(workRecords, stream);
      const staff = await readStaff(read, opener, records);
      const commands: PreparedRecord[] = [];
      for (const record of records) commands.push(await prepare(read, record, staff));
      return { commands };
    },
    meta,
  );
  return { verdicts, outcome };
}

type PreparedRecord = WorkRecordCommand | DomainError;

async function prepare(
  read: ReadState,
  record: ReportedRecord,
  staff: ReadonlyMap<string, StaffMemberState>,
): Promise<PreparedRecord> {
  try {
    const { period } = await rulesOn(read, record.occurredOn);
    const periodState = await read(periods, periodStream(period));
    return { type: 'RecordWork', record, context: { period, periodState, staff } };
  } catch (error) {
    if (error instanceof DomainError) return error;
    throw error;
  }
}

async function readStaff(
  read: ReadState,
  opener: string | undefined,
  records: readonly ReportedRecord[],
): Promise<Map<string, StaffMemberState>> {
  const ids = new Set(records.map((record) => record.staff).concat(opener));
  const staff = new Map<string, StaffMemberState>();
  for (const id of ids) if (id !== undefined) staff.set(id, await read(staffMember, staffMemberStream(id)));
  return staff;
}

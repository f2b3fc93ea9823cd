import { basename, join } from 'node:path';
import { v7 as uuidv7 } from 'uuid';
import { DomainError, type RecordVerdict } from '#domain';
import type { CsvFacts, MappedRow, Mapping, RejectedRowOfFile } from '#importing';
import { recordWork, type CommandMeta, type Executor } from '#processing';
import { AppearanceRegistrar } from './register-as-they-appear.js';

/** What became of the rows of one file. The four counts add up to `rows`. */
export interface ImportReport {
  readonly file: string;
  readonly sha256: string;
  readonly rows: number;
  /** New in the ledger. */
  readonly recorded: number;
  /** Recorded before, with the same id and content: by an earlier run, or an earlier file. */
  readonly alreadyRecorded: number;
  /** Exact duplicates of another record of their process. */
  readonly duplicates: number;
  readonly rejected: number;
  /** Where the duplicates and the rejected rows are listed, with line, column and reason. */
  readonly duplicatesFile?: string;
  readonly rejectsFile?: string;
}

export interface ImportRequest {
  readonly path: string;
  /** What `checkCsvFile` found: nothing is imported from a file that was not read to its end before. */
  readonly facts: CsvFacts;
  readonly mapping: Mapping;
  /** Folder that exists, for the lists of duplicates and rejected rows. */
  readonly lists: string;
  readonly meta: CommandMeta;
  readonly onRows?: (done: number) => void;
}

/**
 * Imports the rows of one file in their order. Run again, it adds nothing; killed and run again, it ends in the same
 * ledger.
 * @throws ImportFileError where the file has changed since it was checked
 */
export async function importWorkRecords(executor: Executor, request: ImportRequest): Promise<ImportReport> {
  const { path, facts, mapping, lists, meta, onRows } = request;
  // Loaded here alone: whoever opens a ledger should not wait for the readers of CSV and YAML.
  const { readRows, rejectsFile } = await import('#importing');
  const registrar = new AppearanceRegistrar(executor, mapping.register, meta);
  const list = (kind: string) => join(lists, `${basename(path)}.${kind}.csv`);
  const rejects = rejectsFile(list('rejects'), facts.columns);
  const duplicates = rejectsFile(list('duplicates'), facts.columns);
  const counts = { rows: 0, recorded: 0, alreadyRecorded: 0 };
  try {
    for await (const rows of readRows(path, mapping)) {
      // One command id for the batch: a row is known by its record id, whatever command brought it.
      const batch = { ...meta, commandId: uuidv7() };
      const fates = await recordRows({ executor, registrar, mapping, meta: batch }, rows);
      await rejects.write(rowsOf(fates, 'rejected'));
      await duplicates.write(rowsOf(fates, 'duplicate'));
      counts.rows += rows.length;
      counts.recorded += fates.filter(({ fate }) => fate === 'recorded').length;
      counts.alreadyRecorded += fates.filter(({ fate }) => fate === 'already-recorded').length;
      onRows?.(counts.rows);
    }
  } catch (error) {
    await Promise.all([rejects.abandon(), duplicates.abandon()]);
    throw error;
  }
  const [rejected, duplicated] = [await rejects.finish(), await duplicates.finish()];
  return {
    file: path,
    sha256: facts.sha256,
    ...counts,
    duplicates: duplicated,
    rejected,
    ...(duplicated > 0 && { duplicatesFile: list('duplicates') }),
    ...(rejected > 0 && { rejectsFile: list('rejects') }),
  };
}

type RowFate =
  | { readonly fate: 'recorded' | 'already-recorded' }
  | { readonly fate: 'duplicate' | 'rejected'; readonly row: RejectedRowOfFile };

type Mapped = Extract<MappedRow, { kind: 'mapped' }>;

interface Recording {
  readonly executor: Executor;
  readonly registrar: AppearanceRegistrar;
  readonly mapping: Mapping;
  readonly meta: CommandMeta;
}

/** Records a batch of rows: those of one process in one append, those of all processes in one commit. */
async function recordRows(
  { executor, registrar, mapping, meta }: Recording,
  rows: readonly MappedRow[],
): Promise<RowFate[]> {
  const fates: RowFate[] = [];
  const processes = new Map<string, { readonly row: Mapped; readonly index: number }[]>();
  for (const [index, row] of rows.entries()) {
    const refusal =
      row.kind === 'rejected' || registrar.knows(row.record)
        ? undefined
        : await refusalOf(registrar.register(row.record));
    if (row.kind === 'rejected') fates[index] = { fate: 'rejected', row };
    else if (refusal) fates[index] = refused(mapping, row, refusal);
    else {
      const ofProcess = processes.get(row.record.process);
      if (ofProcess) ofProcess.push({ row, index });
      else processes.set(row.record.process, [{ row, index }]);
    }
  }
  await Promise.all(
    Array.from(processes, async ([process, members]) => {
      const records = members.map(({ row }) => row.record);
      const { verdicts } = await recordWork(executor, process, records, meta);
      members.forEach(({ row, index }, at) => (fates[index] = fateOf(mapping, row, verdicts[at]!)));
    }),
  );
  return fates;
}

async function refusalOf(command: Promise<void>): Promise<DomainError | undefined> {
  try {
    await command;
    return undefined;
  } catch (error) {
    if (error instanceof DomainError) return error;
    throw error;
  }
}

function fateOf(mapping: Mapping, row: Mapped, verdict: RecordVerdict): RowFate {
  return verdict.kind === 'refused' ? refused(mapping, row, verdict.error) : { fate: verdict.kind };
}

function refused(mapping: Mapping, { line, cells }: Mapped, { code, field, message }: DomainError): RowFate {
  const fate = code === 'duplicate-record' ? 'duplicate' : 'rejected';
  return { fate, row: { kind: 'rejected', line, column: columnOf(mapping, field), reason: message, cells } };
}

/** The columns that the mapping makes a field of; the rules know only the field. */
function columnOf({ columns }: Mapping, field = ''): string {
  const named = columns.filter(({ path }) => path[1] === field).map(({ column }) => column);
  return named.join(' + ') || field;
}

function rowsOf(fates: readonly RowFate[], wanted: 'duplicate' | 'rejected'): RejectedRowOfFile[] {
  return fates.flatMap((one) => (one.fate === wanted && 'row' in one ? [one.row] : []));
}

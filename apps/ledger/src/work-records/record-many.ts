import { hash } from 'node:crypto';
import type { RecordVerdict, ReportedRecord } from '#domain';
import { recordWork, type CommandMeta, type Executor } from '#processing';

/** What became of each record, in the order given, and how far the log reaches with them; 0 where nothing was written. */
export interface Recorded {
  readonly verdicts: readonly RecordVerdict[];
  readonly position: number;
  /** Whether this is the remembered answer to the same command. */
  readonly repeated: boolean;
}

/**
 * Records many records: those of one process in one append, those of all processes in one commit where it can be.
 * Given again under the same command id, each is answered as the first time.
 * @throws DomainError `command-id-reused`, before anything is written, where the command id stands for other records
 */
export async function recordMany(
  executor: Executor,
  records: readonly ReportedRecord[],
  meta: CommandMeta,
): Promise<Recorded> {
  const groups = [...Map.groupBy(records.keys(), (index) => records[index]!.process)].map(
    ([process, indexes]) => ({ process, indexes, records: indexes.map((index) => records[index]!) }),
  );
  const record = async ({ process, records: ofProcess }: (typeof groups)[number], of: CommandMeta) =>
    recordProcess(executor, process, ofProcess, of);
  const [first, ...others] = groups;
  if (!first) return { verdicts: [], position: 0, repeated: false };
  // Under the command's own id, and by itself: it is what another command of this id comes upon.
  const recorded = meta.once ? [await record(first, meta)] : [];
  const left = meta.once ? others : groups;
  recorded.push(...(await Promise.all(left.map((group) => record(group, metaOfPart(meta, group))))));

  const verdicts: RecordVerdict[] = [];
  groups.forEach(({ indexes }, group) => {
    indexes.forEach((index, at) => (verdicts[index] = recorded[group]!.verdicts[at]!));
  });
  return {
    verdicts,
    position: Math.max(...recorded.map(({ position }) => position)),
    repeated: recorded[0]!.repeated,
  };
}

async function recordProcess(
  executor: Executor,
  process: string,
  records: readonly ReportedRecord[],
  meta: CommandMeta,
): Promise<Recorded> {
  const { verdicts, outcome } = await recordWork(executor, process, records, meta);
  const { position, repeated, events } = outcome;
  if (!repeated) return { verdicts, position, repeated };
  // What it wrote is remembered, not what it refused: the others are decided anew.
  const decided = await recordWork(executor, process, records, { actor: meta.actor, dryRun: true });
  const written = new Set(events.map(({ data }) => data.recordId));
  const asThen = records.map(({ recordId }, at): RecordVerdict =>
    written.delete(recordId) ? { kind: 'recorded' } : decided.verdicts[at]!,
  );
  return { verdicts: asThen, position, repeated };
}

/** A command id stands for one append: the other processes of a command have ids that follow from it. */
function metaOfPart(
  meta: CommandMeta,
  { process, records }: { process: string; records: unknown },
): CommandMeta {
  if (!meta.once) return meta;
  const { commandId } = meta.once;
  const part = hash('sha256', JSON.stringify([commandId, process]), 'base64url');
  return {
    ...meta,
    correlationId: meta.correlationId ?? commandId,
    once: { commandId: part, input: records },
  };
}

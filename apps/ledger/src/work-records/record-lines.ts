import { setTimeout as delay } from 'node:timers/promises';
import { DomainError, type RecordVerdict, type ReportedRecord } from '#domain';
import { EventStoreError, StoreBusy } from '#event-store';
import type { CommandMeta, Executor } from '#processing';
import { recordMany } from './record-many.js';
import { readRecord, reportedRecord, verdictWords } from './reported-record.js';
import type { TextLine } from './text-lines.js';
import { CutShort } from './until-stopped.js';
import type { RecordVerdictAnswer } from './work-record.dto.js';

const LONGEST_PAUSE = 1000;

/** What became of one line. The id is missing where the line could not be read. */
export interface LineVerdict extends Omit<RecordVerdictAnswer, 'recordId'> {
  /** From 1; blank lines count. */
  readonly line: number;
  readonly recordId?: string;
}

/** The last line of the answer. Where it is not done, `code` and `message` say why not; the rest can be sent again. */
export interface StreamSummary {
  readonly done: boolean;
  readonly recorded: number;
  readonly alreadyRecorded: number;
  readonly refused: number;
  readonly code?: string;
  readonly message?: string;
}

export interface LineRecording {
  readonly executor: Executor;
  /** Id of the work system. */
  readonly client: string;
  readonly meta: CommandMeta;
}

/**
 * Records lines as they come, and answers each group of them, as NDJSON, once it is in the log. The next group is
 * taken when the answer before it was.
 */
export async function* recordLines(
  source: AsyncIterable<readonly TextLine[]>,
  recording: LineRecording,
): AsyncGenerator<string, void, void> {
  const counts = { recorded: 0, alreadyRecorded: 0, refused: 0 };
  const summary = (ending: Pick<StreamSummary, 'done' | 'code' | 'message'>): string =>
    json({ ...ending, ...counts });
  try {
    for await (const lines of source) {
      const verdicts = await judge(lines, recording);
      for (const { verdict } of verdicts) {
        counts[verdict === 'already-recorded' ? 'alreadyRecorded' : verdict] += 1;
      }
      yield verdicts.map(json).join('');
    }
    yield summary({ done: true });
  } catch (error) {
    if (!(error instanceof EventStoreError || error instanceof CutShort)) throw error;
    yield summary({ done: false, code: 'unavailable', message: error.message });
  }
}

const json = (value: object): string => `${JSON.stringify(value)}\n`;

/** Records lines together, and says what became of each. @throws EventStoreError where that is not known */
export async function judge(lines: readonly TextLine[], recording: LineRecording): Promise<LineVerdict[]> {
  const read = lines.map((line) => readLine(line, recording.client));
  const records = read.filter((one) => !(one instanceof DomainError)) as ReportedRecord[];
  const inOrder = (await record(records, recording)).values();
  return lines.map(({ number: line }, index): LineVerdict => {
    const one = read[index]!;
    return one instanceof DomainError
      ? { line, ...verdictWords({ kind: 'refused', error: one }) }
      : { line, recordId: one.recordId, ...verdictWords(inOrder.next().value!) };
  });
}

function readLine({ text, problem }: TextLine, client: string): ReportedRecord | DomainError {
  if (text === undefined) return new DomainError(problem!.code, problem!.message);
  try {
    return reportedRecord(readRecord(text), client);
  } catch (error) {
    if (error instanceof DomainError) return error;
    throw error;
  }
}

/** A busy store is a reason to wait: what it refused was not written, and the client waits with us. */
async function record(
  records: readonly ReportedRecord[],
  { executor, meta }: LineRecording,
): Promise<readonly RecordVerdict[]> {
  for (let pause = 5; ; pause = Math.min(pause * 2, LONGEST_PAUSE)) {
    try {
      return (await recordMany(executor, records, meta)).verdicts;
    } catch (error) {
      if (!(error instanceof StoreBusy)) throw error;
      await delay(pause);
    }
  }
}

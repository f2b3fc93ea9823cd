/* The thread that writes a log, beside the one that decides and answers: started by start-log-writer-thread. */
import { parentPort, workerData } from 'node:worker_threads';
import { connectWriter } from './connection.js';
import { LogWriter } from './log-writer.js';
import { sqliteCode } from './sqlite-error.js';
import { packOutcomes, unpackAppends, type WriteMessage } from './write-message.js';

export type ToWriter = WriteMessage | 'close';

/** One for each group, in order; then, once, that the log is closed. */
export type FromWriter =
  | { readonly head: number; readonly outcomes: string }
  | { readonly failed: string; readonly code: string | undefined }
  | 'closed';

const port = parentPort!;
const db = connectWriter(workerData as string);
const writer = new LogWriter(db);

port.on('message', (message: ToWriter) => {
  const answer: FromWriter = message === 'close' ? close() : write(message);
  port.postMessage(answer);
  if (answer === 'closed') port.close();
});

function write(message: WriteMessage): FromWriter {
  try {
    const outcomes = writer.write(unpackAppends(message));
    return { head: writer.head, outcomes: packOutcomes(outcomes) };
  } catch (error) {
    return { failed: String(error), code: sqliteCode(error) };
  }
}

function close(): FromWriter {
  writer.close();
  return 'closed';
}

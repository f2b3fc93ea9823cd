import { Worker } from 'node:worker_threads';
import type { Outcome } from '../commit-queue.js';
import type { Append } from '../event-store.js';
import type { FromWriter, ToWriter } from './log-writer-thread.js';
import type { Writing } from './sqlite-event-store.js';
import { packAppends, unpackOutcomes } from './write-message.js';

/** Run from source, as tests are, the thread is the built one: worker threads load no TypeScript. */
const entry = new URL(
  import.meta.url.endsWith('.ts')
    ? '../../../../dist/libs/event-store/src/sqlite/log-writer-thread.js'
    : './log-writer-thread.js',
  import.meta.url,
);

export interface WriterThread extends Writing {
  write(requests: readonly Append[]): Promise<readonly Outcome[]>;
  /** Closes the log behind what is being written; resolves when the thread has let go of it. */
  close(): Promise<void>;
}

/**
 * Starts the thread that writes a log. Inserting and flushing then run beside the deciding, on another core, and nobody
 * waits for the disk but those whose events it takes.
 * @param head position of the last event in the log
 */
export function startLogWriterThread(file: string, head: number): WriterThread {
  const worker = new Worker(entry, { workerData: file, resourceLimits: { maxYoungGenerationSizeMb: 12 } });
  let waiting: { resolve: (answer: FromWriter) => void; reject: (reason: Error) => void } | undefined;
  let ended: Error | undefined;
  worker.on('message', (answer: FromWriter) => waiting?.resolve(answer));
  const end = (error: Error): void => {
    ended ??= error;
    waiting?.reject(ended);
  };
  worker.on('error', (error) => end(error instanceof Error ? error : new Error(String(error))));
  worker.on('exit', () => end(new Error('the thread that writes the log has ended')));

  /** One after the other: the queue of appends hands over no group before the last one was answered. */
  const ask = (message: ToWriter): Promise<FromWriter> =>
    new Promise((resolve, reject) => {
      if (ended) return reject(ended);
      waiting = { resolve, reject };
      worker.postMessage(message, message === 'close' ? [] : [message.bytes.buffer]);
    });

  return {
    get head() {
      return head;
    },
    async write(requests) {
      const answer = await ask(packAppends(requests));
      if (answer === 'closed') throw new Error('the log is closed');
      if ('failed' in answer) throw Object.assign(new Error(answer.failed), { code: answer.code });
      head = answer.head;
      return unpackOutcomes(answer.outcomes);
    },
    async close() {
      if (!ended) await ask('close');
    },
  };
}

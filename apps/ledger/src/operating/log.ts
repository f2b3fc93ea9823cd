import { destination, pino, stdTimeFunctions, type DestinationStream, type Logger } from 'pino';
import { type LogLevel } from '../config/settings.js';
import { faultOf } from './fault.js';

export type ServerLog = Logger;

/** Lines are written this many bytes at a time, or when the pause is over: one by one each would cost a system call. */
const WRITE_BYTES = 4096;
const LONGEST_PAUSE = 200;

/**
 * The server's log: one JSON object a line. It goes to standard error, since standard output is the answer of the
 * command that started the server.
 * @param lines where they go instead
 */
export function openLog(level: LogLevel, lines?: DestinationStream): ServerLog {
  return pino(
    {
      level,
      base: null,
      timestamp: stdTimeFunctions.isoTime,
      formatters: { level: (label) => ({ level: label }) },
      // The framework logs errors with the request and the answer they belong to: their addresses name people.
      serializers: { err: faultOf, req: () => undefined, res: () => undefined },
    },
    lines ?? destination({ dest: 2, minLength: WRITE_BYTES, periodicFlush: LONGEST_PAUSE, sync: false }),
  );
}

/** Resolves when every line is written. */
export function flushed(log: ServerLog): Promise<void> {
  return new Promise((resolve) => log.flush(() => resolve()));
}

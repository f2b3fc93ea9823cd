import { type LoggerService } from '@nestjs/common';
import { withoutQuotes } from './fault.js';
import { type ServerLog } from './log.js';

/** Members that may hold what people wrote, who they are, or how they prove it: never logged, whoever passes them. */
const withheld = new Set([
  ...['url', 'originalUrl', 'query', 'params', 'body', 'payload', 'headers', 'cookies'],
  ...['authorization', 'token', 'jwt', 'password', 'secret', 'key', 'name', 'staffName', 'reason', 'detail'],
]);

type Level = 'fatal' | 'error' | 'warn' | 'debug' | 'trace';

/** What is logged through Nest's `Logger`, in the same lines as everything else. An object given to it is its fields. */
export class FrameworkLog implements LoggerService {
  constructor(private readonly target: ServerLog) {}

  // What Nest tells of its start, a line for every module and route, is of use to nobody who runs the server.
  log = (message: unknown, ...more: unknown[]): void => this.write('debug', message, more);
  error = (message: unknown, ...more: unknown[]): void => this.write('error', message, more);
  warn = (message: unknown, ...more: unknown[]): void => this.write('warn', message, more);
  debug = (message: unknown, ...more: unknown[]): void => this.write('debug', message, more);
  verbose = (message: unknown, ...more: unknown[]): void => this.write('trace', message, more);
  fatal = (message: unknown, ...more: unknown[]): void => this.write('fatal', message, more);

  /** The last of what comes behind the message is the name of the logger. */
  private write(level: Level, message: unknown, more: readonly unknown[]): void {
    if (!this.target.isLevelEnabled(level)) return;
    const context = more.at(-1);
    const fields = { ...(typeof context === 'string' && { context }) };
    const error = [message, ...more].find((one) => one instanceof Error);
    if (error) this.target[level]({ ...fields, err: error }, 'fault');
    else if (typeof message === 'object' && message !== null) {
      const { msg, ...told } = toldOf(message);
      this.target[level]({ ...fields, ...told }, typeof msg === 'string' ? msg : undefined);
    } else this.target[level](fields, withoutQuotes(String(message)));
  }
}

function toldOf(fields: object): Record<string, unknown> {
  return Object.fromEntries(Object.entries(fields).filter(([name]) => !withheld.has(name)));
}

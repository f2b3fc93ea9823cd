import { type LogLevel } from '../../config/settings.js';
import { openLog } from '../log.js';
import { Metrics } from '../metrics.js';
import { type Operations } from '../operations.js';
import { Stopping } from '../stopping.js';

export interface TestOperations extends Operations {
  /** What was logged. */
  readonly lines: readonly string[];
}

export function testOperations(level: LogLevel = 'info'): TestOperations {
  const lines: string[] = [];
  const log = openLog(level, { write: (line) => void lines.push(line) });
  return { log, metrics: new Metrics(), stopping: new Stopping(), lines };
}

import { open, rename, rm, type FileHandle } from 'node:fs/promises';
import type { RejectedRowOfFile } from './row-mapper.js';

/** Takes the rows of one input file that were refused. The file exists once there was one, and `finish` was called. */
export interface RejectsFile {
  write(rejected: readonly RejectedRowOfFile[]): Promise<void>;
  /** @returns how many rows it holds; with none, no file is left under its name, not even an earlier one */
  finish(): Promise<number>;
  /** Leaves nothing behind of what was written, and an earlier file as it was. */
  abandon(): Promise<void>;
}

/**
 * A CSV file of `line,column,reason` and the columns of the input, in UTF-8. It is written under another name
 * and renamed when it is whole, so that nobody takes half of it for all.
 */
export function rejectsFile(path: string, columns: readonly string[]): RejectsFile {
  const partial = `${path}.partial`;
  let handle: FileHandle | undefined;
  let count = 0;

  return {
    async write(rejected) {
      if (rejected.length === 0) return;
      if (handle === undefined) {
        handle = await open(partial, 'w');
        await handle.appendFile(csvLine(['line', 'column', 'reason', ...columns]));
      }
      await handle.appendFile(
        rejected
          .map(({ line, column, reason, cells }) => csvLine([String(line), column, reason, ...cells]))
          .join(''),
      );
      count += rejected.length;
    },

    async finish() {
      if (handle === undefined) await rm(path, { force: true });
      else {
        await handle.sync();
        await handle.close();
        await rename(partial, path);
      }
      return count;
    },

    async abandon() {
      await handle?.close();
      await rm(partial, { force: true });
    },
  };
}

/** One line as RFC 4180 has it, but for its end, which is \n unless told otherwise. */
export function csvLine(cells: readonly string[], end: '\n' | '\r\n' = '\n'): string {
  return `${cells.map((cell) => (/[",\r\n]|^\s|\s$/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell)).join(',')}${end}`;
}

import { readFileSync, renameSync, writeFileSync } from 'node:fs';

/**
 * How far a follower has come, in a small file. It may lag behind the truth after a crash: what follows from an
 * event is decided once however often the event is handled.
 */
export class CheckpointFile {
  constructor(private readonly path: string) {}

  /** The position kept; 0 where none is. */
  read(): number {
    try {
      const position = Number(readFileSync(this.path, 'utf8'));
      return Number.isSafeInteger(position) && position > 0 ? position : 0;
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'ENOENT') return 0;
      throw error;
    }
  }

  write(position: number): void {
    writeFileSync(`${this.path}.new`, String(position));
    renameSync(`${this.path}.new`, this.path);
  }
}

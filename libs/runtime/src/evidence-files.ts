import { createHash, randomUUID } from 'node:crypto';
import { existsSync, rmSync } from 'node:fs';
import { open, readdir, rm, stat, type FileHandle } from 'node:fs/promises';
import { join } from 'node:path';
import { type Readable } from 'node:stream';
import { DomainError } from '#domain';
import { makeFolder, moveFile } from './durable-folder.js';
import { EvidenceError } from './evidence-error.js';
import { receiveFile, type FileLimits, type ReceivedFile } from './receive-file.js';

const PARTIAL = '.partial';

/** What nothing was added to for that long, nobody receives any more, in milliseconds: not another node either. */
const ABANDONED = 3_600_000;

/** Whether a file that was taken in is still there, with the bytes that came in. */
export type FileIntegrity = 'intact' | 'damaged' | 'missing';

/** Those who are recording a file at this moment, and whether it has to stay. */
interface Claim {
  holders: number;
  wanted: boolean;
}

/**
 * Files of evidence, each under the SHA-256 of its bytes: equal files are one. Nothing is ever run or rendered, and
 * nothing is given out whose bytes are not those that came in.
 */
export class EvidenceFiles {
  private readonly claims = new Map<string, Claim>();

  private constructor(
    private readonly folder: string,
    private readonly shared: boolean,
  ) {}

  /**
   * Opens a folder, makes it where there is none, and clears away what a killed process left half received.
   * @param shared whether other processes take files into it too: then what is refused stays, for they may have
   * recorded the same bytes, and a file that nothing names does no harm
   */
  static async open(folder: string, { shared = false } = {}): Promise<EvidenceFiles> {
    await makeFolder(folder);
    const partial = (await readdir(folder)).filter((name) => name.endsWith(PARTIAL));
    await Promise.all(partial.map((name) => clearAbandoned(join(folder, name))));
    return new EvidenceFiles(folder, shared);
  }

  /**
   * Takes a file in, never more than a piece of it in memory, and keeps it for good while it is recorded. Where the
   * rules refuse to record it, it goes again, unless somebody else recorded the same bytes; after any other failure
   * of `record` it stays, for it may have been recorded all the same.
   * @throws EvidenceError `evidence-too-large`, `evidence-empty`, `evidence-type-refused`, `upload-cut-off`, and what `record` throws
   */
  async take<T>(
    source: Readable,
    limits: FileLimits,
    record: (file: ReceivedFile) => Promise<T>,
  ): Promise<T> {
    const partial = join(this.folder, `${randomUUID()}${PARTIAL}`);
    const received = await receiveFile(source, partial, limits);
    try {
      return await this.claimed(received.sha256, async (kept) => {
        // Also where there is one already: should that be damaged, it is whole again now.
        await moveFile(partial, kept);
        return record(received);
      });
    } finally {
      await rm(partial, { force: true });
    }
  }

  /**
   * The bytes of a file, after all of them have been checked.
   * @throws EvidenceError `evidence-damaged` where it is missing, or is not what came in
   */
  async read(sha256: string): Promise<Readable> {
    const file = await this.openKept(sha256);
    try {
      if ((await digestOf(file)) === sha256) return file.createReadStream({ start: 0 });
      throw new Error('its bytes are not those that were taken in');
    } catch (cause) {
      await file.close();
      throw damaged(sha256, cause);
    }
  }

  /** All bytes of the file are read and digested again. */
  async integrity(sha256: string): Promise<FileIntegrity> {
    try {
      (await this.read(sha256)).destroy();
      return 'intact';
    } catch (error) {
      if (!(error instanceof EvidenceError)) throw error;
      const { code } = error.cause as NodeJS.ErrnoException;
      return code === 'ENOENT' ? 'missing' : 'damaged';
    }
  }

  private async claimed<T>(sha256: string, keep: (path: string) => Promise<T>): Promise<T> {
    const path = this.pathOf(sha256);
    const claim = this.claims.get(sha256) ?? { holders: 0, wanted: existsSync(path) };
    this.claims.set(sha256, claim);
    claim.holders += 1;
    try {
      const result = await keep(path);
      claim.wanted = true;
      return result;
    } catch (error) {
      if (!(error instanceof DomainError)) claim.wanted = true;
      throw error;
    } finally {
      claim.holders -= 1;
      if (claim.holders === 0) {
        this.claims.delete(sha256);
        // In one go with the look at the claims: nobody can come to rely on the file in between.
        if (!claim.wanted && !this.shared) rmSync(path, { force: true });
      }
    }
  }

  private async openKept(sha256: string): Promise<FileHandle> {
    try {
      return await open(this.pathOf(sha256), 'r');
    } catch (cause) {
      throw damaged(sha256, cause);
    }
  }

  private pathOf(sha256: string): string {
    return join(this.folder, sha256.slice(0, 2), sha256);
  }
}

/** Another node may have the file, or have cleared it away by now. */
async function clearAbandoned(path: string): Promise<void> {
  const { mtimeMs } = await stat(path).catch(() => ({ mtimeMs: Date.now() }));
  if (Date.now() - mtimeMs > ABANDONED) await rm(path, { force: true });
}

async function digestOf(file: FileHandle): Promise<string> {
  const digest = createHash('sha256');
  for await (const piece of file.createReadStream({ start: 0, autoClose: false })) {
    digest.update(piece as Buffer);
  }
  return digest.digest('hex');
}

function damaged(sha256: string, cause: unknown): EvidenceError {
  const why = cause instanceof Error ? cause.message : String(cause);
  return new EvidenceError('evidence-damaged', `the file ${sha256} is damaged: ${why}`, { cause });
}

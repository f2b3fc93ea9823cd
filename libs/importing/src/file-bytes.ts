import { createReadStream } from 'node:fs';
import { open } from 'node:fs/promises';
import { pipeline } from 'node:stream';
import { createGunzip } from 'node:zlib';
import { foreignKind, isGzip } from './file-kind.js';
import { ImportFileError } from './errors.js';

const CHUNK = 64 * 1024;

/**
 * The bytes of a text file, unpacked where it is gzip. `onRaw` sees the bytes as they lie on the disk.
 * @throws ImportFileError `unreadable`, `damaged-gzip`, `truncated`, `not-csv` (by its first bytes)
 */
export async function* fileBytes(path: string, onRaw?: (chunk: Buffer) => void): AsyncGenerator<Buffer> {
  const packed = isGzip(await firstBytes(path));
  let first = true;
  for await (const chunk of packed ? unpacked(path, onRaw) : rawBytes(path, onRaw)) {
    const kind = first ? foreignKind(chunk) : undefined;
    if (kind) throw new ImportFileError('not-csv', path, `this is not CSV but ${kind}`);
    first = false;
    yield chunk;
  }
}

async function firstBytes(path: string): Promise<Buffer> {
  try {
    const file = await open(path);
    try {
      const { buffer, bytesRead } = await file.read(Buffer.alloc(2), 0, 2, 0);
      return buffer.subarray(0, bytesRead);
    } finally {
      await file.close();
    }
  } catch (error) {
    throw unreadable(path, error);
  }
}

async function* rawBytes(path: string, onRaw?: (chunk: Buffer) => void): AsyncGenerator<Buffer> {
  try {
    for await (const chunk of createReadStream(path, { highWaterMark: CHUNK })) {
      onRaw?.(chunk as Buffer);
      yield chunk as Buffer;
    }
  } catch (error) {
    throw unreadable(path, error);
  }
}

async function* unpacked(path: string, onRaw?: (chunk: Buffer) => void): AsyncGenerator<Buffer> {
  let read = 0;
  const counted = (chunk: Buffer): void => {
    read += chunk.length;
    onRaw?.(chunk);
  };
  const gunzip = createGunzip({ chunkSize: CHUNK });
  // The pipeline ends both ends when either fails; the failure itself arrives at whoever reads `gunzip`.
  pipeline(rawBytes(path, counted), gunzip, () => {});
  try {
    for await (const chunk of gunzip) yield chunk as Buffer;
  } catch (error) {
    if (error instanceof ImportFileError) throw error;
    throw gzipProblem(path, error as NodeJS.ErrnoException, read);
  }
  // zlib passes over whatever follows the last archive in silence.
  if (gunzip.bytesWritten < read) {
    throw new ImportFileError(
      'damaged-gzip',
      path,
      `${read - gunzip.bytesWritten} bytes that are not gzip follow the archive, from byte ${gunzip.bytesWritten} on`,
    );
  }
}

function gzipProblem(path: string, error: NodeJS.ErrnoException, read: number): ImportFileError {
  return error.code === 'Z_BUF_ERROR'
    ? new ImportFileError(
        'truncated',
        path,
        `the gzip archive breaks off at byte ${read}`,
        undefined,
        undefined,
        {
          cause: error,
        },
      )
    : new ImportFileError(
        'damaged-gzip',
        path,
        `the gzip archive is damaged (${error.message}) in or before the ${read} bytes read of it`,
        undefined,
        undefined,
        { cause: error },
      );
}

function unreadable(path: string, error: unknown): ImportFileError {
  const { code, message } = error as NodeJS.ErrnoException;
  const problem =
    code === 'ENOENT'
      ? 'there is no such file'
      : code === 'EISDIR'
        ? 'this is a folder, not a file'
        : `cannot be read: ${message}`;
  return new ImportFileError('unreadable', path, problem, undefined, undefined, { cause: error });
}

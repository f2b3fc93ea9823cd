import { createHash } from 'node:crypto';
import { open, rm, type FileHandle } from 'node:fs/promises';
import { type Readable } from 'node:stream';
import { EvidenceError } from './evidence-error.js';
import { HEAD_BYTES, requireLooksLike } from './evidence-media-types.js';

/** What a file was found to be while it came in. `sha256` of its bytes, in lower-case hexadecimal. */
export interface ReceivedFile {
  readonly sha256: string;
  readonly bytes: number;
}

/** `most`: how many bytes the file may have. */
export interface FileLimits {
  readonly mediaType: string;
  readonly most: number;
}

/**
 * Writes a file to a path as it comes in, piece by piece, until it is safe on disk. Where this throws, nothing is left.
 * @throws EvidenceError `evidence-too-large`, `evidence-empty`, `evidence-type-refused`, `upload-cut-off`
 */
export async function receiveFile(source: Readable, path: string, limits: FileLimits): Promise<ReceivedFile> {
  const file = await open(path, 'wx', 0o600);
  try {
    const received = await writeAll(file, source, limits);
    await file.sync();
    return received;
  } catch (error) {
    await rm(path, { force: true });
    throw error;
  } finally {
    await file.close();
  }
}

async function writeAll(
  file: FileHandle,
  source: Readable,
  { mediaType, most }: FileLimits,
): Promise<ReceivedFile> {
  const digest = createHash('sha256');
  let bytes = 0;
  let head: Buffer | undefined = Buffer.alloc(0);
  for await (const piece of piecesOf(source)) {
    bytes += piece.length;
    if (bytes > most) throw EvidenceError.tooLarge(most);
    if (head) {
      head = Buffer.concat([head, piece.subarray(0, HEAD_BYTES - head.length)]);
      if (head.length === HEAD_BYTES) {
        requireLooksLike(mediaType, head);
        head = undefined;
      }
    }
    digest.update(piece);
    await file.writeFile(piece);
  }
  if (bytes === 0) throw new EvidenceError('evidence-empty', 'the file is empty');
  if (head) requireLooksLike(mediaType, head);
  return { sha256: digest.digest('hex'), bytes };
}

/** What breaks off here is the sender's connection; it stays open where the file is refused, to be told why. */
async function* piecesOf(source: Readable): AsyncGenerator<Buffer> {
  try {
    yield* source.iterator({ destroyOnReturn: false }) as AsyncIterable<Buffer>;
  } catch (cause) {
    throw new EvidenceError('upload-cut-off', 'the upload broke off before its end; send it again', {
      cause,
    });
  }
}

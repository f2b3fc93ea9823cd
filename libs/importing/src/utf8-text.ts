import { isUtf8 } from 'node:buffer';
import { ImportFileError } from './errors.js';
import type { Encoding } from './mapping.js';

const NEWLINE = 10;
/** Bytes that windows-1252 leaves without a meaning; a file that holds one was written in another encoding. */
const MEANINGLESS = [0x81, 0x8d, 0x8f, 0x90, 0x9d];
const UTF8_MARK = Buffer.from('efbbbf', 'hex');

/**
 * Text as UTF-8 bytes, cut between characters, from bytes in the encoding that the mapping names.
 * @throws ImportFileError `encoding` with line and byte, `not-csv` where a NUL byte shows that it is no text
 */
export async function* utf8Text(
  chunks: AsyncIterable<Buffer>,
  encoding: Encoding,
  file: string,
): AsyncGenerator<Buffer> {
  const convert = encoding === 'utf-8' ? wholeCharacters() : fromWindows1252();
  let line = 1;
  let done = 0;
  for await (const chunk of chunks) {
    const { text, bytes, invalidAt } = convert(chunk);
    const nul = bytes.indexOf(0);
    if (nul !== -1 && (invalidAt === -1 || nul < invalidAt)) {
      const at = line + newlines(bytes.subarray(0, nul));
      throw new ImportFileError(
        'not-csv',
        file,
        `a NUL byte, at byte ${done + nul + 1}: this is not text`,
        at,
      );
    }
    if (invalidAt !== -1) throw invalid(encoding, file, bytes, invalidAt, line, done);
    line += newlines(bytes);
    done += bytes.length;
    yield text;
  }
  const { bytes, invalidAt } = convert(undefined);
  if (invalidAt !== -1) throw invalid(encoding, file, bytes, invalidAt, line, done);
}

/** What was judged (`bytes`), what it reads in UTF-8 (`text`), and where it breaks the encoding (-1: nowhere). */
interface Converted {
  readonly bytes: Buffer;
  readonly text: Buffer;
  readonly invalidAt: number;
}

type Converter = (chunk: Buffer | undefined) => Converted;

function wholeCharacters(): Converter {
  let carried: Buffer = Buffer.alloc(0);
  return (chunk) => {
    let bytes = carried;
    if (chunk !== undefined) {
      const all = carried.length === 0 ? chunk : Buffer.concat([carried, chunk]);
      const whole = all.length - unfinished(all);
      bytes = all.subarray(0, whole);
      carried = all.subarray(whole);
    }
    return { bytes, text: bytes, invalidAt: isUtf8(bytes) ? -1 : validLength(bytes) };
  };
}

function fromWindows1252(): Converter {
  const decoder = new TextDecoder('windows-1252');
  let first = true;
  return (chunk) => {
    const bytes = chunk ?? Buffer.alloc(0);
    // Marked as UTF-8: read as anything else, every accent in it would come out as two wrong letters.
    const marked = first && bytes.subarray(0, UTF8_MARK.length).equals(UTF8_MARK);
    first = false;
    const places = MEANINGLESS.map((byte) => bytes.indexOf(byte)).filter((place) => place !== -1);
    const invalidAt = marked ? 0 : places.length > 0 ? Math.min(...places) : -1;
    return { bytes, text: Buffer.from(decoder.decode(bytes)), invalidAt };
  };
}

/** How many bytes at the end begin a character that the next chunk has to finish. */
function unfinished(bytes: Buffer): number {
  for (let back = 1; back <= 3 && back <= bytes.length; back++) {
    const byte = bytes[bytes.length - back]!;
    if (byte < 0x80) return 0;
    if (byte < 0xc0) continue;
    const length = byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : 2;
    return length > back ? back : 0;
  }
  return 0;
}

/** How many bytes come before the first that breaks UTF-8. No character holds a newline byte: go line by line. */
function validLength(bytes: Buffer): number {
  let start = 0;
  for (;;) {
    const newline = bytes.indexOf(NEWLINE, start);
    let end = newline === -1 ? bytes.length : newline;
    if (!isUtf8(bytes.subarray(start, end)) || newline === -1) {
      while (!isUtf8(bytes.subarray(start, end))) end--;
      return end;
    }
    start = newline + 1;
  }
}

function newlines(bytes: Buffer): number {
  let count = 0;
  for (let at = bytes.indexOf(NEWLINE); at !== -1; at = bytes.indexOf(NEWLINE, at + 1)) count++;
  return count;
}

function invalid(
  encoding: Encoding,
  file: string,
  bytes: Buffer,
  at: number,
  line: number,
  done: number,
): ImportFileError {
  const hex = bytes[at]!.toString(16).toUpperCase().padStart(2, '0');
  return new ImportFileError(
    'encoding',
    file,
    `byte ${done + at + 1} (0x${hex}) is not ${encoding}; does the mapping name the right encoding?`,
    line + newlines(bytes.subarray(0, at)),
  );
}

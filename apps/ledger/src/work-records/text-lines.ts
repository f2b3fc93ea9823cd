/** One line of a text that is read while it comes, with its number from 1; `text` is missing where it cannot be read. */
export interface TextLine {
  readonly number: number;
  readonly text?: string;
  readonly problem?: { readonly code: string; readonly message: string };
}

/** Of one piece of the text, so many lines at most are handed on at a time. */
const MOST_LINES = 500;
const NEWLINE = 10;
const decoder = new TextDecoder('utf-8', { fatal: true });

/**
 * Cuts bytes into lines, without those that are blank. What is held is one line at most, and no more of it than may
 * be: a longer one is passed over.
 * @param longest bytes that a line may have
 * @returns lines in groups, each handed on as soon as its last line is there
 */
export async function* textLines(
  chunks: AsyncIterable<Uint8Array>,
  longest: number,
): AsyncGenerator<TextLine[], void, void> {
  let number = 0;
  let held: Uint8Array[] = [];
  let length = 0;

  const hold = (piece: Uint8Array): void => {
    length += piece.length;
    if (length > longest) held = [];
    else if (piece.length > 0) held.push(piece);
  };
  const endLine = (): TextLine | undefined => {
    number += 1;
    const line = length > longest ? tooLong(number, longest) : readLine(number, Buffer.concat(held));
    held = [];
    length = 0;
    return line;
  };

  for await (const chunk of chunks) {
    let lines: TextLine[] = [];
    let start = 0;
    for (let end = chunk.indexOf(NEWLINE); end !== -1; end = chunk.indexOf(NEWLINE, start)) {
      hold(chunk.subarray(start, end));
      start = end + 1;
      const line = endLine();
      if (line) lines.push(line);
      if (lines.length === MOST_LINES) {
        yield lines;
        lines = [];
      }
    }
    hold(chunk.subarray(start));
    if (lines.length > 0) yield lines;
  }
  const last = length > 0 ? endLine() : undefined;
  if (last) yield [last];
}

const tooLong = (number: number, longest: number): TextLine => ({
  number,
  problem: { code: 'line-too-long', message: `has more than ${longest} bytes` },
});

/** Undefined for a blank line. */
function readLine(number: number, bytes: Uint8Array): TextLine | undefined {
  try {
    const text = decoder.decode(bytes).trim();
    return text === '' ? undefined : { number, text };
  } catch {
    return { number, problem: { code: 'invalid-line', message: 'is not UTF-8' } };
  }
}

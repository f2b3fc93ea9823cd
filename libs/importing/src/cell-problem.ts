/** What one cell could not be read as, in words that follow on its quoted text ("… is not a number"). */
export class UnreadableCell extends Error {}

/** Why a row cannot be taken: `column` is the header's name of the cell at fault. */
export class RejectedRow extends Error {
  constructor(
    readonly column: string,
    readonly reason: string,
  ) {
    super(`${column}: ${reason}`);
  }
}

const SHOWN = 60;

/** A cell as a message shows it: in quotes, invisible characters as escapes, long text cut. */
export function quoted(cell: string): string {
  const short = cell.length > SHOWN ? `${cell.slice(0, SHOWN)}…` : cell;
  return JSON.stringify(short).replace(
    /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu,
    (char) => `\\u${char.codePointAt(0)!.toString(16).padStart(4, '0')}`,
  );
}

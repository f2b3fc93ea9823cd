/** Why a row cannot be taken: `column` is the header's name of the cell at fault. */
export class CellProblem extends Error {
  constructor(
    readonly column: string,
    readonly reason: string,
  ) {
    super(`${column}: ${reason}`);
    this.name = 'CellProblem';
  }
}

const SHOWN = 60;

/** A cell as a message shows it: in quotes, invisible characters as escapes, long text cut. */
export function quoted(cell: string): string {
  const short = cell.length > SHOWN ? `${cell.slice(0, SHOWN)}…` : cell;
  return JSON.stringify(short).replace(
    /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/gu,
    (char) => `\\u${char.codePointAt(0)!.toString(16).padStart(4, '0')}`,
  );
}

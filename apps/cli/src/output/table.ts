export interface Column<Row> {
  readonly title: string;
  readonly value: (row: Row) => string;
  readonly align?: 'right';
  /** May be cut short where the terminal is too narrow for all columns. */
  readonly flexible?: boolean;
}

const GAP = 2;
const NARROWEST = 12;

/**
 * Rows as a plain table that fits the given width: only flexible columns are shortened, the widest first, so that
 * figures are always whole.
 */
export function formatTable<Row>(
  columns: readonly Column<Row>[],
  rows: readonly Row[],
  width: number,
): string {
  const cells = rows.map((row) => columns.map((column) => column.value(row)));
  const widths = columns.map((column, index) =>
    Math.max(column.title.length, ...cells.map((line) => line[index]!.length)),
  );
  fit(columns, widths, width);
  const line = (values: readonly string[]): string =>
    values
      .map((value, index) => pad(shorten(value, widths[index]!), widths[index]!, columns[index]!.align))
      .join(' '.repeat(GAP))
      .trimEnd();
  return [
    line(columns.map(({ title }) => title)),
    line(widths.map((one) => '─'.repeat(one))),
    ...cells.map(line),
  ].join('\n');
}

function fit<Row>(columns: readonly Column<Row>[], widths: number[], width: number): void {
  let excess = widths.reduce((sum, one) => sum + one + GAP, -GAP) - width;
  while (excess > 0) {
    let widest = -1;
    columns.forEach((column, index) => {
      if (column.flexible && widths[index]! > NARROWEST && (widest < 0 || widths[index]! > widths[widest]!)) {
        widest = index;
      }
    });
    if (widest < 0) return;
    widths[widest]! -= 1;
    excess -= 1;
  }
}

const shorten = (value: string, width: number): string =>
  value.length <= width ? value : `${value.slice(0, width - 1)}…`;

const pad = (value: string, width: number, align: 'right' | undefined): string =>
  align === 'right' ? value.padStart(width) : value.padEnd(width);

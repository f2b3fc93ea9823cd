import { readFileSync, writeFileSync } from 'node:fs';

/** A table as Prettier writes it, every column as wide as its widest cell. */
export function markdownTable(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const widths = head.map((_, column) =>
    Math.max(3, ...[head, ...rows].map((cells) => cells[column]!.length)),
  );
  const line = (cells: readonly string[]): string =>
    `| ${cells.map((cell, column) => cell.padEnd(widths[column]!)).join(' | ')} |`;
  return [line(head), line(widths.map((width) => '-'.repeat(width))), ...rows.map(line)].join('\n');
}

/**
 * What stands in a document between `<!-- name -->` and `<!-- /name -->`; undefined where there is no such part. With
 * RENEW_DOCS set, what was made is put there first.
 */
export function documentPart(document: URL, name: string, made: string): string | undefined {
  const between = new RegExp(`(?<=<!-- ${name} -->\\n\\n)[^]*?(?=\\n\\n<!-- /${name} -->)`);
  if (process.env['RENEW_DOCS']) {
    const written = readFileSync(document, 'utf8');
    writeFileSync(
      document,
      written.replace(between, () => made),
    );
  }
  return between.exec(readFileSync(document, 'utf8'))?.[0];
}

import { readFileSync, writeFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { problemKinds } from './problem-kinds.js';

const document = new URL('../../../../docs/problems.md', import.meta.url);

/** By status, then by code. */
function problemTable(): string {
  const rows = Object.entries(problemKinds)
    .map(([code, { status, title }]) => [String(status), `\`${code}\``, title])
    .sort(([status, code], [otherStatus, otherCode]) =>
      `${status} ${code}` < `${otherStatus} ${otherCode}` ? -1 : 1,
    );
  const head = ['status', 'code', 'title'];
  const widths = head.map((_, column) => Math.max(3, ...[head, ...rows].map((row) => row[column]!.length)));
  const line = (cells: readonly string[]): string =>
    `| ${cells.map((cell, column) => cell.padEnd(widths[column]!)).join(' | ')} |`;
  return [line(head), line(widths.map((width) => '-'.repeat(width))), ...rows.map(line)].join('\n');
}

describe('docs/problems.md', () => {
  it('holds every code with its status and title', () => {
    const between = /(?<=<!-- problems -->\n\n)[^]*?(?=\n\n<!-- \/problems -->)/;
    const written = readFileSync(document, 'utf8');
    // To renew it: RENEW_DOCS=1 npm run -s jest -- problem-table
    if (process.env['RENEW_DOCS'])
      writeFileSync(
        document,
        written.replace(between, () => problemTable()),
      );
    expect(between.exec(readFileSync(document, 'utf8'))?.[0]).toBe(problemTable());
  });
});

import { describe, expect, it } from '@jest/globals';
import { csvLine } from '#importing';
import { formatTable } from './table.js';

const columns = [
  { title: 'staff', value: (row: { staff: string }) => row.staff, flexible: true },
  { title: 'total', value: (row: { total: string }) => row.total, align: 'right' as const },
];
type Row = { staff: string; total: string };

describe('table', () => {
  it('lines figures up on the right', () => {
    const rows: Row[] = [
      { staff: 'S1', total: '9.5' },
      { staff: 'S22', total: '100' },
    ];
    expect(formatTable<Row>(columns, rows, 80)).toBe(
      ['staff  total', '─────  ─────', 'S1       9.5', 'S22      100'].join('\n'),
    );
  });

  it('shortens what may be shortened so that no line is wider than the terminal', () => {
    const rows: Row[] = [{ staff: 'a'.repeat(90), total: '123456' }];
    const lines = formatTable<Row>(columns, rows, 40).split('\n');
    expect(Math.max(...lines.map((line) => line.length))).toBeLessThanOrEqual(40);
    expect(lines[2]).toMatch(/…\s+123456$/);
  });

  it('writes CSV that reads back', () => {
    expect(csvLine(['a,b', 'say "x"', '3', 'plain'], '\r\n')).toBe('"a,b","say ""x""",3,plain\r\n');
  });
});

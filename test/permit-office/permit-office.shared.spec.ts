import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { readFileSync } from 'node:fs';
import { ledger, ledgerDone, ledgerJson, newFolder, removeFolders } from '../support/cli.js';
import { sharedData } from '../support/shared-data.js';

const files = ['bpic15_1.csv.gz', 'bpic15_2.csv.gz', 'bpic15_4.csv.gz'].map(sharedData);
const importAll = [
  ...['import', '--mapping', 'test/permit-office/mapping.yaml'],
  ...['--rulebook', 'test/permit-office/rulebook.yaml', ...files],
];

interface Report {
  readonly files: readonly Record<
    'rows' | 'recorded' | 'alreadyRecorded' | 'duplicates' | 'rejected',
    number
  >[];
}
interface Explained {
  readonly total: number;
  readonly indicators: readonly {
    readonly score: number;
    readonly deducted: number;
    readonly awarded: number;
    readonly bonusCounted: number;
    readonly raisedByFloor: number;
    readonly frame: { readonly base: number };
    readonly entries: readonly { readonly kind: string; readonly points: number }[];
  }[];
}

const cells = (csv: string): string[][] =>
  csv
    .trim()
    .split(/\r?\n/)
    .map((line) => line.split(','));

describe('the permit office, from its records to its score sheet', () => {
  let data: string;
  let report: Report;
  const sum = (figure: keyof Report['files'][number]) =>
    report.files.reduce((total, file) => total + file[figure], 0);

  beforeAll(() => {
    data = newFolder();
    report = ledgerJson<Report>(data, ...importAll);
  }, 300_000);
  afterAll(removeFolders);

  it('reports every row', () => {
    const summary = JSON.parse(
      readFileSync(sharedData('expected/permit-office/summary.json'), 'utf8'),
    ) as Record<string, number>;
    expect(sum('rows')).toBe(summary['rows']);
    expect(sum('duplicates')).toBe(summary['exact_duplicates']);
    expect(sum('recorded')).toBe(summary['records']);
    expect(sum('rejected') + sum('alreadyRecorded')).toBe(0);
  });

  it('comes to the score sheet of an independent program, cell for cell, and to its counts', () => {
    const sheet = cells(ledgerDone(data, 'scores', '--sheet'));
    const expected = cells(readFileSync(sharedData('expected/permit-office/score-sheet.csv'), 'utf8'));
    expect(sheet).toEqual(expected);

    const summary = JSON.parse(
      readFileSync(sharedData('expected/permit-office/summary.json'), 'utf8'),
    ) as Record<string, number>;
    const total = (suffix: RegExp) => {
      const columns = sheet[0]!.flatMap((name, index) => (suffix.test(name) ? [index] : []));
      return sheet
        .slice(1)
        .reduce((all, row) => all + columns.reduce((one, at) => one + Number(row[at]), 0), 0);
    };
    expect(total(/\.deductions$/)).toBe(summary['deductions']);
    expect(total(/\.bonuses$/)).toBe(summary['bonuses']);
    expect(total(/^total$/)).toBe(summary['sum_of_totals']);
    expect(sheet.length - 1).toBe(summary['accounts']);
  });

  it('adds nothing when it is imported again', () => {
    const before = ledgerDone(data, 'scores', '--sheet');
    const again = ledgerJson<Report>(data, ...importAll);
    const rows = again.files.reduce((all, one) => all + one.rows, 0);
    const there = again.files.reduce((all, one) => all + one.alreadyRecorded + one.duplicates, 0);
    expect(there).toBe(rows);
    expect(ledgerDone(data, 'scores', '--sheet')).toBe(before);
  }, 120_000);

  it('explains every account by entries that add up to it', () => {
    const { rows } = ledgerJson<{ rows: { staff: string; period: string; total: number }[] }>(data, 'scores');
    const picked = rows.filter((_, index) => index % 40 === 0);
    expect(picked.length).toBeGreaterThan(8);
    for (const { staff, period, total } of picked) {
      const explained = ledgerJson<Explained>(data, 'explain', staff, period);
      for (const {
        frame,
        entries,
        deducted,
        awarded,
        bonusCounted,
        raisedByFloor,
        score,
      } of explained.indicators) {
        const of = (kind: string) =>
          entries.filter((entry) => entry.kind === kind).reduce((all, entry) => all + entry.points, 0);
        expect([of('deduction'), of('bonus')]).toEqual([deducted, awarded]);
        expect(frame.base - deducted + bonusCounted + raisedByFloor).toBe(score);
      }
      expect(explained.indicators.reduce((all, one) => all + one.score, 0)).toBe(total);
      expect(explained.total).toBe(total);
    }
  }, 120_000);

  it('rebuilds its read models to the same content, table by table', () => {
    const live = ledgerDone(data, '--json', 'projections', 'digest');
    ledgerDone(data, 'projections', 'rebuild');
    expect(ledgerDone(data, '--json', 'projections', 'digest')).toBe(live);
  }, 120_000);

  it('passes the doctor', () => {
    expect(ledger(data, 'doctor').stdout).toContain('Nothing wrong was found.');
  }, 120_000);
});

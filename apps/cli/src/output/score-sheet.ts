import { csvLine } from '#importing';
import type { ScoreRow } from '#read-models';

const figures = ['deductions', 'deducted', 'bonuses', 'awarded', 'score'] as const;

/**
 * The score sheet as CSV: all points in milli-points, five columns for each indicator in the rulebook's order.
 * Accounts of several rulebook versions share one sheet: an indicator that an account's version lacks is empty.
 */
export function* scoreSheet(rows: readonly ScoreRow[]): Generator<string> {
  const indicators = [...new Set(rows.flatMap((row) => row.indicators.map(({ indicator }) => indicator)))];
  const columns = indicators.flatMap((indicator) => figures.map((figure) => `${indicator}.${figure}`));
  yield csvLine(['unit', 'staff', 'period', 'records', ...columns, 'total', 'rank', 'of'], '\r\n');
  for (const row of rows) {
    const lines = new Map(row.indicators.map((line) => [line.indicator, line]));
    const values = indicators.flatMap((indicator) =>
      figures.map((figure) => lines.get(indicator)?.[figure] ?? ''),
    );
    const cells = [row.unit, row.staff, row.period, row.records, ...values, row.total, row.rank, row.of];
    yield csvLine(cells.map(String), '\r\n');
  }
}

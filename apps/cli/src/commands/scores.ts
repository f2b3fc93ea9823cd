import type { Command } from 'commander';
import type { Page, ScoreRow, ScoresQuery } from '#read-models';
import { formatPoints } from '#scoring';
import { globalsOf, withReadModels } from '../context.js';
import { outputWidth, print } from '../output/print.js';
import { formatTable } from '../output/table.js';
import { addViewOptions } from './view-options.js';

export function addScores(program: Command): void {
  const scores = program
    .command('scores')
    .description('scores of accounts, with the score under each indicator')
    .option('--period <period>', 'only this period')
    .option('--unit <unit>', 'only this unit')
    .option('--staff <id>', 'only this person')
    .option(
      '--sheet',
      'the whole score sheet as CSV, in milli-points, with counts and sums of every indicator',
    );
  addViewOptions(scores).action(
    async ({ sheet, ...query }: ScoresQuery & { sheet?: boolean }, command: Command) => {
      const globals = globalsOf(command);
      const { period, unit, staff, asOf, knownAt } = query;
      const { rows } = await withReadModels(globals, (readModels): Page<ScoreRow> =>
        readModels.scores({ period, unit, staff, asOf, knownAt }),
      );
      if (!sheet) return print(globals, { rows }, () => scoreTable(rows));
      // Loaded here alone: the writer of CSV comes with the readers of it.
      const { scoreSheet } = await import('../output/score-sheet.js');
      for (const line of scoreSheet(rows)) process.stdout.write(line);
    },
  );
}

function scoreTable(rows: readonly ScoreRow[]): string {
  if (rows.length === 0) return 'No accounts yet: nothing has been recorded.';
  const indicators = [...new Set(rows.flatMap((row) => row.indicators.map(({ indicator }) => indicator)))];
  const table = formatTable<ScoreRow>(
    [
      { title: 'unit', value: ({ unit }) => unit },
      { title: 'period', value: ({ period }) => period },
      { title: 'rank', value: ({ rank, of }) => `${rank} of ${of}`, align: 'right' },
      { title: 'staff', value: ({ staff }) => staff },
      { title: 'records', value: ({ records }) => String(records), align: 'right' },
      { title: 'total', value: ({ total }) => formatPoints(total), align: 'right' },
      ...indicators.map((indicator, index) => ({
        title: `[${index + 1}]`,
        value: (row: ScoreRow) => {
          const line = row.indicators.find((one) => one.indicator === indicator);
          return line ? formatPoints(line.score) : '–';
        },
        align: 'right' as const,
      })),
    ],
    rows,
    outputWidth(),
  );
  const legend = indicators.map((indicator, index) => `[${index + 1}] ${indicator}`).join('  ');
  return `${table}\n\n${legend}`;
}

import type { Command } from 'commander';
import type { Page, RankingRow, RankingsQuery } from '#read-models';
import { formatPoints } from '#scoring';
import { globalsOf, withReadModels } from '../context.js';
import { outputWidth, print } from '../output/print.js';
import { formatTable } from '../output/table.js';
import { addViewOptions } from './view-options.js';

export function addRankings(program: Command): void {
  const rankings = program
    .command('rankings')
    .description('accounts of a peer group by rank: 1, 2, 2, 4')
    .argument('<period>')
    .option('--unit <unit>', 'the accounts of this unit')
    .option('--post <post>', 'the accounts of this post')
    .option('--limit <n>', 'rows on a page', Number)
    .option('--after <cursor>', 'the next page, as the page before says');
  addViewOptions(rankings).action(async (period: string, options: RankingsQuery, command: Command) => {
    const globals = globalsOf(command);
    const { unit, post, limit, after, asOf, knownAt } = options;
    const page = await withReadModels(globals, (readModels): Page<RankingRow> =>
      readModels.rankings({ period, unit, post, limit, after, asOf, knownAt }),
    );
    print(globals, page, () => rankingTable(page));
  });
}

function rankingTable({ rows, next }: Page<RankingRow>): string {
  if (rows.length === 0) return 'No accounts in this peer group.';
  const table = formatTable<RankingRow>(
    [
      { title: 'rank', value: ({ rank, of }) => `${rank} of ${of}`, align: 'right' },
      { title: 'staff', value: ({ staff }) => staff },
      { title: 'name', value: ({ staffName }) => staffName ?? '', flexible: true },
      { title: 'unit', value: ({ unit }) => unit },
      { title: 'post', value: ({ post }) => post, flexible: true },
      { title: 'records', value: ({ records }) => String(records), align: 'right' },
      { title: 'total', value: ({ total }) => formatPoints(total), align: 'right' },
    ],
    rows,
    outputWidth(),
  );
  return next === undefined ? table : `${table}\n\nMore: --after ${next}`;
}

import { Option, type Command } from 'commander';
import { appealStatuses, type AppealStatus } from '#domain';
import type { AppealRow } from '#read-models';
import { globalsOf, utcToday, withReadModels } from '../context.js';
import { describeAppeal } from '../output/appeal-text.js';
import { dueText } from '../output/case-parts.js';
import { outputWidth, print } from '../output/print.js';
import { formatTable } from '../output/table.js';
import { addReaderOptions, readingFile, type ReaderOptions } from './case-reading.js';
import { addPageOptions, withNext, wordsOf } from './page-options.js';

interface ListOptions {
  readonly staff?: string;
  readonly unit?: string;
  readonly member?: string;
  readonly status?: readonly AppealStatus[];
  readonly open?: true;
  readonly dueBefore?: string;
  readonly sort: 'filed' | 'due';
  readonly as?: string;
  readonly limit: number;
  readonly after?: string;
}

export function addAppeals(program: Command): void {
  const appeals = program
    .command('appeals')
    .description('appeals and where they stand')
    .option('--staff <id>', 'only of this appellant')
    .option('--unit <unit>', 'only in this unit and below it')
    .option('--member <id>', 'only those on whose panel they sit')
    .addOption(
      new Option('--status <statuses>', `any of ${appealStatuses.join(',')}`).argParser(
        wordsOf(appealStatuses),
      ),
    )
    .option('--open', 'only those that have not come to an end')
    .option('--due-before <date>', 'only with a deadline that ends before that day')
    .addOption(
      new Option('--sort <order>', 'by filing or by deadline').choices(['filed', 'due']).default('filed'),
    )
    .option('--as <id>', 'leave out those of which this person may see nothing');
  addPageOptions(appeals).action(async ({ as, ...query }: ListOptions, command: Command) => {
    const globals = globalsOf(command);
    const page = await withReadModels(globals, (readModels) =>
      readModels.appeals({ ...query, today: utcToday(), ...(as !== undefined && { barred: as }) }),
    );
    print(globals, page, () => withNext(appealTable(page.rows), page.next));
  });

  const appeal = program
    .command('appeal')
    .description('the file of an appeal; that it was read is recorded')
    .argument('<staff>', 'the appellant')
    .argument('<appeal>', 'id of the appeal');
  addReaderOptions(appeal).action(
    async (staff: string, id: string, options: ReaderOptions, command: Command) => {
      const globals = globalsOf(command);
      const { knownAt } = options;
      const of = { kind: 'appeal', staff, appeal: id } as const;
      const file = await readingFile(globals, of, 'file', options, ({ readModels }) =>
        readModels.appealFile(staff, id, { ...(knownAt !== undefined && { knownAt }) }),
      );
      print(globals, file, () => describeAppeal(file));
    },
  );
}

function appealTable(rows: readonly AppealRow[]): string {
  if (rows.length === 0) return 'No appeals.';
  return formatTable<AppealRow>(
    [
      { title: 'appeal', value: ({ appeal }) => appeal },
      { title: 'staff', value: ({ staff, staffName }) => withName(staff, staffName), flexible: true },
      { title: 'unit', value: ({ unit }) => unit },
      { title: 'stands', value: standing },
      { title: 'inst.', value: ({ instance }) => String(instance), align: 'right' },
      { title: 'filed', value: ({ filedOn }) => filedOn },
      { title: 'age', value: ({ ageDays }) => (ageDays === undefined ? '' : `${ageDays} d`), align: 'right' },
      { title: 'due', value: ({ due }) => dueText(due) },
      {
        title: 'contests',
        value: ({ issues }) => issues.map(({ subject }) => subject.kind).join(', '),
        flexible: true,
      },
      { title: 'decided', value: ({ decidedOn }) => decidedOn ?? '' },
    ],
    rows,
    outputWidth(),
  );
}

function standing({ status, held, stayed, outOfTime }: AppealRow): string {
  const beside = [held && 'held', stayed && 'stayed', outOfTime && status !== 'out-of-time' && 'late'];
  const words = beside.filter((word) => word !== false);
  return words.length === 0 ? status : `${status} (${words.join(', ')})`;
}

const withName = (id: string, name: string | null): string =>
  name === null || name === id ? id : `${id} ${name}`;

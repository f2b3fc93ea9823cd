import { Option, type Command } from 'commander';
import { caseStatuses, type CaseStatus } from '#domain';
import type { CaseRow } from '#read-models';
import { globalsOf, utcToday, withReadModels } from '../context.js';
import { dueText } from '../output/case-parts.js';
import { describeCase } from '../output/case-text.js';
import { outputWidth, print } from '../output/print.js';
import { formatTable } from '../output/table.js';
import { addReaderOptions, readingFile, type ReaderOptions } from './case-reading.js';
import { addPageOptions, withNext, wordsOf } from './page-options.js';

interface ListOptions {
  readonly unit?: string;
  readonly person?: string;
  readonly investigator?: string;
  readonly process?: string;
  readonly status?: readonly CaseStatus[];
  readonly open?: true;
  readonly dueBefore?: string;
  readonly sort: 'filed' | 'due';
  readonly limit: number;
  readonly after?: string;
}

export function addCases(program: Command): void {
  const cases = program
    .command('cases')
    .description('accountability cases and where they stand')
    .option('--unit <unit>', 'only in this unit and below it')
    .option('--person <id>', 'only those in which they are named')
    .option('--investigator <id>', 'only theirs')
    .option('--process <process>', 'only about this process')
    .addOption(
      new Option('--status <statuses>', `any of ${caseStatuses.join(',')}`).argParser(wordsOf(caseStatuses)),
    )
    .option('--open', 'only those that are not closed')
    .option('--due-before <date>', 'only with a deadline that ends before that day')
    .addOption(
      new Option('--sort <order>', 'by opening or by deadline').choices(['filed', 'due']).default('filed'),
    );
  addPageOptions(cases).action(async (query: ListOptions, command: Command) => {
    const globals = globalsOf(command);
    const page = await withReadModels(globals, (readModels) =>
      readModels.cases({ ...query, today: utcToday() }),
    );
    print(globals, page, () => withNext(caseTable(page.rows), page.next));
  });

  const one = program
    .command('case')
    .description('the file of an accountability case; that it was read is recorded')
    .argument('<case>', 'id of the case');
  addReaderOptions(one).action(async (id: string, options: ReaderOptions, command: Command) => {
    const globals = globalsOf(command);
    const { knownAt } = options;
    const of = { kind: 'accountability', case: id } as const;
    const file = await readingFile(globals, of, 'file', options, ({ readModels }, reader) =>
      readModels.caseFile(id, { reader, ...(knownAt !== undefined && { knownAt }) }),
    );
    print(globals, file, () => describeCase(file));
  });
}

function caseTable(rows: readonly CaseRow[]): string {
  if (rows.length === 0) return 'No accountability cases.';
  return formatTable<CaseRow>(
    [
      { title: 'case', value: (row) => row.case },
      { title: 'title', value: ({ title }) => title, flexible: true },
      { title: 'unit', value: ({ unit }) => unit },
      { title: 'stands', value: ({ status }) => status },
      { title: 'opened', value: ({ openedOn }) => openedOn },
      { title: 'age', value: ({ ageDays }) => (ageDays === undefined ? '' : `${ageDays} d`), align: 'right' },
      { title: 'due', value: ({ due }) => dueText(due) },
      { title: 'investigator', value: ({ investigator }) => investigator ?? '' },
      { title: 'persons', value: personsText, flexible: true },
      { title: 'sanctions', value: ({ sanctions }) => String(sanctions), align: 'right' },
      { title: 'to do', value: ({ actionsOpen }) => String(actionsOpen), align: 'right' },
    ],
    rows,
    outputWidth(),
  );
}

const personsText = ({ persons }: CaseRow): string =>
  persons.map(({ staff, share }) => (share === undefined ? staff : `${staff} ${share} ‰`)).join(', ');

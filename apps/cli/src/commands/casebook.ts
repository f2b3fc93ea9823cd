import { Option, type Command } from 'commander';
import {
  overturnDimensions,
  sanctionStandings,
  type ActionRow,
  type OverturnDimension,
  type OverturnRow,
  type SanctionRow,
  type SanctionStanding,
} from '#read-models';
import { globalsOf, utcToday, withReadModels } from '../context.js';
import { bar } from '../output/bars.js';
import { describeCasebook } from '../output/casebook-text.js';
import { outputWidth, print } from '../output/print.js';
import { formatTable } from '../output/table.js';
import { addPageOptions, withNext } from './page-options.js';

interface SanctionOptions {
  readonly staff?: string;
  readonly unit?: string;
  readonly status?: SanctionStanding;
  readonly limit: number;
  readonly after?: string;
}

interface ActionOptions {
  readonly owner?: string;
  readonly unit?: string;
  readonly open?: true;
  readonly overdue?: true;
  readonly limit: number;
  readonly after?: string;
}

export function addCasebook(program: Command): void {
  program
    .command('casebook')
    .description('what is open by state, age and deadline; days to a decision; sanctions and actions')
    .option('--unit <unit>', 'only this unit and below it')
    .action(async ({ unit }: { unit?: string }, command: Command) => {
      const globals = globalsOf(command);
      const figures = await withReadModels(globals, (readModels) =>
        readModels.casebook({ today: utcToday(), ...(unit !== undefined && { unit }) }),
      );
      print(globals, figures, () => describeCasebook(figures));
    });

  program
    .command('overturn')
    .description('how often what somebody or something brought about was changed on appeal')
    .addOption(
      new Option('--by <dimension>', 'whose decisions').choices(overturnDimensions).makeOptionMandatory(),
    )
    .action(async ({ by }: { by: OverturnDimension }, command: Command) => {
      const globals = globalsOf(command);
      const rows = await withReadModels(globals, (readModels) => readModels.overturn({ by }));
      print(globals, { by, rows }, () => overturnTable(by, rows));
    });

  const sanctions = program
    .command('sanctions')
    .description('sanctions to come, running, suspended, spent and lifted')
    .option('--staff <id>', 'only of this person')
    .option('--unit <unit>', 'only in this unit and below it')
    .addOption(new Option('--status <status>', 'only those').choices(sanctionStandings));
  addPageOptions(sanctions).action(async (query: SanctionOptions, command: Command) => {
    const globals = globalsOf(command);
    const page = await withReadModels(globals, (readModels) =>
      readModels.sanctions({ ...query, today: utcToday() }),
    );
    print(globals, page, () => withNext(sanctionTable(page.rows), page.next));
  });

  const actions = program
    .command('actions')
    .description('corrective actions: whose, until when, and what came of them')
    .option('--owner <id>', 'only of this person')
    .option('--unit <unit>', 'only in this unit and below it')
    .option('--open', 'only those whose effect is not verified')
    .option('--overdue', 'only open ones whose last day has passed');
  addPageOptions(actions).action(async ({ overdue, ...query }: ActionOptions, command: Command) => {
    const globals = globalsOf(command);
    const page = await withReadModels(globals, (readModels) =>
      readModels.actions({ ...query, ...(overdue && { overdueOn: utcToday() }) }),
    );
    print(globals, page, () => withNext(actionTable(page.rows), page.next));
  });
}

function overturnTable(by: OverturnDimension, rows: readonly OverturnRow[]): string {
  if (rows.length === 0) return 'Nothing is decided yet.';
  return formatTable<OverturnRow>(
    [
      {
        title: by,
        value: ({ id, name }) => (name === undefined || name === id ? id : `${id} ${name}`),
        flexible: true,
      },
      { title: 'decided', value: ({ decided }) => String(decided), align: 'right' },
      { title: 'overturned', value: ({ overturned }) => String(overturned), align: 'right' },
      { title: 'rate', value: ({ rate }) => `${(rate / 10).toFixed(1)} %`, align: 'right' },
      { title: '', value: ({ rate }) => bar(rate, 1000) },
    ],
    rows,
    outputWidth(),
  );
}

function sanctionTable(rows: readonly SanctionRow[]): string {
  if (rows.length === 0) return 'No sanctions.';
  return formatTable<SanctionRow>(
    [
      { title: 'sanction', value: ({ sanction }) => sanction },
      { title: 'case', value: (row) => row.case },
      { title: 'staff', value: ({ staff }) => staff },
      { title: 'unit', value: ({ unit }) => unit },
      { title: 'rung', value: ({ rung }) => rung },
      { title: 'from', value: ({ from }) => from },
      { title: 'last day', value: ({ until }) => until ?? '–' },
      { title: 'stands', value: ({ status }) => status },
      { title: 'reasons', value: ({ reasons }) => reasons, flexible: true },
    ],
    rows,
    outputWidth(),
  );
}

function actionTable(rows: readonly ActionRow[]): string {
  if (rows.length === 0) return 'No corrective actions.';
  return formatTable<ActionRow>(
    [
      { title: 'action', value: ({ action }) => action },
      { title: 'case', value: (row) => row.case },
      { title: 'owner', value: ({ owner }) => owner },
      { title: 'due by', value: ({ dueBy, breached }) => `${dueBy ?? ''}${breached ? ' BREACHED' : ''}` },
      { title: 'stands', value: ({ status }) => status },
      { title: 'what', value: ({ text }) => text, flexible: true },
    ],
    rows,
    outputWidth(),
  );
}

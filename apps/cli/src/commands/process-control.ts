import { InvalidArgumentError, type Command } from 'commander';
import { controlDimensions, type ControlDimension, type ControlRow, type DayQuantiles } from '#read-models';
import { globalsOf, withReadModels } from '../context.js';
import { grouped, outputWidth, print } from '../output/print.js';
import { formatTable, type Column } from '../output/table.js';

interface Options {
  readonly by: ControlDimension[];
  readonly unit?: string;
  readonly activity?: string;
  readonly staff?: string;
  readonly period?: string;
}

export function addProcessControl(program: Command): void {
  program
    .command('process-control')
    .description('how the work goes: quantity, lateness, rework, self-supervision, registration delay')
    .option('--by <dimensions>', `what to tell apart: any of ${controlDimensions.join(',')}`, dimensionsOf, [
      'unit',
    ])
    .option('--unit <unit>', 'only this unit')
    .option('--activity <activity>', 'only this activity')
    .option('--staff <id>', 'only this person')
    .option('--period <period>', 'only this period')
    .action(async ({ by, unit, activity, staff, period }: Options, command: Command) => {
      const globals = globalsOf(command);
      const rows = await withReadModels(globals, (readModels) =>
        readModels.processControl({ by, unit, activity, staff, period }),
      );
      print(globals, { rows }, () => controlTable(by, rows));
    });
}

function dimensionsOf(text: string): ControlDimension[] {
  return text.split(',').map((name) => {
    const known = controlDimensions.find((dimension) => dimension === name.trim());
    if (!known)
      throw new InvalidArgumentError(
        `Give any of ${controlDimensions.join(', ')}, with commas between them.`,
      );
    return known;
  });
}

function controlTable(by: readonly ControlDimension[], rows: readonly ControlRow[]): string {
  const figure = (title: string, value: (row: ControlRow) => string): Column<ControlRow> => ({
    title,
    value,
    align: 'right',
  });
  const table = formatTable<ControlRow>(
    [
      ...by.map((one) => ({
        title: one,
        value: (row: ControlRow) => row[one] ?? '(nobody)',
        flexible: true,
      })),
      figure('records', ({ records }) => grouped(records)),
      figure('late', ({ lateShare }) => share(lateShare)),
      figure('days late', ({ daysLate }) => quantiles(daysLate)),
      figure('rework', ({ reworkShare }) => share(reworkShare)),
      figure('self-superv.', ({ selfSupervisionShare }) => share(selfSupervisionShare)),
      figure('registered after', ({ registrationDelay }) => quantiles(registrationDelay)),
    ],
    rows,
    outputWidth(),
  );
  return `${table}\n\nDays late and registered after: median / 90 % / most, in calendar days; negative is early.`;
}

const share = (value: number | null): string => (value === null ? '–' : `${(100 * value).toFixed(1)} %`);
const quantiles = (days: DayQuantiles | null): string =>
  days === null ? '–' : `${days.p50} / ${days.p90} / ${days.max}`;

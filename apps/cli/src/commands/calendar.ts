import { InvalidArgumentError, type Command } from 'commander';
import { parseDefinition } from '#definitions';
import { isCalendarDate, type DeclaredDay } from '#domain';
import { declareDays } from '#processing';
import {
  globalsOf,
  operator,
  readDefinitionFile,
  withLedger,
  withReadModels,
  type GlobalOptions,
} from '../context.js';
import { Refused } from '../refused.js';
import { outputWidth, print } from '../output/print.js';
import { formatTable } from '../output/table.js';

const schema = {
  type: 'object',
  required: ['days'],
  additionalProperties: false,
  properties: {
    days: {
      type: 'array',
      minItems: 1,
      items: {
        type: 'object',
        required: ['date', 'working', 'name'],
        additionalProperties: false,
        properties: { date: { type: 'string' }, working: { type: 'boolean' }, name: { type: 'string' } },
      },
    },
  },
};

interface Declaration {
  readonly holiday: readonly DeclaredDay[];
  readonly workday: readonly DeclaredDay[];
}

export function addCalendar(program: Command): void {
  const calendar = program
    .command('calendar')
    .description('days that are not worked, or are, against their weekday');

  calendar
    .command('declare')
    .description('declare days; of a day that was declared before the last word counts')
    .argument('[file]', 'YAML: days: [{ date: 2026-01-01, working: false, name: New Year }]')
    .option('--holiday <date:name>', 'a day that is not worked; may be repeated', dayThat(false), [])
    .option(
      '--workday <date:name>',
      'a day of the weekend that is worked; may be repeated',
      dayThat(true),
      [],
    )
    .action(async (file: string | undefined, { holiday, workday }: Declaration, command: Command) => {
      const globals = globalsOf(command);
      const days = [...(file === undefined ? [] : daysIn(file)), ...holiday, ...workday];
      if (days.length === 0) {
        throw new Refused('empty-calendar', 'declare at least one day: a file, --holiday or --workday');
      }
      const { events } = await withLedger(globals, ({ executor, clock }) =>
        declareDays(executor, days, givenTo(globals, clock.today())),
      );
      const declared = events.flatMap(({ data }) => data.days);
      print(globals, { declared }, () =>
        declared.length === 0
          ? 'All of it was declared already.'
          : `${dayTable(declared)}\n\nDeadlines that were set before stand as they were told.`,
      );
    });

  calendar
    .command('show')
    .description('the days that were declared')
    .option('--from <date>', 'from that day on')
    .option('--to <date>', 'up to that day')
    .action(async (range: { from?: string; to?: string }, command: Command) => {
      const globals = globalsOf(command);
      const days = await withReadModels(globals, (readModels) => readModels.calendarDays(range));
      print(globals, { days }, () => (days.length === 0 ? 'No days were declared.' : dayTable(days)));
    });
}

const daysIn = (file: string): readonly DeclaredDay[] =>
  parseDefinition<{ days: readonly DeclaredDay[] }>(readDefinitionFile(file), schema).value.days;

const dayThat =
  (working: boolean) =>
  (text: string, before: readonly DeclaredDay[]): DeclaredDay[] => {
    const [, date = '', name = ''] = /^([^:]*):(.+)$/.exec(text) ?? [];
    if (isCalendarDate(date)) return [...before, { date, working, name }];
    throw new InvalidArgumentError('Give a day and its name, such as 2026-01-01:New-Year.');
  };

/** The person at the terminal acts for the whole organisation. */
function givenTo(globals: GlobalOptions, today: string) {
  const meta = operator(globals);
  return { by: { id: meta.actor.id, grants: [{ role: 'administrator' as const, unit: null }] }, today, meta };
}

const dayTable = (days: readonly DeclaredDay[]): string =>
  formatTable<DeclaredDay>(
    [
      { title: 'date', value: ({ date }) => date },
      { title: 'weekday', value: ({ date }) => WEEKDAYS[new Date(date).getUTCDay()]! },
      { title: '', value: ({ working }) => (working ? 'worked' : 'not worked') },
      { title: 'name', value: ({ name }) => name, flexible: true },
    ],
    days,
    outputWidth(),
  );

const WEEKDAYS = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'] as const;

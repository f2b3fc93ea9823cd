import { InvalidArgumentError, Option, type Command } from 'commander';
import { issueToken, openLocalKey } from '#access';
import { roles, type Grant } from '#domain';
import { dataFolder } from '#runtime';
import { globalsOf, requireLedger } from '../context.js';
import { note, print } from '../output/print.js';
import { withGrant } from './grants.js';

interface Options {
  readonly sub: string;
  readonly role: readonly Grant[];
  /** Seconds. */
  readonly for: number;
}

const EIGHT_HOURS = 8 * 3600;
const LONGEST = 366 * 24 * 3600;
const secondsIn: Readonly<Record<string, number>> = { m: 60, h: 3600, d: 24 * 3600 };

export function addToken(program: Command): void {
  program
    .command('token')
    .description('make a token for the server, signed with the key of the ledger; a server may be running')
    .requiredOption('--sub <id>', 'whom it is for: the staff id of those who are assessed, else any id')
    .addOption(
      new Option(
        '--role <role[:unit]>',
        'what they may be, in a unit and below it or everywhere; may be repeated',
      )
        .argParser(withGrant)
        .makeOptionMandatory(),
    )
    .addOption(
      new Option('--for <time>', 'how long it works: 30m, 8h, 7d')
        .argParser(secondsOf)
        .default(EIGHT_HOURS, '8h'),
    )
    .addHelpText(
      'after',
      `
Roles: ${roles.join(', ')}

  ledger token --sub V-2 --role verifier:TAX          confirms entries in unit TAX and below
  ledger token --sub S-08 --role staff-member         sees and answers what is about S-08
  ledger token --sub CASES --role work-system --for 90d
  ledger token --sub CHIEF --role auditor --role supervisor:TAX`,
    )
    .action(async (options: Options, command: Command) => {
      const globals = globalsOf(command);
      requireLedger(globals.data);
      const { sub, role: granted, for: lifetime } = options;
      const now = new Date();
      const key = await openLocalKey(dataFolder(globals.data).signingKey);
      const token = await issueToken(key, { sub, roles: granted, lifetime }, now);
      const seconds = Math.floor(now.getTime() / 1000) + lifetime;
      const expiresAt = new Date(seconds * 1000).toISOString();
      print(globals, { token, sub, roles: granted, expiresAt }, () => token);
      if (!globals.json) {
        note(`Until ${expiresAt} whoever has this can act as ${sub}: ${granted.map(inWords).join(', ')}.`);
      }
    });
}

const inWords = ({ role, unit }: Grant): string => `${role} ${unit === null ? 'everywhere' : `in ${unit}`}`;

function secondsOf(text: string): number {
  const [, count, unit] = /^(\d{1,6})([mhd])$/.exec(text) ?? [];
  const seconds = Number(count) * (secondsIn[unit ?? ''] ?? Number.NaN);
  if (seconds > 0 && seconds <= LONGEST) return seconds;
  throw new InvalidArgumentError('Give minutes, hours or days, at most a year: 30m, 8h, 7d.');
}

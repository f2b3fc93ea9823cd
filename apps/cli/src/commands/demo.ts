import { rmSync } from 'node:fs';
import { join } from 'node:path';
import type { Command } from 'commander';
import { globalsOf } from '../context.js';
import { note } from '../output/print.js';
import { newProgram, run } from '../program.js';

const sample = (name: string): string => join('test/sample', name);
const deduction = '0d0c0000-0000-4000-8000-000000000001';

/** The main job on the sample organisation, command by command, as one would type it. */
const steps: readonly (readonly string[])[] = [
  ['init'],
  ['rulebook', 'publish', sample('rulebook.yaml')],
  ['rulebook', 'publish', sample('rulebook-2.yaml')],
  ['organization', 'import', sample('organization.yaml')],
  ['import', '--mapping', sample('mapping.yaml'), sample('work-records.csv')],
  [
    ...['entry', 'deduction', '--id', deduction, '--staff', 'S-08', '--indicator', 'integrity'],
    ...['--points', '2', '--on', '2025-11-03', '--reason', 'Gift not declared'],
    ...['--evidence', 'https://gifts.example/register/17'],
  ],
  [
    ...['entry', 'reverse', deduction, '--staff', 'S-08', '--period', '2025-Q4'],
    ...['--reason', 'The gift had been declared in time', '--authority', 'head of office'],
  ],
  ['rankings', '2025-Q4', '--unit', 'TAX'],
  ['explain', 'S-08', '2025-Q4'],
  ['audit', 'staff:S-08', '--limit', '5'],
  ['process-control', '--by', 'unit', '--period', '2025-Q4'],
];

export function addDemo(program: Command): void {
  program
    .command('demo')
    .description(
      'run the main job on the bundled sample, in a data folder made anew, and leave the server up',
    )
    .option('--no-serve', 'end after the last answer')
    .action(async ({ serve }: { serve: boolean }, command: Command) => {
      const data = join(globalsOf(command).data, 'demo');
      rmSync(data, { recursive: true, force: true });
      for (const step of serve ? [...steps, ['serve', '--sign-in']] : steps) {
        note(`\n$ ledger ${step.map(quoted).join(' ')}`);
        await run(newProgram(), ['--data', data, ...step]);
      }
      // The import ends with 4: the sample has rows that must be rejected.
      process.exitCode = 0;
    });
}

const quoted = (word: string): string => (/[\s']/.test(word) ? JSON.stringify(word) : word);

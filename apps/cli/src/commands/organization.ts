import type { Command } from 'commander';
import { parseOrganizationFile } from '#definitions';
import { importOrganization } from '#runtime';
import { globalsOf, operator, readDefinitionFile, withLedger, withReadModels } from '../context.js';
import { outputWidth, print } from '../output/print.js';
import { formatTable } from '../output/table.js';

export function addOrganization(program: Command): void {
  const organization = program.command('organization').description('units, posts, people and appointments');

  organization
    .command('import')
    .description('register what an organization file names; what is registered already stays as it is')
    .argument('<file>', 'YAML, see docs/schemas/organization.schema.json')
    .action(async (file: string, _options, command: Command) => {
      const globals = globalsOf(command);
      const definition = parseOrganizationFile(readDefinitionFile(file));
      const report = await withLedger(globals, (ledger) =>
        importOrganization(ledger.executor, definition, operator(globals)),
      );
      const rows = Object.entries(report).map(([kind, tally]) => ({ kind, ...tally }));
      print(globals, report, () =>
        formatTable(
          [
            { title: '', value: ({ kind }) => kind },
            { title: 'in the file', value: ({ named }) => String(named), align: 'right' },
            { title: 'new in the ledger', value: ({ registered }) => String(registered), align: 'right' },
          ],
          rows,
          outputWidth(),
        ),
      );
    });

  organization
    .command('holders')
    .description('who held a post on a day')
    .argument('<post>')
    .requiredOption('--on <date>', 'e.g. 2026-03-31')
    .action(async (post: string, { on }: { on: string }, command: Command) => {
      const globals = globalsOf(command);
      const rows = await withReadModels(globals, (readModels) => readModels.holders(post, on));
      print(globals, { post, on, holders: rows }, () =>
        rows.length === 0
          ? `Nobody held ${post} on ${on}.`
          : rows
              .map(
                ({ staff, staffName, from, to }) => `${staff} (${staffName}), from ${from} to ${to ?? 'now'}`,
              )
              .join('\n'),
      );
    });
}

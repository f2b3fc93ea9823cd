import type { Command } from 'commander';
import { parseRulebookFile, problemText, readRulebookFile } from '#definitions';
import { RULEBOOK_STREAM, rulebooks } from '#domain';
import { publishRulebook } from '#processing';
import { globalsOf, operator, readDefinitionFile, withLedger } from '../context.js';
import { Refused } from '../refused.js';
import { print } from '../output/print.js';
import { describeRulebook } from '../output/rulebook-text.js';

export function addRulebook(program: Command): void {
  const rulebook = program.command('rulebook').description('what is assessed, and by which rules');

  rulebook
    .command('lint')
    .description('look for mistakes in a rulebook file; writes nothing')
    .argument('<file>', 'YAML, see docs/schemas/rulebook.schema.json')
    .action((file: string, _options, command: Command) => {
      const globals = globalsOf(command);
      const { warnings } = readRulebookFile(readDefinitionFile(file));
      print(globals, { file, warnings }, () =>
        warnings.length === 0 ? `${file}: nothing found.` : warnings.map(problemText).join('\n'),
      );
    });

  rulebook
    .command('publish')
    .description('publish a version of the rulebook; it never changes afterwards')
    .argument('<file>', 'YAML, see docs/schemas/rulebook.schema.json')
    .option('--dry-run', 'decide, but write nothing')
    .action(async (file: string, { dryRun }: { dryRun?: boolean }, command: Command) => {
      const globals = globalsOf(command);
      const definition = parseRulebookFile(readDefinitionFile(file));
      const { version, inForceFrom } = definition;
      const outcome = await withLedger(globals, (ledger) =>
        publishRulebook(ledger.executor, definition, { ...operator(globals), dryRun }),
      );
      const published = outcome.events.length > 0;
      print(
        globals,
        { version, inForceFrom, published: published && !dryRun, dryRun: dryRun === true },
        () => {
          if (!published) return `Version ${version} is published already, with the same content.`;
          const done = dryRun ? 'would be published' : 'is published';
          return `Version ${version} ${done}, in force from ${inForceFrom}.`;
        },
      );
    });

  rulebook
    .command('show')
    .description('show a published version, the latest by default')
    .option('--version-number <n>', 'the version', Number)
    .action(async ({ versionNumber }: { versionNumber?: number }, command: Command) => {
      const globals = globalsOf(command);
      const { versions } = await withLedger(globals, (ledger) =>
        ledger.executor.read(rulebooks, RULEBOOK_STREAM),
      );
      const shown =
        versionNumber === undefined
          ? versions.at(-1)
          : versions.find(({ version }) => version === versionNumber);
      if (!shown) {
        const known = versions.map(({ version }) => version).join(', ') || 'none';
        throw new Refused('unknown-version', `no such version; published: ${known}`);
      }
      print(globals, shown, () => describeRulebook(shown));
    });
}

import { lintRulebook, type Finding, type Rulebook } from '#domain';
import { inFileOrder, parseDefinition, type DefinitionFile } from './definition.js';
import { DefinitionError, type DefinitionProblem } from './errors.js';
import { asWritten, toRulebook } from './rulebook-to-domain.js';
import { rulebookSchema } from './rulebook.schema.js';
import type { WrittenRulebook } from './written-rulebook.js';

/** A rulebook that can be published, and what is suspicious in it. */
export interface RulebookFile {
  readonly rulebook: Rulebook;
  readonly warnings: readonly DefinitionProblem[];
}

/** @throws DefinitionError with everything that keeps the rulebook from being published */
export function readRulebookFile(file: DefinitionFile): RulebookFile {
  const definition = parseDefinition<WrittenRulebook>(file, rulebookSchema);
  const rulebook = toRulebook(definition);
  const findings = lintRulebook(rulebook);
  const located = (severity: Finding['severity']): DefinitionProblem[] =>
    inFileOrder(
      findings
        .filter((finding) => finding.severity === severity)
        .map(({ path, message }) => definition.problemAt(asWritten(path, rulebook), message)),
    );
  const errors = located('error');
  if (errors.length > 0) throw new DefinitionError(errors);
  return { rulebook, warnings: located('warning') };
}

/** @throws DefinitionError as readRulebookFile does */
export function parseRulebookFile(file: DefinitionFile): Rulebook {
  return readRulebookFile(file).rulebook;
}

import { parseDefinition, readRulebookFile, type DefinitionFile, type RulebookFile } from '#definitions';
import type { CheckedRulebookAnswer } from './rulebooks.dto.js';

/** Whether a condition can hold is tried out, which takes up to some milliseconds for each; everybody waits for it. */
export const MOST_RULES = 500;
const fewEnough = { type: 'object', properties: { rules: { type: 'array', maxItems: MOST_RULES } } } as const;

/**
 * A rulebook from the text of a request, YAML or JSON.
 * @throws DefinitionError with everything that keeps it from being published
 */
export function readRulebook(text: string): RulebookFile {
  const file: DefinitionFile = { name: 'rulebook', text };
  parseDefinition(file, fewEnough);
  return readRulebookFile(file);
}

export function checkedAnswer({ rulebook, warnings }: RulebookFile): CheckedRulebookAnswer {
  const { version, title, inForceFrom } = rulebook;
  const found = warnings.map(({ path, line, column, message }) => ({ path, line, column, message }));
  return { version, title, inForceFrom, warnings: found };
}

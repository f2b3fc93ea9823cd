import { describe, expect, it } from '@jest/globals';
import { caseTransitions } from '../accountability/transitions.js';
import { appealTransitions } from '../appeal/transitions.js';
import { stateDiagram } from './state-diagram.js';
import { documentPart, markdownTable } from '../../../../test/support/document-parts.js';

interface Transition {
  readonly deed: string;
  readonly from: readonly string[];
  readonly to: readonly string[] | 'same';
}

const machines: readonly [string, readonly Transition[], readonly string[]][] = [
  ['appeals', appealTransitions, ['filed', 'out-of-time']],
  ['accountability', caseTransitions, ['opened']],
];

/** Deed by deed: where it is possible, and where it leads. */
function deedTable(transitions: readonly Transition[]): string {
  const rows = transitions.map(({ deed, from, to }) => [
    `\`${deed}\``,
    from.join(', '),
    to === 'same' ? '–' : to.join(' or '),
  ]);
  const head = ['deed', 'where it is possible', 'leads to'];
  return markdownTable(head, rows);
}

describe.each(machines)('docs/%s.md', (name, transitions, initial) => {
  const document = new URL(`../../../../docs/${name}.md`, import.meta.url);

  it.each([
    ['diagram', `\`\`\`mermaid\n${stateDiagram(transitions, ...initial)}\n\`\`\``],
    ['table', deedTable(transitions)],
  ])('shows the %s of what the rules run on', (block, made) => {
    // To renew it: RENEW_DOCS=1 npm run -s jest -- state-machines
    expect(documentPart(document, block, made)).toBe(made);
  });
});

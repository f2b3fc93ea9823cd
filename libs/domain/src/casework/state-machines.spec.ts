import { readFileSync, writeFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { caseTransitions } from '../accountability/transitions.js';
import { appealTransitions } from '../appeal/transitions.js';
import { stateDiagram } from './state-diagram.js';

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
  const widths = head.map((_, column) => Math.max(...[head, ...rows].map((row) => row[column]!.length)));
  const line = (cells: readonly string[]): string =>
    `| ${cells.map((cell, column) => cell.padEnd(widths[column]!)).join(' | ')} |`;
  return [line(head), line(widths.map((width) => '-'.repeat(width))), ...rows.map(line)].join('\n');
}

describe.each(machines)('docs/%s.md', (name, transitions, initial) => {
  const document = new URL(`../../../../docs/${name}.md`, import.meta.url);

  it.each([
    ['diagram', `\`\`\`mermaid\n${stateDiagram(transitions, ...initial)}\n\`\`\``],
    ['table', deedTable(transitions)],
  ])('shows the %s of what the rules run on', (block, made) => {
    const between = new RegExp(`(?<=<!-- ${block} -->\\n\\n)[^]*?(?=\\n\\n<!-- /${block} -->)`);
    const written = readFileSync(document, 'utf8');
    // To renew it: RENEW_DOCS=1 npm run -s jest -- state-machines
    if (process.env['RENEW_DOCS']) {
      writeFileSync(
        document,
        written.replace(between, () => made),
      );
    }
    expect(between.exec(readFileSync(document, 'utf8'))?.[0]).toBe(made);
  });
});

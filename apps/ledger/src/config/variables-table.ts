import { type Setting } from './setting.js';
import { otherVariables, settings } from './settings.js';

type Described = Omit<Setting<unknown>, 'read'>;

/** All variables as a Markdown table, for the README. */
export function variablesTable(): string {
  const variables: readonly Described[] = [...Object.values(settings), ...otherVariables];
  const rows = variables.map((one) => [
    `\`${one.variable}\``,
    one.option ? `\`${one.option}\`` : '',
    defaultOf(one),
    one.meaning,
  ]);
  const head = ['variable', 'option', 'default', ''];
  const widths = head.map((_, column) => Math.max(3, ...[head, ...rows].map((row) => row[column]!.length)));
  const line = (cells: readonly string[]): string =>
    `| ${cells.map((cell, column) => cell.padEnd(widths[column]!)).join(' | ')} |`;
  return [line(head), line(widths.map((width) => '-'.repeat(width))), ...rows.map(line)].join('\n');
}

const defaultOf = ({ default: usual, defaultInWords }: Described): string =>
  defaultInWords ?? (usual === undefined ? '' : `\`${usual}\``);

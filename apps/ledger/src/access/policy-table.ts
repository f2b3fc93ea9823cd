import { roles } from '#domain';
import type { RouteAccess } from './policies-of.js';
import type { Reach } from './policy.js';

const reaches: readonly Reach[] = ['any', 'scope', 'own'];

/** Who may use which route, as a Markdown table for docs/policy.md. */
export function policyTable(routes: readonly RouteAccess[]): string {
  const rows = routes.map(({ method, path, access }) => [
    `\`${method} ${path.replaceAll(/:(\w+)/g, '{$1}')}\``,
    ...reaches.map((reach) => {
      if (access === 'public') return reach === 'any' ? '_everybody, without a token_' : '';
      const held = access?.reaches.filter(([, one]) => one === reach) ?? [];
      return held.length === roles.length ? 'every role' : held.map(([role]) => role).join(', ');
    }),
  ]);
  const head = ['route', ...reaches];
  const widths = head.map((_, column) => Math.max(3, ...[head, ...rows].map((row) => row[column]!.length)));
  const line = (cells: readonly string[]): string =>
    `| ${cells.map((cell, column) => cell.padEnd(widths[column]!)).join(' | ')} |`;
  return [line(head), line(widths.map((width) => '-'.repeat(width))), ...rows.map(line)].join('\n');
}

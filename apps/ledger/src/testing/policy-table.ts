import { roles } from '#domain';
import type { RouteAccess } from '../access/policies-of.js';
import type { Reach } from '../access/policy.js';
import { markdownTable } from '../../../../test/support/document-parts.js';

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
  return markdownTable(head, rows);
}

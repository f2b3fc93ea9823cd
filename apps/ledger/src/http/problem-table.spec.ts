import { describe, expect, it } from '@jest/globals';
import { problemKinds } from './problem-kinds.js';
import { documentPart, markdownTable } from '../../../../test/support/document-parts.js';

const document = new URL('../../../../docs/problems.md', import.meta.url);

/** By status, then by code. */
function problemTable(): string {
  const rows = Object.entries(problemKinds)
    .map(([code, { status, title }]) => [String(status), `\`${code}\``, title])
    .sort(([status, code], [otherStatus, otherCode]) =>
      `${status} ${code}` < `${otherStatus} ${otherCode}` ? -1 : 1,
    );
  const head = ['status', 'code', 'title'];
  return markdownTable(head, rows);
}

describe('docs/problems.md', () => {
  it('holds every code with its status and title', () => {
    // To renew it: RENEW_DOCS=1 npm run -s jest -- problem-table
    expect(documentPart(document, 'problems', problemTable())).toBe(problemTable());
  });
});

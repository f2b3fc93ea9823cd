import { html, type Markup } from '#dossier';
import type { WorkFigures } from '#read-models';
import { barTable } from './bar-table.js';

/** What is open by age, and how many stand where. */
export function workSection(title: string, { byAge, byStatus, open }: WorkFigures): Markup {
  const ages = byAge.map(({ upTo, n }, index) => ({
    label: ageLabel(byAge[index - 1]?.upTo ?? undefined, upTo),
    figures: [String(n)],
    value: n,
  }));
  const statuses = Object.entries(byStatus)
    .filter(([, n]) => n > 0)
    .map(([status, n]) => ({ label: status.replaceAll('-', ' '), figures: [String(n)], value: n }));
  return html`<section>
    <h2>${title}</h2>
    <div class="pair">
      ${open === 0 ? html`<p>None is open.</p>` : barTable('Open by age in calendar days', ['Age', 'Open'], ages)}
      ${statuses.length > 0 && barTable('All by where they stand', ['Status', 'Number'], statuses)}
    </div>
  </section>`;
}

function ageLabel(over: number | undefined, upTo: number | null): string {
  if (upTo === null) return over === undefined ? 'any age' : `more than ${over}`;
  return over === undefined ? `up to ${upTo}` : `${over + 1} to ${upTo}`;
}

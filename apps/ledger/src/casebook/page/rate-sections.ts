import { html, type Markup } from '#dossier';
import type { OverturnDimension, OverturnRow } from '#read-models';
import { barTable } from './bar-table.js';

export interface Rates {
  readonly by: OverturnDimension;
  readonly rows: readonly OverturnRow[];
}

/** Lines of a table at most: those with most decisions. The rest is behind the address of the figures. */
const MOST_ROWS = 15;

const titles: Readonly<Record<OverturnDimension, string>> = {
  assessor: 'Assessor who proposed',
  verifier: 'Verifier who confirmed',
  reviewer: 'Reviewer of the first instance',
  rule: 'Rule',
  unit: 'Unit',
  indicator: 'Indicator',
};

/** How often what somebody or something brought about was changed on appeal; nothing where there is nothing to tell. */
export function rateSections(rates: readonly Rates[]): Markup | false {
  const told = rates.filter(({ rows }) => rows.length > 0);
  if (told.length === 0) return false;
  return html`<section>
    <h2>Changed on appeal</h2>
    <p>
      Of the issues that were decided, how many came to something else: upheld, partly upheld, varied or
      remitted. Of reviewers: how often the second instance came to something else.
    </p>
    <div class="pair">${told.map(({ by, rows }) => rateTable(by, rows))}</div>
  </section>`;
}

function rateTable(by: OverturnDimension, rows: readonly OverturnRow[]): Markup {
  const most = [...rows].sort((a, b) => b.decided - a.decided).slice(0, MOST_ROWS);
  const left = rows.length - most.length;
  const caption = left > 0 ? `${titles[by]} (${left} more with fewer decisions)` : titles[by];
  const lines = most
    .sort((a, b) => b.rate - a.rate || b.decided - a.decided)
    .map(({ id, name, decided, overturned, rate }) => ({
      label: name ?? id,
      ...(name !== undefined && name !== id && { note: id }),
      figures: [String(decided), String(overturned), `${(rate / 10).toFixed(1)} %`],
      value: rate,
    }));
  return barTable(caption, [titles[by].split(' ')[0]!, 'Decided', 'Changed', 'Share'], lines, 1000);
}

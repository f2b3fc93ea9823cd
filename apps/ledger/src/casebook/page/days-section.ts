import { html, type Markup } from '#dossier';
import type { CasebookFigures, DecisionDays } from '#read-models';
import { percent } from './bar-table.js';

/** How long decisions took: quantiles, all drawn on one scale. */
export function daysSection({ decisionDays, caseDecisionDays }: CasebookFigures): Markup {
  const rows: { label: string; days: DecisionDays }[] = [
    ...decisionDays.map((days) => ({ label: `Appeals, instance ${days.instance}`, days })),
    ...(caseDecisionDays ? [{ label: 'Accountability cases', days: caseDecisionDays }] : []),
  ];
  const longest = Math.max(1, ...rows.map(({ days }) => days.max));
  return html`<section>
    <h2>Days to the decision</h2>
    ${
      rows.length === 0
        ? html`<p>Nothing has been decided yet.</p>`
        : html`<table>
              <caption>
                Calendar days; drawn from 0 to ${longest}
              </caption>
              <thead>
                <tr>
                  <th scope="col">Decided by</th>
                  ${['Decisions', 'Half within', '90 % within', '95 % within', 'Longest'].map((title) => html`<th scope="col" class="figure">${title}</th>`)}
                  <th class="drawn" aria-hidden="true"></th>
                </tr>
              </thead>
              <tbody>
                ${rows.map(({ label, days }) => daysRow(label, days, longest))}
              </tbody>
            </table>
            <p class="key">
              <svg width="12" height="12"><rect class="half" width="12" height="12" /></svg> half of them
              <svg width="12" height="12"><rect class="most" width="12" height="12" /></svg> 90 %
              <svg width="12" height="12"><rect class="nearly" width="12" height="12" /></svg> 95 %
              <svg width="12" height="12"><rect class="rest" y="5" width="12" height="2" /></svg> all
            </p>`
    }
  </section>`;
}

function daysRow(label: string, { n, median, p90, p95, max }: DecisionDays, longest: number): Markup {
  const width = (days: number): string => percent(days / longest);
  return html`<tr>
    <th scope="row">${label}</th>
    ${[n, median, p90, p95, max].map((figure) => html`<td class="figure">${figure}</td>`)}
    <td class="drawn" aria-hidden="true">
      <svg width="100%" height="12">
        <rect class="rest" y="5" width="${width(max)}" height="2" />
        <rect class="nearly" width="${width(p95)}" height="12" />
        <rect class="most" width="${width(p90)}" height="12" />
        <rect class="half" width="${width(median)}" height="12" />
      </svg>
    </td>
  </tr> `;
}

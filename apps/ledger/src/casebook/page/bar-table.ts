import { html, type Markup } from '#dossier';

export interface BarRow {
  readonly label: string;
  /** What stands small below the label. */
  readonly note?: string;
  /** As it is shown. */
  readonly figures: readonly string[];
  /** How long the bar is, in its own measure. */
  readonly value: number;
}

/** A table whose last column draws what its figures say, so that nothing is told by the bars alone. */
export function barTable(
  caption: string,
  titles: readonly string[],
  rows: readonly BarRow[],
  full = Math.max(1, ...rows.map(({ value }) => value)),
): Markup {
  const [first, ...others] = titles;
  return html`<table>
    <caption>
      ${caption}
    </caption>
    <thead>
      <tr>
        <th scope="col">${first}</th>
        ${others.map((title) => html`<th scope="col" class="figure">${title}</th>`)}
        <th class="drawn" aria-hidden="true"></th>
      </tr>
    </thead>
    <tbody>
      ${rows.map(
        ({ label, note, figures, value }) =>
          html`<tr>
            <th scope="row">${label}${note !== undefined && html`<small>${note}</small>`}</th>
            ${figures.map((figure) => html`<td class="figure">${figure}</td>`)}
            <td class="drawn" aria-hidden="true">${bar(value / full)}</td>
          </tr> `,
      )}
    </tbody>
  </table>`;
}

/** A bar of its whole width's share. */
const bar = (share: number): Markup =>
  html`<svg width="100%" height="12">
    <rect class="track" width="100%" height="12" />
    <rect width="${percent(share)}" height="12" />
  </svg>`;

/** As much of the width, with two decimals. */
export const percent = (share: number): string =>
  `${Math.round(Math.min(1, Math.max(0, share)) * 10_000) / 100}%`;

import type { CalendarDate } from '#domain';
import { html, Markup } from '#dossier';
import type { CasebookFigures, WorkFigures } from '#read-models';
import { daysSection } from './days-section.js';
import { rateSections, type Rates } from './rate-sections.js';
import { style } from './style.js';
import { workSection } from './work-section.js';

export interface CasebookShown {
  /** The whole organization where it is left out. */
  readonly unit?: string;
  readonly today: CalendarDate;
  /** Of the log: what the figures at least rest on. */
  readonly position: number;
  readonly figures: CasebookFigures;
  readonly rates: readonly Rates[];
}

/** The casebook on one page without script and without anything from elsewhere; made to be printed. */
export function casebookPage({ unit, today, position, figures, rates }: CasebookShown): string {
  const { appeals, cases, sanctions, actions } = figures;
  const scope = unit === undefined ? 'The whole organization' : `Unit ${unit} and all that is below it`;
  const about = `${scope} · ${today} · from log position ${position}`;
  return html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>Casebook ${today}</title>
        <link rel="icon" href="data:," />
        <style>
          ${new Markup(style)}
        </style>
      </head>
      <body>
        <header>
          <h1>Casebook</h1>
          <p>${about}</p>
        </header>
        <main>
          <dl class="tiles">
            ${tile('Appeals open', appeals.open, lateOf(appeals), appeals.overdue > 0)}
            ${tile('Cases open', cases.open, lateOf(cases), cases.overdue > 0)}
            ${tile('Corrective actions open', actions.open, `${actions.overdue} overdue · ${actions.effective} had their effect`, actions.overdue > 0)}
            ${tile('Sanctions that run', sanctions.running, `${sanctions['to-come']} to come · ${sanctions.suspended} suspended · ${sanctions.spent} spent · ${sanctions.lifted} lifted`, false)}
          </dl>
          ${workSection('Appeals', appeals)} ${workSection('Accountability cases', cases)}
          ${daysSection(figures)} ${rateSections(rates)}
        </main>
      </body>
    </html> `.text;
}

const lateOf = ({ overdue, dueSoon }: WorkFigures): string => `${overdue} overdue · ${dueSoon} due soon`;

const tile = (title: string, figure: number, note: string, late: boolean): Markup =>
  html`<div class="${late ? 'late' : 'calm'}">
    <dt>${title}</dt>
    <dd>${figure}<small>${note}</small></dd>
  </div>`;

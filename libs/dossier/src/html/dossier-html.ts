import type { Dossier } from '../dossier.js';
import { appealAtAGlance, appealSections } from './appeal-sections.js';
import { caseAtAGlance, caseSections } from './case-sections.js';
import { clockSection } from './clock-section.js';
import { logSections } from './log-sections.js';
import { html, Markup } from './markup.js';
import { matterSections } from './matter-sections.js';
import { moment, section, whoIn } from './parts.js';
import { STYLE } from './style.js';
import { refWords } from './words.js';

/** Nothing is loaded and nothing runs, whatever somebody wrote into a statement. */
const NOTHING_ELSE = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'";

type Chapters = readonly (readonly [id: string, title: string])[];

const OWN: Readonly<Record<Dossier['file']['kind'], Chapters>> = {
  appeal: [
    ['issues', 'Issues'],
    ['course', 'Course'],
    ['panel', 'Panel and votes'],
    ['decisions', 'Decisions'],
  ],
  accountability: [
    ['persons', 'Persons'],
    ['findings', 'Proposals and decision'],
    ['sanctions', 'Sanctions and corrective action'],
  ],
};

/** In the order of the page. */
const chaptersOf = (kind: Dossier['file']['kind']): Chapters => [
  ['glance', 'At a glance'],
  ['clock', 'Clock'],
  ...OWN[kind],
  ['process', 'Work, and who held which post'],
  ['entries', 'Entries and their life'],
  ['rules', 'Rules in force'],
  ['evidence', 'Evidence'],
  ['timeline', 'Timeline'],
  ['accesses', 'Who looked into the file'],
  ['similar', 'Decisions in similar matters'],
  ['completeness', 'Completeness'],
];

/** A dossier as one HTML file for people: it needs nothing beside itself, and prints on A4. */
export function dossierHtml(dossier: Dossier): string {
  const { of, file, knownAt, names, completeness } = dossier;
  const who = whoIn(names);
  const title = file.kind === 'appeal' ? refWords(of) : `${refWords(of)}: ${file.case.title}`;
  const glance = file.kind === 'appeal' ? appealAtAGlance(file.appeal, who) : caseAtAGlance(file.case, who);
  const own = file.kind === 'appeal' ? appealSections(file.appeal, who) : caseSections(file.case, who);
  const today = (knownAt ?? completeness.generatedAt).slice(0, 10);
  return html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta http-equiv="Content-Security-Policy" content="${NOTHING_ELSE}" />
        <title>${title}</title>
        ${new Markup(`<style>${STYLE}</style>`)}
      </head>
      <body>
        <header>
          <h1>${title}</h1>
          <p class="lead">
            Dossier of the assessment ledger, made ${moment(completeness.generatedAt)} UTC from the log up to
            event ${completeness.position}
          </p>
          ${knownAt !== undefined && html`<p class="then">As it was known at ${moment(knownAt)} UTC.</p>`}
        </header>
        <nav aria-label="Contents">
          <ol>
            ${chaptersOf(file.kind).map(([id, name]) => html`<li><a href="#${id}">${name}</a></li>`)}
          </ol>
        </nav>
        <main>
          ${section('glance', 'At a glance', glance)} ${clockSection(file, today)} ${own}
          ${matterSections(dossier, who)} ${logSections(dossier, who)}
        </main>
      </body>
    </html>`.text;
}

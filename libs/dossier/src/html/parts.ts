import type { Actor } from '#domain';
import { html, type Markup, type Part } from './markup.js';

/** A chapter of the page, with a place to go to. */
export const section = (id: string, title: string, ...content: readonly Part[]): Markup =>
  html`<section id="${id}" aria-labelledby="${id}-title">
    <h2 id="${id}-title">${title}</h2>
    ${content}
  </section>`;

export const part = (title: string, ...content: readonly Part[]): Markup =>
  html`<h3>${title}</h3>
    ${content}`;

/** Pairs of a word and what it is; those without anything are left out. */
export const facts = (pairs: readonly (readonly [string, Part])[]): Markup =>
  html`<dl>
    ${pairs
      .filter(([, value]) => isSomething(value))
      .map(
        ([word, value]) =>
          html`<div>
            <dt>${word}</dt>
            <dd>${value}</dd>
          </div>`,
      )}
  </dl>`;

const isSomething = (value: Part): boolean =>
  Array.isArray(value)
    ? value.some(isSomething)
    : value !== undefined && value !== null && value !== false && value !== '';

/** A table, or a sentence where there is nothing to show. `narrow`: columns that must not be broken. */
export function table(
  caption: string,
  titles: readonly string[],
  rows: readonly (readonly Part[])[],
  none = 'There is none.',
): Markup {
  if (rows.length === 0) return html`<p class="none">${none}</p>`;
  return html`<div class="wide">
    <table>
      <caption>
        ${caption}
      </caption>
      <thead>
        <tr>
          ${titles.map((title) => html`<th scope="col">${title}</th>`)}
        </tr>
      </thead>
      <tbody>
        ${rows.map(
          (row) =>
            html`<tr>
              ${row.map((cell) => html`<td>${cell}</td>`)}
            </tr>`,
        )}
      </tbody>
    </table>
  </div>`;
}

/** A time of the log as people read it, in UTC. */
export const moment = (at: string): Markup =>
  html`<time datetime="${at}">${at.slice(0, 19).replace('T', ' ')}</time>`;

/** A calendar day, kept in one piece. */
export const day = (date: string | undefined): Part =>
  date !== undefined && html`<time datetime="${date}">${date}</time>`;

export const badge = (kind: 'good' | 'bad' | 'plain', word: Part): Markup =>
  html`<span class="badge ${kind}">${word}</span>`;

/** What somebody said or wrote, as they did. */
export const said = (text: string | undefined): Part => text !== undefined && html`<q>${text}</q>`;

export const list = (items: readonly Part[]): Part =>
  items.length > 0 &&
  html`<ul>
    ${items.map((item) => html`<li>${item}</li>`)}
  </ul>`;

export type Who = (id: string) => Part;

/** People by their name, with the id by which everything else calls them. */
export const whoIn =
  (names: Readonly<Record<string, string>>): Who =>
  (id) => {
    const name = Object.hasOwn(names, id) ? names[id] : undefined;
    return name === undefined || name === id ? html`<b>${id}</b>` : html`<b>${name}</b> <small>${id}</small>`;
  };

export function byWhom(actor: Actor, who: Who): Part {
  switch (actor.kind) {
    case 'person':
      return html`${who(actor.id)}, ${actor.role}`;
    case 'rule':
      return html`rule <b>${actor.id}</b> of version ${actor.rulebookVersion}`;
    case 'system':
      return html`${actor.id} <small>(system)</small>`;
  }
}

import type { TimelineEvent } from '../dossier.js';
import { html, type Markup, type Part } from './markup.js';
import { timeScale, type TimeScale } from './time-scale.js';

const WIDTH = 960;
const LEFT = 110;
const LANE = 46;
const TOP = 26;

const LANES: readonly { readonly title: string; readonly of: readonly TimelineEvent['about'][] }[] = [
  { title: 'Work', of: ['process'] },
  { title: 'Seen, known', of: ['matter', 'evidence', 'rulebook'] },
  { title: 'Entries', of: ['entry'] },
  { title: 'This file', of: ['file'] },
  { title: 'Other files', of: ['related'] },
];

/**
 * Events by what they are about: a ring where it happened in the world, a dot where the ledger learned it, and a line
 * between the two. Dots that fall together are one that is larger, with their number.
 */
export function timelineDrawing(events: readonly TimelineEvent[]): Part {
  if (events.length === 0) return undefined;
  const lanes = LANES.map(({ title, of }) => ({
    title,
    events: events.filter(({ about }) => of.includes(about)),
  })).filter((lane) => lane.events.length > 0);
  const times = events.flatMap((event) => [Date.parse(event.recordedAt), happened(event) ?? NaN]);
  const scale = timeScale(
    times.filter((time) => !Number.isNaN(time)),
    LEFT,
    WIDTH - 20,
  );
  const height = TOP + lanes.length * LANE + 30;
  return html`<figure>
    <svg viewBox="0 0 ${WIDTH} ${height}" role="img" aria-labelledby="timeline-drawn">
      <title id="timeline-drawn">
        ${events.length} events on a line of time, by what they are about; the table below lists them.
      </title>
      ${axis(scale, height - 26)}
      ${lanes.map((lane, index) => drawnLane(lane, TOP + index * LANE + 26, scale))}
    </svg>
    <figcaption>A ring: the day it happened. A dot: when the ledger learned it.</figcaption>
  </figure>`;
}

function axis({ ticks }: TimeScale, bottom: number): Part {
  return ticks.map(
    ({ x, label }) =>
      html`<line class="grid" x1="${x}" x2="${x}" y1="14" y2="${bottom}" /><text
          class="tick"
          x="${x}"
          y="${bottom + 16}"
          >${label}</text
        >`,
  );
}

function drawnLane(
  { title, events }: { readonly title: string; readonly events: readonly TimelineEvent[] },
  y: number,
  { at }: TimeScale,
): Markup {
  const dots = Map.groupBy(events, ({ recordedAt }) => Math.round(at(Date.parse(recordedAt)) / 6) * 6);
  const lines = new Set(
    events.flatMap((event) => {
      const day = happened(event);
      return day === undefined ? [] : [`M${at(day)} ${y - 16}L${at(Date.parse(event.recordedAt))} ${y}`];
    }),
  );
  const rings = new Set(events.flatMap((event) => happened(event) ?? []));
  return html`<text class="lane" x="0" y="${y + 4}">${title}</text>
    <line class="grid" x1="${LEFT}" x2="${WIDTH - 20}" y1="${y}" y2="${y}" />
    <path class="lag" d="${[...lines].join('')}" />
    ${[...rings].map((day) => html`<circle class="ring" cx="${at(day)}" cy="${y - 16}" r="3" />`)}
    ${[...dots].map(([x, together]) => dot(x, y, together))}`;
}

function dot(x: number, y: number, together: readonly TimelineEvent[]): Markup {
  const r = Math.min(4 + Math.sqrt(together.length - 1) * 1.5, 13);
  const [first] = together;
  const words =
    together.length === 1
      ? `${first!.position}: ${first!.what}`
      : `${together.length} events from ${first!.position} on`;
  return html`<circle class="dot" cx="${x}" cy="${y}" r="${r.toFixed(1)}"><title>${words}</title></circle>${
      together.length > 3 && html`<text class="many" x="${x}" y="${y + 3}">${together.length}</text>`
    }`;
}

const happened = ({ occurredOn }: TimelineEvent): number | undefined =>
  occurredOn === undefined ? undefined : Date.parse(occurredOn);

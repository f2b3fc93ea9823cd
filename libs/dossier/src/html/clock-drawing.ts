import type { CalendarDate, HeldDays } from '#domain';
import { html, type Markup, type Part } from './markup.js';
import { timeScale, type TimeScale } from './time-scale.js';

/** A span of the clock: a deadline, a limitation, a sanction. Days are calendar dates. */
export interface ClockSpan {
  readonly title: string;
  readonly from: CalendarDate;
  /** The last whole day. */
  readonly dueBy: CalendarDate;
  readonly warnOn?: CalendarDate;
  readonly held: readonly HeldDays[];
  readonly state: 'met' | 'breached' | 'open' | 'replaced';
  readonly words: string;
  /** When it was met, or the breach was recorded. */
  readonly endedOn?: CalendarDate;
}

const WIDTH = 960;
const LEFT = 190;
const RIGHT = WIDTH - 230;
const ROW = 30;
const TOP = 10;
const DAY = 86_400_000;

/** Every span as a bar up to the end of its last day, with the days on which the clock stood; `today` is a line. */
export function clockDrawing(spans: readonly ClockSpan[], today: CalendarDate): Part {
  if (spans.length === 0) return undefined;
  const days = spans.flatMap(({ from, dueBy, endedOn }) => [
    from,
    dueBy,
    ...(endedOn === undefined ? [] : [endedOn]),
  ]);
  const shown = isNear(today, days);
  const scale = timeScale([...days, ...(shown ? [today] : [])].map(Date.parse), LEFT, RIGHT, 7);
  const bottom = TOP + spans.length * ROW;
  const now = scale.at(Date.parse(today));
  return html`<figure>
    <svg viewBox="0 0 ${WIDTH} ${bottom + 42}" role="img" aria-labelledby="clock-drawn">
      <title id="clock-drawn">
        ${spans.length} time limits as bars up to their last day; the table below lists them.
      </title>
      <defs>
        <pattern id="held" width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
          <rect class="held-ground" width="6" height="6" />
          <rect class="held" width="3" height="6" />
        </pattern>
      </defs>
      ${scale.ticks.map(({ x, label }) => html`<line class="grid" x1="${x}" x2="${x}" y1="${TOP}" y2="${bottom}" /><text class="tick" x="${x}" y="${bottom + 16}">${label}</text>`)}
      ${spans.map((span, index) => drawnSpan(span, TOP + index * ROW, scale))}
      ${shown && html`<line class="today" x1="${now}" x2="${now}" y1="${TOP}" y2="${bottom + 20}" /><text class="tick strong" x="${now}" y="${bottom + 34}">${today}</text>`}
    </svg>
    <figcaption>
      Hatched: days on which the clock stood. A short upright line: the day of the warning.
    </figcaption>
  </figure>`;
}

/** Years later, the days of the file would have no room beside today. */
function isNear(today: CalendarDate, days: readonly CalendarDate[]): boolean {
  const times = days.map(Date.parse);
  const [first, last] = [Math.min(...times), Math.max(...times)];
  const span = Math.max(last - first, 60 * DAY);
  return Date.parse(today) >= first - span && Date.parse(today) <= last + span;
}

function drawnSpan(span: ClockSpan, y: number, { at }: TimeScale): Markup {
  const begin = at(Date.parse(span.from));
  const end = at(Date.parse(span.dueBy) + DAY);
  const mark = span.endedOn === undefined ? undefined : at(Date.parse(span.endedOn));
  return html`<text class="lane" x="0" y="${y + 18}">${span.title}</text>
    <rect
      class="bar ${span.state}"
      x="${begin}"
      y="${y + 6}"
      width="${width(begin, end)}"
      height="16"
      rx="3"
    />
    ${span.held.map(({ from, to }) => heldPart(at(Date.parse(from)), at(Date.parse(to)), y))}
    ${span.warnOn !== undefined && upright('warn', at(Date.parse(span.warnOn)), y)}
    ${mark !== undefined && html`<circle class="mark ${span.state}" cx="${mark}" cy="${y + 14}" r="5" />`}
    <text class="words ${span.state}" x="${RIGHT + 12}" y="${y + 18}">${span.words}</text>`;
}

const heldPart = (begin: number, end: number, y: number): Markup =>
  html`<rect fill="url(#held)" x="${begin}" y="${y + 6}" width="${width(begin, end)}" height="16" />`;

const upright = (kind: string, x: number, y: number): Markup =>
  html`<line class="${kind}" x1="${x}" x2="${x}" y1="${y + 3}" y2="${y + 25}" />`;

const width = (begin: number, end: number): string => Math.max(end - begin, 2).toFixed(1);

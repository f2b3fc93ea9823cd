import type { Completeness, Dossier, DossierAccess, SimilarDecision, TimelineEvent } from '../dossier.js';
import { html, type Markup } from './markup.js';
import { byWhom, day, facts, moment, part, said, section, table, type Who } from './parts.js';
import { timelineDrawing } from './timeline-drawing.js';

const ABOUT: Readonly<Record<TimelineEvent['about'], string>> = {
  file: 'this file',
  related: 'another file',
  entry: 'entry',
  process: 'work',
  evidence: 'evidence',
  matter: 'matter',
  rulebook: 'rules',
};

/** What the log holds of the matter, who looked, what came out of others like it, and what was looked at for all this. */
export const logSections = (dossier: Dossier, who: Who): Markup[] => [
  section('timeline', 'Timeline', ...timeline(dossier.timeline, who)),
  section('accesses', 'Who looked into the file', accessTable(dossier.accesses, who)),
  section('similar', 'Decisions in similar matters', similarTable(dossier.similar)),
  section('completeness', 'Completeness', ...completeness(dossier.completeness)),
];

const timeline = (events: readonly TimelineEvent[], who: Who) => [
  timelineDrawing(events),
  html`<p>
    In the order of the log. What stands above a line was known when it was recorded, and nothing below it.
  </p>`,
  table(
    `${events.length} events`,
    ['event', 'recorded (UTC)', 'happened', 'about', 'what', 'by', 'why'],
    events.map((event) => [
      event.position,
      moment(event.recordedAt),
      day(event.occurredOn),
      ABOUT[event.about],
      event.what,
      byWhom(event.actor, who),
      said(event.why),
    ]),
  ),
];

const accessTable = (accesses: readonly DossierAccess[], who: Who) =>
  table(
    'Every access, in order',
    ['event', 'when (UTC)', 'who', 'as', 'what'],
    accesses.map(({ position, at, readBy, role, what }) => [position, moment(at), who(readBy), role, what]),
    'Nobody has looked into it.',
  );

const similarTable = (similar: readonly SimilarDecision[]) =>
  table(
    'Decided before; no persons are named',
    ['', 'id', 'about', 'came to', 'decided'],
    similar.map(({ kind, id, about, outcome, decidedOn }) => [
      kind === 'appeal' ? 'appeal' : 'case',
      id,
      about,
      outcome,
      day(decidedOn),
    ]),
    'There is no decision in a similar matter.',
  );

function completeness({ generatedAt, knownAt, position, events, accesses, streams }: Completeness) {
  return [
    facts([
      ['Made', html`${moment(generatedAt)} UTC`],
      ['Told as known at', knownAt !== undefined ? html`${moment(knownAt)} UTC` : 'the time it was made'],
      ['Log read up to event', position],
      ['Events on the timeline', events],
      ['Accesses', accesses],
    ]),
    html`<p>
      Every stream below was read from its first event to the revision given, without a gap; of a stream that
      also holds other matters, only what belongs to this one is told.
      ${knownAt !== undefined && 'Nothing that was recorded later was used for any part of it.'}
    </p>`,
    part('Streams'),
    table(
      `${streams.length} streams`,
      ['stream', 'events', 'last revision'],
      streams.map(({ stream, events: count, revision }) => [stream, count, revision]),
    ),
  ];
}

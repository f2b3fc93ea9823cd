import {
  accountStream,
  evidenceStream,
  isToldTo,
  matterStream,
  observationStream,
  processStream,
  secretVotes,
  type CaseRef,
  type RecordedEvent,
} from '#domain';
import { entriesOf, type EntryTrail } from './account-entries.js';
import type { TimelineEvent } from './dossier.js';
import type { KnownStreams } from './known-streams.js';
import { Mentions } from './mentions.js';
import { appealsAbout, caseOf, eventsOf, type RelatedFile } from './related-files.js';

/** What a file is about, followed from its own events through everything that they name. */
export interface Matter {
  readonly own: readonly RecordedEvent[];
  readonly related: readonly RelatedFile[];
  readonly trails: readonly EntryTrail[];
  readonly mentions: Mentions;
  readonly events: readonly MatterEvent[];
}

export interface MatterEvent {
  readonly about: TimelineEvent['about'];
  readonly event: RecordedEvent;
  /** Only that it happened is told, and nothing that was said in it. */
  readonly silent: boolean;
}

/** What whoever asks may be told. */
export interface Told {
  /** Whether they may see a file that belongs to the same matter. */
  readonly mayTell: (of: CaseRef) => boolean;
  /** Who asks, where the case names them: then it is told as it concerns them. */
  readonly named?: string;
}

export async function matterOf(
  of: CaseRef,
  streams: KnownStreams,
  { mayTell, named }: Told,
): Promise<Matter> {
  const mentions = new Mentions(of.kind === 'appeal' ? of.staff : named);
  const all = await eventsOf(of, streams);
  const own = named === undefined ? all : all.filter((event) => isToldTo(named, event));
  own.forEach((event) => mentions.note(event));
  let trails = await trailsOf(mentions, streams);
  const related =
    of.kind === 'appeal'
      ? await casesOf(of.staff, mentions, streams)
      : await appealsAbout(of.case, personsNamed(own), idsOf(trails), streams);
  // What a case led to for the appellant is contested with it; an appeal about a case adds nothing to what it is about.
  if (of.kind === 'appeal' && related.length > 0) trails = await trailsOf(mentions, streams);
  for (const observation of mentions.observations) {
    const events = await streams.events(observationStream(observation));
    // What was seen of somebody else is no part of one person's matter.
    if (mentions.isOfAnother(events[0])) mentions.observations.delete(observation);
    else for (const event of events) mentions.note(event);
  }
  const told = related.filter((file) => mayTell(file.of));
  return {
    own,
    related: told,
    trails,
    mentions,
    events: await allEvents(own, told, trails, mentions, streams),
  };
}

async function casesOf(person: string, mentions: Mentions, streams: KnownStreams): Promise<RelatedFile[]> {
  const files = await Promise.all([...mentions.cases].map((id) => caseOf(person, id, streams)));
  for (const { events } of files) events.forEach((event) => mentions.note(event));
  return files;
}

/** Entries that are contested or follow, and those of contested scores; each by its account. */
async function trailsOf(mentions: Mentions, streams: KnownStreams): Promise<EntryTrail[]> {
  const byAccount = Map.groupBy(mentions.entries.values(), ({ period, staff }) =>
    JSON.stringify([period, staff]),
  );
  const trails: EntryTrail[] = [];
  for (const [account, { period, staff }] of [
    ...[...byAccount].map(([key, [first]]) => [key, first!] as const),
    ...[...mentions.scores].filter(([key]) => !byAccount.has(key)),
  ]) {
    const events = await streams.events(accountStream(period, staff));
    const wanted = new Set(byAccount.get(account)?.map(({ entryId }) => entryId));
    const own = entriesOf(events, wanted);
    for (const { entry, observation } of own) mentions.restsOn(entry, observation, true);
    const others = mentions.scores.has(account) ? entriesOf(events, null) : [];
    const told = new Set(own.map(({ entry }) => entry.entryId));
    const rest = others.filter(({ entry }) => !told.has(entry.entryId));
    for (const { entry } of rest) mentions.restsOn(entry, undefined, false);
    trails.push(...own, ...rest);
  }
  return trails.sort((a, b) => a.entry.position - b.entry.position);
}

async function allEvents(
  own: readonly RecordedEvent[],
  related: readonly RelatedFile[],
  trails: readonly EntryTrail[],
  { processes, observations, matters, evidence }: Mentions,
  streams: KnownStreams,
): Promise<Matter['events']> {
  const secret = secretVotes(own);
  const of = (about: TimelineEvent['about'], events: readonly RecordedEvent[]): Matter['events'] =>
    events.map((event) => ({ about, event, silent: secret.has(event) }));
  const outcomes = ({ of: { kind }, events }: RelatedFile): Matter['events'] =>
    of('related', events).map((one) => ({ ...one, silent: kind === 'appeal' }));
  const streamsOf = async (
    about: TimelineEvent['about'],
    names: readonly string[],
  ): Promise<Matter['events']> =>
    of(about, (await Promise.all(names.map((name) => streams.events(name)))).flat());
  return [
    ...of('file', own),
    ...related.flatMap(outcomes),
    ...trails.flatMap(({ events }) => of('entry', events)),
    ...(await streamsOf('process', [...processes.keys()].map(processStream))),
    ...(await streamsOf('matter', [...observations].map(observationStream))),
    ...(await streamsOf('matter', [...matters].map(matterStream))),
    ...(await streamsOf('evidence', [...evidence.keys()].map(evidenceStream))),
  ];
}

const personsNamed = (own: readonly RecordedEvent[]): Set<string> =>
  new Set(own.flatMap(({ type, data }) => (type === 'PersonNamed' ? [data.staff] : [])));

const idsOf = (trails: readonly EntryTrail[]): Set<string> =>
  new Set(trails.map(({ entry }) => entry.entryId));

import type { RecordedEvent } from '#domain';
import type { ReadStream } from './dossier.js';

/** Reads a stream from its first event on. */
export type ReadHistory = (stream: string) => Promise<readonly RecordedEvent[]>;

/** What may be told: up to a position of the log, and nothing that was recorded after a time. */
export interface Moment {
  readonly position: number;
  readonly knownAt?: string;
}

/**
 * Streams as they were known at a moment. Everything that a dossier tells of the world comes through here, so that no
 * part of it can know more than another.
 */
export class KnownStreams {
  private readonly read = new Map<string, Promise<readonly RecordedEvent[]>>();

  constructor(
    private readonly history: ReadHistory,
    private readonly until: Moment,
  ) {}

  events(stream: string): Promise<readonly RecordedEvent[]> {
    const known = this.read.get(stream) ?? this.known(stream);
    this.read.set(stream, known);
    return known;
  }

  /** What was read so far, by name. Empty streams are none. */
  async streams(): Promise<ReadStream[]> {
    const all = await Promise.all(
      [...this.read].map(async ([stream, events]) => ({ stream, events: await events })),
    );
    return all
      .filter(({ events }) => events.length > 0)
      .map(({ stream, events }) => ({ stream, events: events.length, revision: events.at(-1)!.revision }))
      .sort((a, b) => (a.stream < b.stream ? -1 : 1));
  }

  private async known(stream: string): Promise<readonly RecordedEvent[]> {
    const { position, knownAt } = this.until;
    // Times of any precision: as text, .5Z comes behind .50Z.
    const latest = knownAt === undefined ? Infinity : Date.parse(knownAt);
    return (await this.history(stream)).filter(
      (event) => event.position <= position && Date.parse(event.recordedAt) <= latest,
    );
  }
}

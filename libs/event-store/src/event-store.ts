import type { LeaseStream } from './lease-stream.js';

/** One event to append: its id (unique in the whole log) and its bytes, made once by the caller and stored as they are. */
export interface NewEvent {
  /** A UUID; anything else is refused. */
  readonly eventId: string;
  readonly bytes: Uint8Array;
}

/** A command that must not be carried out twice: its id, and a digest of its input to tell a retry from a mix-up. */
export interface CommandKey {
  readonly commandId: string;
  readonly inputDigest: string;
}

/** "This stream must still stand at this revision": what a decision read elsewhere and rests on. -1 is an empty stream. */
export interface Guard {
  readonly stream: string;
  readonly revision: number;
  /**
   * Id of the event at that revision; to be given where it was handed in, and not acknowledged, when it was read. Another
   * process may come first with an event of its own: then the revision is the same, and what was decided on is not there.
   */
  readonly eventId?: string;
}

/** Events for one stream; they are appended all or none. */
export interface Append {
  readonly stream: string;
  /** Revision of the stream's last event; -1 where the stream must be empty. */
  readonly expectedRevision: number;
  /** Id of the event at that revision; see Guard. */
  readonly expectedEventId?: string;
  readonly events: readonly NewEvent[];
  readonly command?: CommandKey;
  readonly guards?: readonly Guard[];
}

/** Where the appended events stand. */
export interface Appended {
  readonly firstRevision: number;
  readonly lastRevision: number;
  readonly lastPosition: number;
}

export interface StoredEvent {
  readonly position: number;
  readonly stream: string;
  readonly revision: number;
  readonly bytes: Uint8Array;
  /** The same as text, where the bytes are UTF-8 and the store has them at hand so. */
  readonly text?: string;
}

/** What is remembered of a command that was carried out. */
export interface CommandRecord extends CommandKey, Appended {
  readonly stream: string;
}

/** What there is besides where other processes append to the same log, which this one reads from a replica. */
export interface SharedLog {
  /** Takes in everything that stands in the log now. @throws StoreUnavailable, StoreRefused */
  refresh(): Promise<void>;
  /** Calls back with the streams that others have appended to, once that can be read here; never to be taken back. */
  watch(onTaken: (streams: ReadonlySet<string>) => void): void;
  /** Where the processes tell each other which of them does a work that one is enough for. */
  lease(name: string): LeaseStream;
}

/**
 * The log. Positions are contiguous from 1, in the order of commit; revisions are contiguous from 0 in each stream.
 * A promise that resolves means that the events are on stable storage.
 */
export interface EventStore {
  /**
   * @throws StreamConflict where the stream or a guard does not stand where it should; nothing was written
   * @throws DuplicateEventId, DuplicateCommand where the id is taken; nothing was written
   * @throws StoreBusy where too many appends wait already; nothing was written, try again later
   * @throws StoreUnavailable where storage failed: the outcome is unknown; retry with the same command id
   */
  append(request: Append): Promise<Appended>;
  /** Appends many in one go: one transaction and one fsync, each with its own outcome, in the order given. */
  appendMany(requests: readonly Append[]): Promise<PromiseSettledResult<Appended>[]>;
  /** Events of one stream from a revision on, at most `limit`. */
  readStream(stream: string, fromRevision?: number, limit?: number): Promise<StoredEvent[]>;
  /** Events of the global log behind a position, at most `limit`, in order. */
  readLog(afterPosition: number, limit: number): Promise<StoredEvent[]>;
  /**
   * Follows the global log behind a position: what is there, then what comes, in order, without gaps, until the
   * signal aborts. Yields batches of at most `limit`.
   */
  follow(afterPosition: number, signal: AbortSignal, limit?: number): AsyncIterable<StoredEvent[]>;
  /** Position of the last event; 0 for an empty log. */
  head(): Promise<number>;
  findCommand(commandId: string): Promise<CommandRecord | undefined>;
  /** Missing where this process is the only writer. */
  readonly shared?: SharedLog;
  /** Waits for what is under way, then lets go of everything. */
  close(): Promise<void>;
}

import type { Actor, Decider, LedgerEvent } from '#domain';

/** Who gives a command, and what it belongs to. */
export interface CommandMeta {
  readonly actor: Actor;
  /**
   * Makes the command unrepeatable: the same id with the same input is answered as the first time and writes
   * nothing; with another input it is a conflict. A command that changed nothing leaves no trace and is decided anew.
   */
  readonly once?: { readonly commandId: string; readonly input: unknown };
  /** Stands in the events as their command id where `once` is not given; else a new id does. */
  readonly commandId?: string;
  readonly correlationId?: string;
  readonly causationId?: string;
  /** The stream must stand at this revision (-1: be empty), else the command is refused as `revision-changed`. */
  readonly expectedRevision?: number;
  /** Decides and answers, but appends nothing. */
  readonly dryRun?: boolean;
}

export interface Outcome<E extends LedgerEvent = LedgerEvent> {
  readonly stream: string;
  /** Revision of the stream after the command. */
  readonly revision: number;
  /** Log position the answer rests on; 0 where nothing was written. */
  readonly position: number;
  readonly events: readonly E[];
  /** True where this is the remembered answer to the same command. */
  readonly repeated: boolean;
}

/** Reads other streams for a decision. What it read must still hold when the decision is written. */
export type ReadState = <S, C, E extends LedgerEvent>(
  decider: Decider<S, C, E>,
  stream: string,
) => Promise<S>;

/** A command, or how to make it from what other streams say. */
export type CommandSource<C> = C | ((read: ReadState) => Promise<C>);

/**
 * The folded state of a stream, ahead of the store: it contains what was decided and handed to the store, so that
 * the next command on the stream need not wait for the disk. `settled` resolves when all of that is acknowledged,
 * and rejects when it was not; then the entry is worthless.
 */
export interface FoldedStream {
  state: unknown;
  revision: number;
  settled: Promise<unknown>;
  /** Id of its last event as long as that is not acknowledged, where others could write another one in its place. */
  ahead?: string | undefined;
}

/** When a generation of the cache is full: by streams, or by the events they hold. */
export interface CacheLimits {
  readonly streams: number;
  readonly events: number;
}

/**
 * Folded streams by name, those of each kind apart, so that many processes that are done do not push out the accounts
 * that are not. Two generations stand in for a list by last use, which a Map cannot keep cheaply: when the young one
 * is full it becomes the old one, and what is not asked for until the next turn is dropped.
 */
export class FoldCache {
  private readonly kinds = new Map<string, Generations>();

  constructor(private readonly limits: CacheLimits) {}

  /** The folded stream, loaded once however many ask for it at the same time. */
  get(stream: string, load: () => Promise<FoldedStream>): Slot {
    const kind = this.kindOf(stream);
    const kept = kind.get(stream);
    if (kept !== undefined) return kept;
    const loading: Promise<FoldedStream> = load().then(
      (folded) => {
        if (kind.holds(stream, loading)) kind.keep(stream, folded);
        return folded;
      },
      (error: unknown) => {
        if (kind.holds(stream, loading)) kind.drop(stream);
        throw error;
      },
    );
    kind.keep(stream, loading);
    return loading;
  }

  /** Drops a stream; given a folded stream, only if that is still the one that is kept. */
  drop(stream: string, folded?: FoldedStream): void {
    const kind = this.kindOf(stream);
    if (folded === undefined || kind.holds(stream, folded)) kind.drop(stream);
  }

  /** Whether a folded stream is still the one that is kept: nobody has dropped it since. */
  holds(stream: string, folded: FoldedStream): boolean {
    return this.kindOf(stream).holds(stream, folded);
  }

  private kindOf(stream: string): Generations {
    const name = stream.slice(0, stream.indexOf('-'));
    let kind = this.kinds.get(name);
    if (kind === undefined) {
      kind = new Generations(this.limits);
      this.kinds.set(name, kind);
    }
    return kind;
  }
}

type Slot = FoldedStream | Promise<FoldedStream>;

class Generations {
  private young = new Map<string, Slot>();
  private old = new Map<string, Slot>();
  private youngEvents = 0;

  constructor(private readonly limits: CacheLimits) {}

  get(stream: string): Slot | undefined {
    const young = this.young.get(stream);
    if (young !== undefined) return young;
    const old = this.old.get(stream);
    if (old !== undefined) this.keep(stream, old);
    return old;
  }

  keep(stream: string, slot: Slot): void {
    if (this.young.size >= this.limits.streams || this.youngEvents >= this.limits.events) {
      this.old = this.young;
      this.young = new Map();
      this.youngEvents = 0;
    }
    this.young.set(stream, slot);
    if (!(slot instanceof Promise)) this.youngEvents += slot.revision + 1;
  }

  drop(stream: string): void {
    this.young.delete(stream);
    this.old.delete(stream);
  }

  holds(stream: string, slot: Slot): boolean {
    return (this.young.get(stream) ?? this.old.get(stream)) === slot;
  }
}

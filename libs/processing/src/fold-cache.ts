/**
 * The folded state of a stream, ahead of the store: it contains what was decided and handed to the store, so that
 * the next command on the stream need not wait for the disk. `settled` resolves when all of that is acknowledged,
 * and rejects when it was not; then the entry is worthless.
 */
export interface FoldedStream {
  state: unknown;
  revision: number;
  settled: Promise<unknown>;
}

type Slot = FoldedStream | Promise<FoldedStream>;

/**
 * Folded streams by name. Two generations stand in for a list by last use, which a Map cannot keep cheaply: when the
 * young one is full it becomes the old one, and what is not asked for until the next turn is dropped.
 */
export class FoldCache {
  private young = new Map<string, Slot>();
  private old = new Map<string, Slot>();
  private youngEvents = 0;

  /** @param capacity about how many events the kept streams may hold, each stream counted as one more */
  constructor(private readonly capacity: number) {}

  /** The folded stream, loaded once however many ask for it at the same time. */
  get(stream: string, load: () => Promise<FoldedStream>): Slot {
    const young = this.young.get(stream);
    if (young !== undefined) return young;
    const old = this.old.get(stream);
    if (old !== undefined) {
      this.keep(stream, old);
      return old;
    }
    const loading: Promise<FoldedStream> = load().then(
      (folded) => {
        if (this.isKept(stream, loading)) this.keep(stream, folded);
        return folded;
      },
      (error: unknown) => {
        if (this.isKept(stream, loading)) this.drop(stream);
        throw error;
      },
    );
    this.keep(stream, loading);
    return loading;
  }

  /** Drops a stream; given a folded stream, only if that is still the one that is kept. */
  drop(stream: string, folded?: FoldedStream): void {
    if (folded !== undefined && !this.isKept(stream, folded)) return;
    this.young.delete(stream);
    this.old.delete(stream);
  }

  private keep(stream: string, slot: Slot): void {
    if (this.youngEvents >= this.capacity / 2) {
      this.old = this.young;
      this.young = new Map();
      this.youngEvents = 0;
    }
    this.young.set(stream, slot);
    if (!(slot instanceof Promise)) this.youngEvents += slot.revision + 2;
  }

  private isKept(stream: string, slot: Slot): boolean {
    return (this.young.get(stream) ?? this.old.get(stream)) === slot;
  }
}

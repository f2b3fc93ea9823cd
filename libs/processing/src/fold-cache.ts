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

/** Folded streams by name, the least recently used dropped first. */
export class FoldCache {
  private readonly streams = new Map<string, FoldedStream | Promise<FoldedStream>>();

  constructor(private readonly capacity: number) {}

  /** The folded stream, loaded once however many ask for it at the same time. */
  get(stream: string, load: () => Promise<FoldedStream>): FoldedStream | Promise<FoldedStream> {
    const cached = this.streams.get(stream);
    if (cached !== undefined) {
      this.streams.delete(stream);
      this.streams.set(stream, cached);
      return cached;
    }
    const loading: Promise<FoldedStream> = load().then(
      (folded) => {
        if (this.streams.get(stream) === loading) this.streams.set(stream, folded);
        return folded;
      },
      (error: unknown) => {
        if (this.streams.get(stream) === loading) this.streams.delete(stream);
        throw error;
      },
    );
    this.streams.set(stream, loading);
    if (this.streams.size > this.capacity) this.streams.delete(this.streams.keys().next().value!);
    return loading;
  }

  /** Drops a stream; given a folded stream, only if that is still the one that is cached. */
  drop(stream: string, folded?: FoldedStream): void {
    if (folded === undefined || this.streams.get(stream) === folded) this.streams.delete(stream);
  }
}

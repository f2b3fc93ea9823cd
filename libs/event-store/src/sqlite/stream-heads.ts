/**
 * Revisions of the streams that were used last, so that most appends need no look-up. Right only because this process
 * is the one writer. What a transaction changes is kept apart until it is committed: one that fails must not leave
 * revisions behind that never came to be.
 */
export class StreamHeads {
  readonly #known = new Map<string, number>();
  readonly #staged = new Map<string, number>();

  constructor(
    private readonly lookUp: (stream: string) => number,
    private readonly capacity: number,
  ) {}

  of(stream: string): number {
    const revision = this.#staged.get(stream) ?? this.#known.get(stream);
    if (revision !== undefined) return revision;
    const found = this.lookUp(stream);
    this.#staged.set(stream, found);
    return found;
  }

  /** Takes what a reader found out anyway, outside any transaction. */
  learn(stream: string, revision: number): void {
    if (!this.#known.has(stream)) this.#known.set(stream, revision);
  }

  stage(stream: string, revision: number): void {
    this.#staged.set(stream, revision);
  }

  /** Keeps what was staged; beyond the capacity the streams that were not used for longest are forgotten. */
  commit(): void {
    for (const [stream, revision] of this.#staged) {
      this.#known.delete(stream);
      this.#known.set(stream, revision);
    }
    this.#staged.clear();
    // Only then: a Map that was deleted from is slow to find its first key.
    if (this.#known.size <= this.capacity) return;
    for (const stream of this.#known.keys()) {
      if (this.#known.size <= this.capacity) break;
      this.#known.delete(stream);
    }
  }

  rollback(): void {
    this.#staged.clear();
  }
}

/** Where the log ends, and who waits for it to grow. Followers in the same process are woken, never polled. */
export class CommitSignal {
  readonly #waiting = new Set<() => void>();
  #head: number;
  #closed = false;

  constructor(head: number) {
    this.#head = head;
  }

  get head(): number {
    return this.#head;
  }

  /** Tells everyone who waits that the log ends at `head` now. */
  advance(head: number): void {
    this.#head = head;
    this.#wakeAll();
  }

  /** Nothing will come any more: whoever waits is let go, and so is whoever comes later. */
  close(): void {
    this.#closed = true;
    this.#wakeAll();
  }

  /** Resolves once there is something behind `position`, or the signal aborts, or the log is closed. */
  beyond(position: number, signal: AbortSignal): Promise<void> {
    if (this.#head > position || this.#closed || signal.aborted) return Promise.resolve();
    return new Promise((resolve) => {
      const wake = (): void => {
        this.#waiting.delete(wake);
        signal.removeEventListener('abort', wake);
        resolve();
      };
      this.#waiting.add(wake);
      signal.addEventListener('abort', wake);
    });
  }

  #wakeAll(): void {
    for (const wake of [...this.#waiting]) wake();
  }
}

import { setMaxListeners } from 'node:events';

/** Whether the server is about to stop. Answers that go on without end watch the signal, and end when it comes. */
export class Stopping {
  private readonly controller = new AbortController();

  readonly signal = this.controller.signal;

  constructor() {
    // As many as there are streams; no leak.
    setMaxListeners(0, this.signal);
  }

  get begun(): boolean {
    return this.signal.aborted;
  }

  begin(): void {
    this.controller.abort();
  }
}

import type { StoredEvent } from '../event-store.js';

/**
 * A stored event that was read as text: SQLite hands out text three times as fast as bytes, each of which needs a
 * buffer of its own. Right only for bytes that are UTF-8, which give the same bytes back.
 */
export class TextEvent implements StoredEvent {
  readonly #text: string;

  constructor(
    readonly position: number,
    readonly stream: string,
    readonly revision: number,
    text: string,
  ) {
    this.#text = text;
  }

  get text(): string {
    return this.#text;
  }

  get bytes(): Uint8Array {
    return Buffer.from(this.#text);
  }
}

/** What reading bytes that are not UTF-8 as text leaves behind: such an event must be read as bytes. */
export const REPLACED = '\uFFFD';

import { Readable } from 'node:stream';
import { Injectable } from '@nestjs/common';
import { Problem } from '../http/problem.js';
import { Stopping } from '../operating/stopping.js';

/** Streams that one identity may have open at a time. */
export const MOST_STREAMS = 8;
/** What is held of a stream that nobody reads, in bytes; the socket's own buffers come on top. */
const BUFFER = 64 * 1024;
/** The longest that a timer can be set for. */
const LONGEST_TIMER = 2 ** 31 - 1;

/** Who reads a stream, and until when they may, in seconds since 1970. */
export interface StreamReader {
  readonly id: string;
  readonly expiresAt: number;
}

/** The open streams. They end when their reader goes, when the reader's token expires, and when the server stops. */
@Injectable()
export class FeedStreams {
  private readonly open = new Map<string, number>();

  constructor(private readonly stopping: Stopping) {}

  /** @throws Problem `too-many-requests` */
  start({ id, expiresAt }: StreamReader, make: (signal: AbortSignal) => AsyncGenerator<string>): Readable {
    const streams = this.open.get(id) ?? 0;
    if (streams >= MOST_STREAMS) {
      const detail = `At most ${MOST_STREAMS} streams can be open for one identity.`;
      throw new Problem('too-many-requests', detail, [], { 'retry-after': '1' });
    }
    const ending = new AbortController();
    const end = (): void => ending.abort();
    const expiry = setTimeout(end, Math.min(expiresAt * 1000 - Date.now(), LONGEST_TIMER)).unref();
    const { signal } = this.stopping;
    if (signal.aborted) end();
    signal.addEventListener('abort', end);
    const stream = Readable.from(make(ending.signal), { objectMode: false, highWaterMark: BUFFER });
    this.open.set(id, streams + 1);
    stream.once('close', () => {
      end();
      clearTimeout(expiry);
      signal.removeEventListener('abort', end);
      this.left(id);
    });
    return stream;
  }

  private left(id: string): void {
    const streams = this.open.get(id)! - 1;
    if (streams === 0) this.open.delete(id);
    else this.open.set(id, streams);
  }
}

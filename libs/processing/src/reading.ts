import { StoreBusy } from '#event-store';
import type { FoldedStream } from './fold-cache.js';

/** A stream as a decision read it. */
export interface Reading {
  readonly stream: string;
  readonly folded: FoldedStream;
  /** Of what had been handed to the store by then. */
  readonly settled: Promise<unknown>;
}

/** What a decision without events rested on was not written after all, or not all that stood in the log. */
export class DecisionVoid extends StoreBusy {
  constructor(readonly stream: string) {
    super(`${stream} keeps changing; try again in a moment`);
  }
}

/** Waits until what was read is acknowledged. @throws DecisionVoid where some of it was not written after all */
export async function acknowledged(readings: readonly Reading[]): Promise<void> {
  await Promise.all(
    readings.map(({ stream, settled }) =>
      settled.catch(() => {
        throw new DecisionVoid(stream);
      }),
    ),
  );
}

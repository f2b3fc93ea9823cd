import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  DEFAULT_CASEWORK,
  schemaVersions,
  type Actor,
  type LedgerEvent,
  type RecordedEvent,
  type Rulebook,
} from '#domain';
import type { StoredEvent } from '#event-store';
import { decodeEvent, encodeEvent } from '#processing';
import type { LogSource } from '../log-source.js';

/** A log in memory. Times go up by a second with each event unless said otherwise. */
export class TestLog implements LogSource {
  readonly stored: StoredEvent[] = [];

  /** @returns its position */
  add(event: LedgerEvent, meta: { recordedAt?: string; actor?: Actor; causationId?: string } = {}): number {
    const position = this.stored.length + 1;
    const stream = 'test';
    const envelope = {
      eventId: `00000000-0000-7000-8000-${String(position).padStart(12, '0')}`,
      stream,
      revision: position - 1,
      schemaVersion: schemaVersions[event.type],
      recordedAt: secondsIn(position),
      actor: { kind: 'system', id: 'test' } as const,
      commandId: `command-${position}`,
      correlationId: 'correlation',
      ...meta,
    };
    return this.addBytes(encodeEvent(envelope, event));
  }

  addBytes(bytes: Uint8Array): number {
    const position = this.stored.length + 1;
    this.stored.push({ position, stream: 'test', revision: position - 1, bytes });
    return position;
  }

  /** The first events of it. */
  upTo(position: number): TestLog {
    const shorter = new TestLog();
    shorter.stored.push(...this.stored.slice(0, position));
    return shorter;
  }

  events(): RecordedEvent[] {
    return this.stored.map(decodeEvent);
  }

  readLog(after: number, limit: number): StoredEvent[] {
    return this.stored.slice(after, after + limit);
  }

  head(): number {
    return this.stored.length;
  }
}

export const secondsIn = (seconds: number): string =>
  new Date(Date.UTC(2026, 0, 1) + seconds * 1000).toISOString();

/** A folder of its own for the work, removed behind it. */
export async function inFolder<T>(work: (folder: string) => T | Promise<T>): Promise<T> {
  const folder = mkdtempSync(join(tmpdir(), 'read-models-'));
  try {
    return await work(folder);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

const indicator = (
  id: string,
  base: number,
  floor: number,
  bonusCap: number | null,
): Rulebook['indicators'][number] => ({
  id,
  name: `The ${id}`,
  definition: '',
  family: bonusCap === null ? 'common' : 'post-specific',
  dimension: 'quality',
  unit: 'records',
  source: 'test',
  manual: true,
  steps: { confirmation: false, answerDays: null },
  base,
  floor,
  bonusCap,
});

/** Two indicators: `quality` from 2 points down to 0.5, `extra` from 1 point, up by 0.5 at most. */
export const rulebook = (changes: Partial<Rulebook> = {}): Rulebook => ({
  version: 1,
  title: 'Test rules',
  inForceFrom: '2020-01-01',
  calendar: 'quarter',
  peerGroup: 'unit',
  attributes: {},
  indicators: [indicator('quality', 2000, 500, null), indicator('extra', 1000, 0, 500)],
  rules: [],
  manualRules: [],
  proportionality: { perEntry: null, perPeriod: null },
  casework: DEFAULT_CASEWORK,
  ...changes,
});

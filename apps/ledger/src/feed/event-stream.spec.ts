import { describe, expect, it } from '@jest/globals';
import { setTimeout as delay } from 'node:timers/promises';
import { eventStream } from './event-stream.js';
import type { Stretch } from './stretches.js';

const stretch = (through: number, ...positions: number[]): Stretch => ({
  through,
  events: positions.map((position) => ({ position, type: 'PeriodOpened', text: `{"position":${position}}` })),
});

async function textOf(source: AsyncGenerator<Stretch>): Promise<string[]> {
  const chunks: string[] = [];
  for await (const chunk of eventStream(source)) chunks.push(chunk);
  return chunks;
}

describe('server-sent events', () => {
  it('carry position, type and event, and say first when to come again', async () => {
    async function* source(): AsyncGenerator<Stretch> {
      yield stretch(3, 1, 3);
      yield stretch(5);
      yield stretch(6, 6);
    }
    expect(await textOf(source())).toEqual([
      'retry: 2000\n\n',
      'id: 1\nevent: PeriodOpened\ndata: {"position":1}\n\nid: 3\nevent: PeriodOpened\ndata: {"position":3}\n\n',
      'id: 6\nevent: PeriodOpened\ndata: {"position":6}\n\n',
    ]);
  });

  it('say while nothing happens that they are there, and how far they came', async () => {
    const told: string[] = [];
    const twice = async (chunk: string): Promise<void> => {
      while (told.filter((one) => one === chunk).length < 2) await delay(1);
    };
    const [quiet, furtherOn] = [': heartbeat\n\n', ': heartbeat\nid: 7\n\n'];
    async function* source(): AsyncGenerator<Stretch> {
      await twice(quiet);
      yield stretch(7);
      await twice(furtherOn);
    }
    for await (const chunk of eventStream(source(), 20)) told.push(chunk);
    expect(told[0]).toBe('retry: 2000\n\n');
    expect(told.slice(1)).toEqual([...told.slice(1)].sort());
    expect(new Set(told.slice(1))).toEqual(new Set([quiet, furtherOn]));
  });

  it('fail where their source does, and let go of it when they are left', async () => {
    async function* broken(): AsyncGenerator<Stretch> {
      yield stretch(1, 1);
      throw new Error('cut');
    }
    await expect(textOf(broken())).rejects.toThrow('cut');

    let letGo = false;
    async function* endless(): AsyncGenerator<Stretch> {
      try {
        for (;;) yield stretch(1, 1);
      } finally {
        letGo = true;
      }
    }
    const stream = eventStream(endless());
    await stream.next();
    await stream.next();
    await stream.return(undefined);
    expect(letGo).toBe(true);
  });
});

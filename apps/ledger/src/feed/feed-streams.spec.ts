import { describe, expect, it } from '@jest/globals';
import { once } from 'node:events';
import { setTimeout as delay } from 'node:timers/promises';
import { Stopping } from '../operating/stopping.js';
import { FeedStreams, MOST_STREAMS, type StreamReader } from './feed-streams.js';

const reader = (expiresIn = 3600): StreamReader => ({ id: 'S-1', expiresAt: Date.now() / 1000 + expiresIn });

async function* untilEnded(signal: AbortSignal): AsyncGenerator<string> {
  yield 'begun';
  await once(signal, 'abort');
}

describe('the open streams', () => {
  it('do not read ahead of a reader that does not read', async () => {
    let pulled = 0;
    async function* chunks(): AsyncGenerator<string> {
      for (; ; pulled++) yield 'x'.repeat(10_000);
    }
    const stream = new FeedStreams(new Stopping()).start(reader(), chunks);
    await once(stream, 'readable');
    await delay(20);
    expect(pulled).toBeLessThan(10);
    for await (const chunk of stream) if (pulled > 100 || !chunk) break;
    expect(stream.destroyed).toBe(true);
  });

  it('are so many for one identity, and others when some have ended', async () => {
    const streams = new FeedStreams(new Stopping());
    const open = Array.from({ length: MOST_STREAMS }, () => streams.start(reader(), untilEnded));
    expect(() => streams.start(reader(), untilEnded)).toThrow(/At most 8 streams/);
    streams.start({ ...reader(), id: 'S-2' }, untilEnded).destroy();
    open[0]!.destroy();
    await once(open[0]!, 'close');
    const another = streams.start(reader(), untilEnded);
    for (const one of [...open, another]) one.destroy();
  });

  it('end in order when the server stops, also those that are opened then', async () => {
    const stopping = new Stopping();
    const streams = new FeedStreams(stopping);
    const open = streams.start(reader(), untilEnded).resume();
    await delay(5);
    stopping.begin();
    await once(open, 'end');
    await once(streams.start(reader(), async function* () {}).resume(), 'end');
  });

  it('end when the token of their reader expires', async () => {
    const began = performance.now();
    await once(new FeedStreams(new Stopping()).start(reader(0.05), untilEnded).resume(), 'end');
    expect(performance.now() - began).toBeLessThan(1000);
  });
});

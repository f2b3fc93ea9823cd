import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { StoredEvent } from '#event-store';
import { NOTHING_YET, type Batch, type Place, type RelayedLog } from './batch.js';
import type { PublicMessage } from './cloud-event.js';
import { RelayFenced, RelayRefused, RelayTurnedAway } from './errors.js';
import { logEvents } from './log-events.js';
import type { PublishedUpTo, Publisher } from './publisher.js';
import { Relay, type RelayOptions, type RelayStatus } from './relay.js';

/** What stands in Kafka, with failures on demand. */
class FakeKafka {
  messages: PublicMessage[] = [];
  upTo: PublishedUpTo | undefined;
  opened = 0;
  closed = 0;
  /** What comes of the next transactions, in turn: an error before they are written, or after. */
  failures: { readonly error: Error; readonly written: boolean }[] = [];

  open = async (): Promise<Publisher> => {
    this.opened += 1;
    return {
      upTo: this.upTo,
      publish: async (messages, upTo) => {
        const failure = this.failures.shift();
        if (!failure || failure.written) {
          this.messages.push(...messages);
          this.upTo = upTo;
        }
        if (failure) throw failure.error;
      },
      close: async () => void (this.closed += 1),
    };
  };
}

const event = (position: number, type = 'WorkRecorded', eventId = `e${position}`): StoredEvent => {
  const text = JSON.stringify({
    ...{ type, eventId, stream: 'process-P1', revision: position - 1, schemaVersion: 1 },
    ...{ recordedAt: '2026-03-05T12:00:00.000Z', actor: { kind: 'system', id: 'S' } },
    ...{ commandId: 'c', correlationId: 'c', data: {} },
  });
  return { position, stream: 'process-P1', revision: position - 1, bytes: Buffer.from(text), text };
};

let kafka: FakeKafka;
let events: StoredEvent[];
let stopping: AbortController;
beforeEach(() => {
  kafka = new FakeKafka();
  events = Array.from({ length: 4_500 }, (_, index) => event(index + 1));
  stopping = new AbortController();
});
afterEach(() => expect(kafka.closed).toBe(kafka.opened));

const log: RelayedLog = {
  readLog: (after, limit) => events.slice(after, after + limit),
  head: () => events.length,
};

const relay = (options: Partial<RelayOptions> = {}): Relay =>
  new Relay({
    log,
    open: kafka.open,
    next: logEvents(log, 'urn:test'),
    once: true,
    ...options,
  });

const positions = (): number[] =>
  kafka.messages.map(({ value }) => (JSON.parse(value) as { ledgerposition: number }).ledgerposition);
const all = (from = 0): number[] => events.slice(from).map(({ position }) => position);

describe('a relay', () => {
  it('publishes everything once, in order', async () => {
    const one = relay();
    await one.run(stopping.signal);
    expect(positions()).toEqual(all());
    expect(kafka.upTo).toEqual({ position: 4_500, eventId: 'e4500' });
    expect(one.status).toEqual({ state: 'stopped', position: 4_500, publishedEvents: 4_500, failures: 0 });
  });

  it('passes what is not public, and says that it did', async () => {
    events = events.slice(0, 3).map(({ position }) => event(position, 'CaseFileRead'));
    await relay().run(stopping.signal);
    expect([kafka.messages, kafka.upTo]).toEqual([[], { position: 3, eventId: 'e3' }]);
  });

  it.each([true, false])(
    'asks again how far it is where the outcome is not known; written: %s',
    async (written) => {
      const error = new Error('connection closed');
      kafka.failures = [{ error, written }];
      const told: RelayStatus[] = [];
      const one = relay({ onStatus: (status) => told.push(status) });
      await one.run(stopping.signal);
      expect(positions()).toEqual(all());
      expect(kafka.opened).toBe(2);
      expect(told).toContainEqual(
        expect.objectContaining({ state: 'connecting', failures: 1, failure: 'connection closed' }),
      );
      expect(one.status).not.toHaveProperty('failure');
    },
  );

  it('stops for good where another one has taken over', async () => {
    kafka.failures = [{ error: new RelayFenced('x.relay'), written: false }];
    const one = relay({ once: false });
    await expect(one.run(stopping.signal)).rejects.toThrow(RelayFenced);
    expect(one.status).toMatchObject({ state: 'halted', failure: expect.stringMatching(/another relay/) });
    expect(kafka.opened).toBe(1);
  });

  it('stops where it is never let in', async () => {
    const one = relay({ once: false, open: () => Promise.reject(new RelayTurnedAway('wrong password')) });
    await expect(one.run(stopping.signal)).rejects.toThrow(RelayTurnedAway);
    expect(one.status).toMatchObject({ state: 'halted', failure: 'wrong password' });
  });

  it('waits for a new password where it was let in before', async () => {
    kafka.failures = [{ error: new Error('connection closed'), written: true }];
    let opened = 0;
    const one = relay({
      open: async () => {
        opened += 1;
        if (opened === 2) throw new RelayTurnedAway('wrong password');
        return kafka.open();
      },
    });
    await one.run(stopping.signal);
    expect([opened, one.status.failures]).toEqual([3, 2]);
    expect(positions()).toEqual(all());
  });

  it('stops at an event that it cannot read, and publishes what comes before it', async () => {
    events[2_500] = event(2_501, 'NeverHeardOf');
    await expect(relay().run(stopping.signal)).rejects.toThrow(/position 2501/);
    expect(positions()).toEqual(all().slice(0, 2_000));
  });

  it('stops at one that is no JSON, also where it is the last', async () => {
    const bytes = Buffer.from('{');
    events[4_499] = { ...events[4_499]!, bytes, text: '{' };
    await expect(relay().run(stopping.signal)).rejects.toThrow(/position 4500/);
    expect(kafka.opened).toBe(1);
  });

  it('goes on where it was', async () => {
    kafka.upTo = { position: 4_000, eventId: 'e4000' };
    await relay({ from: 100 }).run(stopping.signal);
    expect(positions()).toEqual(all(4_000));
  });

  it('goes on before the position as of which it published, where not all was said', async () => {
    kafka.upTo = { position: 4_000, eventId: 'e4000', goOnBehind: 3_000 };
    const asked: Place[] = [];
    const next = (place: Place): Batch => {
      asked.push(place);
      return place.goOnBehind ? { upTo: { position: 4_200, eventId: 'e4200' }, messages: [] } : NOTHING_YET;
    };
    const told: RelayStatus[] = [];
    await relay({ next, onStatus: (status) => told.push(status) }).run(stopping.signal);
    expect(asked).toEqual([
      { position: 4_000, eventId: 'e4000', goOnBehind: 3_000 },
      { position: 4_200, eventId: 'e4200' },
    ]);
    expect(told.map(({ position }) => position)).toEqual([3_000, 4_200, 4_200]);
  });

  it('begins where it is told in new topics', async () => {
    await relay({ from: 4_499 }).run(stopping.signal);
    expect(positions()).toEqual([4_500]);
  });

  it.each<[string, PublishedUpTo | undefined, number | undefined]>([
    ['behind the end of the log', undefined, 4_501],
    ['with a gap', { position: 10, eventId: 'e10' }, 11],
    ['of another log', { position: 10, eventId: 'other' }, undefined],
    ['of a log that was longer', { position: 4_501, eventId: 'e4501' }, undefined],
  ])('publishes nothing %s', async (_, upTo, from) => {
    kafka.upTo = upTo;
    const refused = relay(from === undefined ? {} : { from }).run(stopping.signal);
    await expect(refused).rejects.toThrow(RelayRefused);
    expect(kafka.messages).toEqual([]);
  });

  it('ends when it is told, while it waits for more', async () => {
    const one = relay({ once: false });
    const running = one.run(stopping.signal);
    while (one.status.position < 4_500) await new Promise(setImmediate);
    stopping.abort();
    await running;
    expect(one.status.state).toBe('stopped');
  });
});

import { describe, expect, it } from '@jest/globals';
import type { LedgerEvent } from '#domain';
import { decodeEvent, encodeEvent, typeOf, UnreadableEvent } from './event-codec.js';

/** Bytes as version 0.1 wrote them. They must be readable for ever. */
const stored = {
  position: 7,
  stream: 'period-2024-Q1',
  revision: 1,
  bytes: Buffer.from(
    '{"eventId":"0197d0c0-0000-7000-8000-000000000001","stream":"period-2024-Q1","revision":1,' +
      '"schemaVersion":1,"recordedAt":"2025-01-02T03:04:05.678Z","actor":{"kind":"person","id":"A1",' +
      '"role":"administrator"},"commandId":"c1","correlationId":"c1","type":"PeriodClosed",' +
      '"data":{"period":"2024-Q1","reason":"quarter over"}}',
  ),
};
const changed = (from: string, to: string) => ({
  ...stored,
  bytes: Buffer.from(stored.bytes.toString().replace(from, to)),
});

describe('event codec', () => {
  it('reads the bytes of version 0.1', () => {
    expect(decodeEvent(stored)).toMatchObject({
      position: 7,
      type: 'PeriodClosed',
      recordedAt: '2025-01-02T03:04:05.678Z',
      data: { period: '2024-Q1', reason: 'quarter over' },
    });
  });

  it.each([
    ['a type it does not know', changed('PeriodClosed', 'PeriodAbolished')],
    ['a schema version newer than it knows', changed('"schemaVersion":1', '"schemaVersion":2')],
    ['bytes that are not JSON', changed('{"eventId"', '{eventId')],
    ['bytes that are not UTF-8', { ...stored, bytes: Buffer.from([0x22, 0xff, 0x22]) }],
    ['a type named like a part of every object', changed('PeriodClosed', 'constructor')],
  ])('refuses %s, naming the position', (_, event) => {
    expect(() => decodeEvent(event)).toThrow(UnreadableEvent);
    expect(() => decodeEvent(event)).toThrow(/position 7/);
  });

  it('tells the type of what it wrote itself at a glance, and of nothing else', () => {
    const { type, data, position, ...envelope } = decodeEvent(stored);
    const written = { ...stored, bytes: encodeEvent(envelope, { type, data } as LedgerEvent) };
    expect(typeOf(written)).toBe('PeriodClosed');
    expect(decodeEvent(written)).toEqual(decodeEvent(stored));
    expect(position).toBe(7);
    expect(typeOf(stored)).toBeUndefined();
    const unknown = Buffer.from(Buffer.from(written.bytes).toString().replace('PeriodClosed', 'constructor'));
    expect(typeOf({ ...stored, bytes: unknown })).toBeUndefined();
  });
});

import { describe, expect, it } from '@jest/globals';
import type { StoredEvent } from '#event-store';
import { decodeEvent, UnreadableEvent } from './event-codec.js';

/* Bytes as version 0.1 wrote them, to the letter. They must be readable for ever. */

const rulebookPublished =
  '{"type":"RulebookPublished","eventId":"01a204d1-97ad-7000-8000-042e799b31c5","stream":"rulebook-main",' +
  '"revision":0,"schemaVersion":1,"recordedAt":"2026-11-22T19:52:54.445Z","actor":{"kind":"person","id":"root",' +
  '"role":"administrator"},"commandId":"01a204d1-97ad-7000-8000-00d70359d44d","correlationId":' +
  '"01a204d1-97ad-7000-8000-00d70359d44d","data":{"rulebook":{"version":1,"title":"Rules of the office",' +
  '"inForceFrom":"2024-01-01","calendar":"quarter","peerGroup":"unit","attributes":{"amount":"number"},' +
  '"indicators":[{"id":"timeliness","name":"Timeliness","definition":"Steps are finished by the planned day.",' +
  '"family":"common","dimension":"efficiency","unit":"calendar days","source":"case system","base":30000,' +
  '"manual":true,"floor":0,"bonusCap":null}],"rules":[{"id":"late","indicator":"timeliness",' +
  '"when":"daysLate > 7 && attributes.amount > 100","kind":"deduction","points":50,' +
  '"reason":"Finished {daysLate} days late"}]}}}';

const entryPosted =
  '{"type":"EntryPosted","eventId":"01a204d1-9ac1-7000-8000-0af742aea9b0","stream":"account-2024-Q1-S1",' +
  '"revision":1,"schemaVersion":1,"recordedAt":"2026-11-22T19:52:55.233Z","actor":{"kind":"person","id":"root",' +
  '"role":"administrator"},"commandId":"01a204d1-9ac1-7000-8000-01b276c66bb7","correlationId":' +
  '"01a204d1-9ac1-7000-8000-01b276c66bb7","data":{"entryId":"0d0c0000-0000-4000-8000-000000000001","staff":"S1",' +
  '"kind":"deduction","indicator":"timeliness","points":500,"occurredOn":"2024-02-01","reason":"Kept a file back",' +
  '"evidence":["file 17"],"period":"2024-Q1","origin":"manual","rulebookVersion":1}}';

const stored = (bytes: string): StoredEvent => ({
  position: 8,
  stream: 'test',
  revision: 0,
  bytes: Buffer.from(bytes),
});

describe('an event of version 1', () => {
  it('RulebookPublished: people posted at once, without rules or limits', () => {
    const event = decodeEvent(stored(rulebookPublished));
    const { data } = JSON.parse(rulebookPublished) as {
      data: { rulebook: { indicators: object[]; rules: object[] } };
    };
    const { rulebook } = data;
    expect(event).toMatchObject({ position: 8, type: 'RulebookPublished', schemaVersion: 2 });
    expect(event.data).toEqual({
      rulebook: {
        ...rulebook,
        indicators: [{ ...rulebook.indicators[0], steps: { confirmation: false, answerDays: null } }],
        rules: [{ ...rulebook.rules[0], enters: 'posted' }],
        manualRules: [],
        proportionality: { perEntry: null, perPeriod: null },
      },
    });
  });

  it('EntryPosted: says what it said', () => {
    const event = decodeEvent(stored(entryPosted));
    expect(event).toMatchObject({ type: 'EntryPosted', schemaVersion: 2, revision: 1 });
    expect(event.data).toEqual((JSON.parse(entryPosted) as { data: object }).data);
  });

  it.each(['3', '0', '-1', '1.5', '"1"', 'null'])('of a version %s is refused', (version) => {
    const bytes = entryPosted.replace('"schemaVersion":1', `"schemaVersion":${version}`);
    expect(() => decodeEvent(stored(bytes))).toThrow(UnreadableEvent);
    expect(() => decodeEvent(stored(bytes))).toThrow(/position 8/);
  });
});

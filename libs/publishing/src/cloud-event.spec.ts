import { describe, expect, it } from '@jest/globals';
import type { StoredEvent } from '#event-store';
import { UnreadableEvent } from '#processing';
import { publicMessage } from './cloud-event.js';

const envelope = {
  eventId: '01890a5d-ac96-774b-bcce-b302099a8057',
  stream: 'account-2026-Q1-S-08',
  revision: 3,
  schemaVersion: 1,
  recordedAt: '2026-03-05T12:00:00.250Z',
  actor: { kind: 'rule', id: 'late', rulebookVersion: 2 },
  commandId: 'c-1',
  correlationId: 'case-4711',
  causationId: '01890a5d-0000-774b-bcce-b302099a8057',
};

const stored = (over: object): StoredEvent => {
  const text = JSON.stringify({ type: 'EntryPosted', ...envelope, data: { points: 500 }, ...over });
  return { position: 5321, stream: envelope.stream, revision: 3, bytes: Buffer.from(text) };
};

describe('a published event', () => {
  it('is a CloudEvent in the version that was stored, not in that of today', () => {
    const { value, ...message } = publicMessage(stored({}), 'urn:office')!;
    expect(JSON.parse(value)).toEqual({
      specversion: '1.0',
      id: envelope.eventId,
      source: 'urn:office',
      type: 'ledger.EntryPosted.v1',
      time: '2026-03-05T12:00:00.250Z',
      subject: 'account-2026-Q1-S-08',
      datacontenttype: 'application/json',
      dataschema: 'urn:assessment-ledger:event:EntryPosted:v1',
      ledgerposition: 5321,
      ledgerrevision: 3,
      commandid: 'c-1',
      correlationid: 'case-4711',
      causationid: '01890a5d-0000-774b-bcce-b302099a8057',
      actorkind: 'rule',
      actorid: 'late',
      rulebookversion: 2,
      data: { points: 500 },
    });
    expect(message).toEqual({
      topic: 'accounts',
      key: 'account-2026-Q1-S-08',
      headers: {
        'content-type': 'application/cloudevents+json; charset=UTF-8',
        ce_type: 'ledger.EntryPosted.v1',
        ce_correlationid: 'case-4711',
        ce_causationid: '01890a5d-0000-774b-bcce-b302099a8057',
      },
      timestamp: String(Date.parse('2026-03-05T12:00:00.250Z')),
    });
  });

  it('has attributes of plain values, in names that CloudEvents take', () => {
    const actors = [
      { kind: 'person', id: 'A-1', role: 'assessor' },
      { kind: 'system', id: 'CASES' },
    ];
    for (const actor of actors) {
      const { value } = publicMessage(stored({ actor, causationId: undefined }), 'urn:office')!;
      const { data, ...attributes } = JSON.parse(value) as Record<string, unknown>;
      expect(data).toBeDefined();
      expect(attributes).not.toHaveProperty('causationid');
      for (const [name, attribute] of Object.entries(attributes)) {
        expect(name).toMatch(/^[a-z\d]{1,20}$/);
        expect(['string', 'number']).toContain(typeof attribute);
      }
    }
  });

  it('is none where who read a file is recorded', () => {
    expect(publicMessage(stored({ type: 'CaseFileRead' }), 'urn:office')).toBeUndefined();
  });

  it.each([
    [{ type: 'EntryForgotten' }, /unknown/],
    [{ schemaVersion: 99 }, /version 99/],
  ])('is refused where this program does not know it: %j', (over, message) => {
    const read = () => publicMessage(stored(over), 'urn:office');
    expect(read).toThrow(UnreadableEvent);
    expect(read).toThrow(message);
  });
});

import { randomUUID } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import type { LedgerEventType } from '#domain';
import type { StoredEvent } from '#event-store';
import { topicName, topicOf } from '#publishing';
import { publicationFaults } from '../support/publication-faults.js';
import { commandFaults, logFaults, logOf, replicaFaults, totalFaults, type Given } from './checks.js';
import { expectedTotals, type Command } from './office.js';

/* The checks behind the chaos, each held against what it is there to find. */

const PREFIX = 'p';

/** One append of a command to the log, as the server keeps it. */
const append = (commandId: string, stream: string, revision: number, ...types: readonly LedgerEventType[]) =>
  types.map((type, at) => {
    const eventId = randomUUID();
    const event = { type, eventId, stream, revision: revision + at, commandId, data: { entryId: commandId } };
    const metadata = { v: 1, stream, revision: revision + at, of: types.length, at };
    const bytes = (value: object): Uint8Array => Buffer.from(JSON.stringify(value));
    return {
      id: eventId,
      data: bytes(event),
      metadata: bytes(metadata),
      type: 'LedgerEvent',
      contentType: '',
    };
  });

const kept = [
  ...append('c1', 'account-P-S1', 0, 'AccountOpened', 'EntryPosted'),
  ...append('c2', 'account-P-S2', 0, 'AccountOpened', 'EntryPosted'),
  ...append('c3', 'account-P-S1', 2, 'EntryPosted'),
  ...append('c4', 'casefile-C1', 0, 'CaseFileRead'),
];
const log = logOf(kept);
const without = <T>(all: readonly T[], index: number): T[] => all.filter((_, at) => at !== index);
const swapped = <T>(all: readonly T[], one: number, other: number): T[] =>
  all.map((value, at) => (at === one ? all[other]! : at === other ? all[one]! : value));

describe('the check of commands', () => {
  const answered = (commandId: string, position: number, ...recorded: readonly string[]): Given => ({
    commandId,
    answer: { position, recorded, says: { entryId: commandId } },
  });
  const commands = [
    answered('c1', 2, 'AccountOpened', 'EntryPosted'),
    answered('c3', 5, 'EntryPosted'),
    { commandId: 'c2' },
    { commandId: 'never-written' },
  ];

  it('finds nothing where all is well', () => {
    expect(commandFaults(log, commands)).toEqual([]);
  });

  it('finds an acknowledged command that is lost', () => {
    expect(commandFaults(log.slice(0, 4), commands)).toEqual(['c3 was acknowledged, and is lost']);
  });

  it('finds one that stands twice, acknowledged or not', () => {
    const again = ['c2', 'c3'].flatMap((id) => append(id, 'account-P-S3', 0, 'EntryPosted'));
    expect(commandFaults(logOf([...kept, ...again]), commands)).toEqual([
      'c3 stands 2 times',
      'c2 stands 2 times',
    ]);
  });

  it('finds one that was answered with another position, another event or other words', () => {
    for (const wrong of [
      answered('c1', 1, 'AccountOpened', 'EntryPosted'),
      answered('c1', 2, 'EntryPosted'),
      {
        commandId: 'c1',
        answer: { ...answered('c1', 2, 'AccountOpened', 'EntryPosted').answer!, says: { entryId: 'c9' } },
      },
    ]) {
      expect(commandFaults(log, [wrong])).toEqual([
        expect.stringMatching(/^c1 stands as .* was answered as/),
      ]);
    }
  });
});

describe('the check of the log', () => {
  it('finds nothing where all is well', () => {
    expect(logFaults(log)).toEqual([]);
  });

  it('finds a hole, an event that is doubled, and an order that is swapped', () => {
    expect(logFaults(logOf(without(kept, 2)))).toEqual(['position 3: account-P-S2 goes on with 1, not 0']);
    expect(logFaults(logOf([...kept, kept[4]!]))).toEqual([
      'position 7: account-P-S1 goes on with 2, not 3',
      expect.stringMatching(/^position 7: event .* stands at 5 already$/),
    ]);
    expect(logFaults(logOf(swapped(kept, 0, 1)))).toContain('position 1: account-P-S1 goes on with 1, not 0');
  });
});

describe('the check of a replica', () => {
  const replica: StoredEvent[] = log.map(({ position, stream, revision, bytes }) => ({
    position,
    stream,
    revision,
    bytes,
  }));

  it('finds nothing where all is well', () => {
    expect(replicaFaults(log, replica)).toEqual([]);
  });

  it('finds what is missing, what is too much, and a byte that is another', () => {
    const other = { ...replica[1]!, bytes: Buffer.from(String(replica[1]!.bytes).replace('c1', 'c2')) };
    expect(replicaFaults(log, replica.slice(0, 5))).toEqual(['position 6 is missing in the replica']);
    expect(replicaFaults(log.slice(0, 5), replica)).toEqual(['the replica goes on to position 6']);
    expect(replicaFaults(log, [replica[0]!, other, ...replica.slice(2)])).toEqual([
      'position 2 is another event in the replica',
    ]);
  });
});

describe('the check of what is published', () => {
  const messages = log.slice(0, 5).map(({ position, stream, eventId, type, data }) => ({
    topic: topicName(PREFIX, topicOf(type as LedgerEventType)!),
    partition: 1,
    key: stream,
    event: { id: eventId, ledgerposition: position, data },
  }));
  const faultsOf = (got: typeof messages): string[] => publicationFaults(PREFIX, log, got);

  it('finds nothing where all is well', () => {
    expect(faultsOf(messages)).toEqual([]);
  });

  it('finds what is lost, and what comes twice', () => {
    expect(faultsOf(without(messages, 3))).toEqual(['position 4 was not published']);
    expect(faultsOf([...messages, messages[4]!])).toEqual([
      'p.accounts 1: position 5 came twice',
      'position 5 was published 2 times',
    ]);
  });

  it('finds an order that is not that of the log, and a key in two partitions', () => {
    expect(faultsOf(swapped(messages, 0, 1))).toEqual(['p.accounts 1: position 1 came behind 2']);
    const elsewhere = messages.map((message, index) =>
      index === 4 ? { ...message, partition: 2 } : message,
    );
    expect(faultsOf(elsewhere)).toEqual(['account-P-S1 is in partitions 1 and 2']);
  });

  it('finds what should not be there, and what was changed', () => {
    const { position, stream, eventId, data } = log[5]!;
    const secret = {
      topic: 'p.casework',
      partition: 1,
      key: stream,
      event: { id: eventId, ledgerposition: position, data },
    };
    const unknown = { ...secret, event: { ...secret.event, ledgerposition: 9 } };
    expect(faultsOf([...messages, secret, unknown])).toEqual([
      'position 6 is a CaseFileRead, and was published',
      'position 9 was published, and is not in the log',
    ]);
    const changed = { ...messages[0]!, event: { ...messages[0]!.event, data: { entryId: 'c9' } } };
    expect(faultsOf([changed, ...messages.slice(1)])).toEqual([
      expect.stringMatching(/^position 1 was published as .*c9/),
    ]);
  });
});

describe('the check of totals', () => {
  const command = (key: string, by: number): Command => ({
    key,
    path: '',
    body: {},
    lowers: { staff: 'S1', by },
  });
  const lowered = (...acknowledged: readonly boolean[]) =>
    expectedTotals(
      acknowledged.map((one, index) => ({ command: command(`k${index}`, 250), acknowledged: one })),
      logOf(append('CHAOS:k1', 'a', 0, 'EntryPosted')),
    ).get('S1')!;

  it('counts what was acknowledged, and what the log has all the same', () => {
    expect(lowered(true) - lowered(true, false)).toBe(250);
    expect(lowered(true, false) - lowered(true, false, false)).toBe(0);
  });

  it('finds a point that is missing, and a person', () => {
    const expected = new Map([
      ['S1', 750],
      ['S2', 0],
    ]);
    expect(totalFaults(expected, new Map(expected))).toEqual([]);
    expect(totalFaults(expected, new Map([['S1', 500]]))).toEqual([
      'S1 has 500, and should have 750',
      'S2 has undefined, and should have 0',
    ]);
  });
});

import { describe, expect, it } from '@jest/globals';
import { readFileSync } from 'node:fs';
import { DEFAULT_CASEWORK } from '#domain';
import type { StoredEvent } from '#event-store';
import { decodeEvent, UnreadableEvent } from './event-codec.js';
import { upcast } from './upcasters.js';

/* Bytes as earlier versions wrote them, to the letter. They must be readable for ever. */

const linesOf = (name: string): string[] =>
  readFileSync(new URL(`testing/${name}`, import.meta.url), 'utf8')
    .trim()
    .split('\n');

const [rulebookPublished, entryPosted] = linesOf('log-of-version-1.jsonl') as [string, string];

/** A whole log as it was before there were appeals: version 2 of rulebooks and entries. */
const logOfVersion2 = linesOf('log-of-version-2.jsonl');
const ofVersion2 = (type: string): string =>
  logOfVersion2.find((bytes) => bytes.includes(`"type":"${type}"`))!;

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
    expect(event).toMatchObject({ position: 8, type: 'RulebookPublished', schemaVersion: 4 });
    expect(event.data).toEqual({
      rulebook: {
        ...rulebook,
        indicators: [{ ...rulebook.indicators[0], steps: { confirmation: false, answerDays: null } }],
        rules: [{ ...rulebook.rules[0], enters: 'posted' }],
        manualRules: [],
        proportionality: { perEntry: null, perPeriod: null },
        casework: DEFAULT_CASEWORK,
      },
    });
  });

  it('EntryPosted: says what it said', () => {
    const event = decodeEvent(stored(entryPosted));
    expect(event).toMatchObject({ type: 'EntryPosted', schemaVersion: 3, revision: 1 });
    expect(event.data).toEqual((JSON.parse(entryPosted) as { data: object }).data);
  });

  it.each(['4', '0', '-1', '1.5', '"1"', 'null'])('of a version %s is refused', (version) => {
    const bytes = entryPosted.replace('"schemaVersion":1', `"schemaVersion":${version}`);
    expect(() => decodeEvent(stored(bytes))).toThrow(UnreadableEvent);
    expect(() => decodeEvent(stored(bytes))).toThrow(/position 8/);
  });
});

describe('an event from before there were appeals', () => {
  it('RulebookPublished: the procedure is the usual one', () => {
    const bytes = ofVersion2('RulebookPublished');
    const { data } = JSON.parse(bytes) as { data: { rulebook: object } };
    expect(bytes).not.toContain('casework');
    const event = decodeEvent(stored(bytes));
    expect(event).toMatchObject({ type: 'RulebookPublished', schemaVersion: 4 });
    expect(event.data).toEqual({ rulebook: { ...data.rulebook, casework: DEFAULT_CASEWORK } });
  });

  it.each([
    ['PostRegistered', 1, 2],
    ['EntryPosted', 2, 3],
    ['EntryReversed', 1, 2],
    ['AccountOpened', 1, 1],
  ])('%s of version %i says in version %i what it said', (type, written, today) => {
    const bytes = ofVersion2(type);
    const { schemaVersion, data } = JSON.parse(bytes) as { schemaVersion: number; data: object };
    expect(schemaVersion).toBe(written);
    const event = decodeEvent(stored(bytes));
    expect(event).toMatchObject({ type, schemaVersion: today });
    expect(event.data).toEqual(data);
  });
});

describe('an event from before filings had to be admitted in time', () => {
  const deadline = {
    of: { kind: 'appeal', staff: 'S1', appeal: 'A1' },
    deadline: 'decision',
    dueBy: '2026-04-01',
  };

  it('RulebookPublished: the new time limits are the usual ones, the others as they were said', () => {
    const { admit, serve, ...before } = DEFAULT_CASEWORK.appeal;
    const appeal = { ...before, file: { count: 3, unit: 'months' } };
    const rulebook = { version: 1, casework: { ...DEFAULT_CASEWORK, appeal } };
    expect(upcast('RulebookPublished', 3, { rulebook })).toEqual({
      rulebook: { version: 1, casework: { ...DEFAULT_CASEWORK, appeal: { ...appeal, admit, serve } } },
    });
  });

  it.each(['DeadlineSet', 'DeadlineWarned', 'DeadlineBreached'] as const)('%s: says what it said', (type) => {
    expect(upcast(type, 1, deadline)).toEqual(deadline);
  });
});

import { describe, expect, it } from '@jest/globals';
import type { ExplainedEntry } from './explained-entries.js';
import { entryWords, type EntryPath } from './entry-words.js';

const manual: Omit<ExplainedEntry, 'words'> = {
  entryId: 'E1',
  position: 7,
  recordedAt: '2026-02-03T10:00:00.000Z',
  kind: 'deduction',
  indicator: 'timeliness',
  points: 500,
  occurredOn: '2026-02-03',
  origin: 'manual',
  rulebookVersion: 1,
  reason: 'Nobody called back!',
  evidence: [],
};
const computed = {
  ...manual,
  origin: 'computed',
  rule: 'late-up-to-a-week',
  record: 'W1',
  reason: 'finished 4 days after the planned day',
} as const;
const DEDUCTED = 'On 3 February 2026 0.5 points were deducted under Timeliness:';
const said = (entry: Omit<ExplainedEntry, 'words'>, path: EntryPath = {}): string =>
  entryWords(entry, path, 'Timeliness');

describe('an entry in words', () => {
  it('names the rule that applied', () => {
    expect(said(computed)).toBe(
      `${DEDUCTED} finished 4 days after the planned day. ` +
        'Rule late-up-to-a-week of rulebook version 1 applied; nobody had to confirm it.',
    );
  });

  it('names the rule, and who confirmed what it found', () => {
    const confirmed = { confirmedBy: 'V-2', confirmedAt: '2026-02-05T08:00:00.000Z' };
    expect(said(computed, confirmed)).toContain(
      'Rule late-up-to-a-week of rulebook version 1 applied; V-2 confirmed it on 5 February 2026.',
    );
  });

  it('names the people, and says what the person concerned answered', () => {
    const path = {
      proposedBy: 'A-1',
      proposedAt: '2026-02-04T23:59:59.999Z',
      confirmedBy: 'V-2',
      confirmedAt: '2026-02-05T08:00:00.000Z',
      answer: 'acknowledged',
      answeredAt: '2026-02-12T08:00:00.000Z',
    } as const;
    expect(said({ ...manual, rule: 'complaint' }, path)).toBe(
      `${DEDUCTED} Nobody called back! ` +
        'A-1 proposed it on 4 February 2026 under rule complaint of rulebook version 1; ' +
        'V-2 confirmed it on 5 February 2026. You acknowledged it on 12 February 2026.',
    );
  });

  it.each<[EntryPath, string]>([
    [{ answer: 'silent' }, 'You were asked and did not answer in time, which says neither yes nor no.'],
    [
      {
        answer: 'disputed',
        answeredAt: '2026-02-12T08:00:00.000Z',
        decidedBy: 'V-3',
        decidedAt: '2026-03-01T08:00:00.000Z',
      },
      'You disputed it on 12 February 2026; V-3 decided on 1 March 2026 that it stands.',
    ],
  ])('says how %j ended', (path, words) => {
    expect(said(manual, { proposedBy: 'A-1', ...path })).toBe(
      `${DEDUCTED} Nobody called back! A-1 proposed it under rulebook version 1; nobody had to confirm it. ${words}`,
    );
  });

  it.each<[Partial<ExplainedEntry>, string]>([
    [
      {
        notCounted: 'reversed',
        reversal: {
          entryId: 'R1',
          position: 9,
          recordedAt: '2026-03-02T08:00:00.000Z',
          reason: 'it was sent in time',
          authority: 'Review 7',
        },
      },
      'It does not count: it was reversed on 2 March 2026 on the authority of Review 7: it was sent in time.',
    ],
    [
      { notCounted: 'indicator-not-in-frame' },
      'It does not count: Timeliness is not part of what this period is assessed by.',
    ],
    [
      { notCounted: 'outdone', matter: 'M-1', outdoneBy: 'E2' },
      'It does not count: of the bonuses for matter M-1 only the highest does, and that is entry E2.',
    ],
  ])('says why %j does not count', (why, words) => {
    expect(said({ ...computed, ...why }).endsWith(words)).toBe(true);
  });

  it('calls a bonus one, and says what a correction stands for', () => {
    expect(said({ ...manual, kind: 'bonus', points: 1000, corrects: 'E0' }, { proposedBy: 'A-1' })).toBe(
      'On 3 February 2026 1 point was added as a bonus under Timeliness: Nobody called back! ' +
        'It stands in place of entry E0, which was reversed. ' +
        'A-1 proposed it under rulebook version 1; nobody had to confirm it.',
    );
  });
});

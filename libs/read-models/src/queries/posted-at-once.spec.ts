import { describe, expect, it } from '@jest/globals';
import type { EntryStatus } from '#domain';
import type { EntriesQuery, ReadModels } from '../index.js';
import { AT_ONCE_BLOCK } from '../projections/at-once-lists.js';
import { reading } from '../testing/reading.js';
import { rulebook, TestLog } from '../testing/test-log.js';

const PERIODS = ['2026-Q1', '2026-Q2'] as const;
const TEAMS = Array.from({ length: 210 }, (_, n) => `team-${n}`);
const ENTRIES = 3 * AT_ONCE_BLOCK;

interface Posted {
  readonly entryId: string;
  readonly period: string;
  readonly staff: string;
  readonly unit: string;
  readonly indicator: string;
  readonly matter: string | undefined;
  readonly proposedBy: string;
  status: EntryStatus;
}

/** Entries over several blocks of the lists, in more units than are read one by one; of each 50 one is reversed. */
function office(): { log: TestLog; posted: Posted[] } {
  const log = new TestLog();
  log.add({ type: 'RulebookPublished', data: { rulebook: rulebook() } });
  for (const unit of ['office', 'desk', ...TEAMS]) {
    const parent = unit === 'office' ? null : 'office';
    log.add({ type: 'UnitRegistered', data: { unit, name: unit, parent } });
  }
  PERIODS.forEach((period, n) => {
    const days =
      n === 0 ? { from: '2026-01-01', to: '2026-03-31' } : { from: '2026-04-01', to: '2026-06-30' };
    log.add({ type: 'PeriodOpened', data: { period, ...days, rulebookVersion: 1 } });
  });
  const units = ['desk', ...TEAMS];
  units.forEach((unit, n) => {
    const staff = `S${n}`;
    log.add({ type: 'StaffMemberRegistered', data: { staff, name: staff } });
    for (const period of PERIODS)
      log.add({ type: 'AccountOpened', data: { period, staff, unit, post: 'clerk', rulebookVersion: 1 } });
  });
  const posted = Array.from({ length: ENTRIES }, (_, n): Posted => {
    const who = n % 3 === 0 ? 0 : n % units.length;
    const entry = {
      entryId: `E${n}`,
      period: PERIODS[n % 2]!,
      staff: `S${who}`,
      indicator: n % 5 === 0 ? 'extra' : 'quality',
      ...(n % 40 === 0 && { matter: `M${n % 80}` }),
    };
    const proposedBy = `A-${n % 7}`;
    const said = { kind: 'deduction', points: 100, origin: 'manual', rulebookVersion: 1 } as const;
    const data = { ...entry, ...said, occurredOn: '2026-01-05', reason: 'late', evidence: [] };
    log.add({ type: 'EntryPosted', data }, { actor: { kind: 'person', id: proposedBy, role: 'assessor' } });
    return { ...entry, matter: entry.matter, unit: units[who]!, proposedBy, status: 'posted' };
  });
  for (const entry of posted.filter((_, n) => n % 50 === 0)) {
    const { entryId, period, staff } = entry;
    const said = { occurredOn: '2026-01-06', reason: 'wrong', authority: 'the head' };
    const data = { entryId: `${entryId}-R`, period, staff, reverses: entryId, ...said };
    log.add({ type: 'EntryReversed', data });
    entry.status = 'reversed';
  }
  return { log, posted };
}

function inPages(models: ReadModels, query: EntriesQuery): string[] {
  const ids: string[] = [];
  for (let after: string | undefined, more = true; more; more = after !== undefined) {
    const page = models.entries({ ...query, ...(after !== undefined && { after }) });
    ids.push(...page.rows.map(({ entryId }) => entryId));
    after = page.next;
  }
  return ids;
}

describe('entries that people posted at once', () => {
  it('are found by whatever leads to them, over all blocks of their lists and however many units there are', async () => {
    const { log, posted } = office();
    const leads: EntriesQuery[] = [
      {},
      { staff: 'S0' },
      { matter: 'M40' },
      { proposedBy: 'A-3' },
      { indicator: 'extra' },
      { period: '2026-Q2' },
      { unit: 'desk' },
      { unit: 'office' },
      { unit: 'desk', proposedBy: 'A-3', indicator: 'quality' },
      { unit: 'office', proposedBy: 'A-3' },
      { period: '2026-Q1', indicator: 'extra', proposedBy: 'A-5' },
      { proposedBy: 'nobody' },
    ];
    const statuses: (EntryStatus[] | undefined)[] = [
      undefined,
      ['posted'],
      ['reversed', 'dropped'],
      ['proposed'],
    ];
    await reading(log, (models) => {
      for (const lead of leads) {
        for (const status of statuses) {
          const { unit, ...same } = lead;
          const expected = posted
            .filter((entry) => unit === undefined || unit === 'office' || entry.unit === unit)
            .filter((entry) =>
              Object.entries(same).every(([name, value]) => entry[name as 'staff'] === value),
            )
            .filter((entry) => status === undefined || status.includes(entry.status))
            .map(({ entryId }) => entryId);
          const query = { ...lead, ...(status && { status }) };
          expect([query, inPages(models, { ...query, limit: 500 })]).toEqual([query, expected]);
          expect([query, inPages(models, query)]).toEqual([query, expected]);
        }
      }
    });
  });
});

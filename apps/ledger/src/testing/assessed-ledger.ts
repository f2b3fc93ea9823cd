import { DEFAULT_CASEWORK, NO_STEPS, type EntrySteps, type Indicator, type Rulebook } from '#domain';
import {
  appoint,
  openPeriod,
  publishRulebook,
  registerPost,
  registerStaffMember,
  registerUnit,
} from '#processing';
import type { Asking } from './served.js';
import { emptyLedger, type SmallLedger } from './small-ledger.js';

const indicator = (id: string, steps: EntrySteps, bonusCap: number | null): Indicator => ({
  id,
  name: id,
  definition: `What is asked of everybody: ${id}.`,
  family: bonusCap === null ? 'common' : 'post-specific',
  dimension: 'conduct',
  unit: 'occurrences',
  source: 'assessors',
  base: 30_000,
  floor: 0,
  bonusCap,
  manual: true,
  steps,
});

/** Under `conduct` another person confirms, and the person concerned has ten days; `order` is posted at once. */
const rulebook: Rulebook = {
  version: 1,
  title: 'Rules of the office',
  inForceFrom: '2026-01-01',
  calendar: 'quarter',
  peerGroup: 'unit',
  attributes: {},
  indicators: [
    indicator('conduct', { confirmation: true, answerDays: 10 }, 5_000),
    indicator('order', NO_STEPS, null),
    { ...indicator('timeliness', NO_STEPS, null), manual: false },
  ],
  rules: [],
  manualRules: [
    {
      id: 'complaint',
      indicator: 'conduct',
      title: 'Complaint',
      kind: 'deduction',
      least: 500,
      most: 2_000,
    },
    { id: 'praise', indicator: 'conduct', title: 'Praise', kind: 'bonus', least: 1_000, most: 1_000 },
  ],
  proportionality: { perEntry: 3_000, perPeriod: 5_000 },
  casework: DEFAULT_CASEWORK,
};

export interface AssessedLedger extends SmallLedger {
  /** The time, until it is set anew. */
  now: Date;
}

/**
 * S-1 works in TAX/1, which is below TAX, S-2 in CUSTOMS; the first quarter of 2026 is open, and it is 10 February. The
 * last quarter of 2025 has no rulebook, and the second of 2026 is not open.
 */
export async function assessedLedger(): Promise<AssessedLedger> {
  let now = new Date('2026-02-10T12:00:00Z');
  const ledger = Object.defineProperty(await emptyLedger(() => now), 'now', {
    get: () => now,
    set: (time: Date) => (now = time),
  }) as AssessedLedger;
  const { executor } = ledger;
  const operator = { actor: { kind: 'person', id: 'OFFICE', role: 'administrator' } } as const;
  await publishRulebook(executor, rulebook, operator);
  const places = [
    ['TAX', null],
    ['TAX/1', 'TAX'],
    ['CUSTOMS', null],
  ] as const;
  for (const [unit, parent] of places) {
    await registerUnit(executor, { unit, name: unit, parent }, operator);
    await registerPost(executor, { post: `${unit}:clerk`, name: 'Clerk', unit }, operator);
  }
  const people = [
    ['S-1', 'TAX/1:clerk'],
    ['S-2', 'CUSTOMS:clerk'],
  ] as const;
  for (const [staff, post] of people) {
    await registerStaffMember(executor, { staff, name: `Member ${staff}` }, operator);
    await appoint(executor, staff, { post, from: '2026-01-01', to: null }, operator);
  }
  await openPeriod(executor, '2026-Q1', operator);
  await ledger.settle();
  return ledger;
}

/** Those who have to do with S-1, and their like of another unit. */
export const people = {
  assessor: { id: 'A-1', as: [{ role: 'assessor', unit: 'TAX' }] },
  otherAssessor: { id: 'A-9', as: [{ role: 'assessor', unit: 'CUSTOMS' }] },
  verifier: { id: 'V-1', as: [{ role: 'verifier', unit: 'TAX' }] },
  secondVerifier: { id: 'V-2', as: [{ role: 'verifier' }] },
  otherVerifier: { id: 'V-9', as: [{ role: 'verifier', unit: 'CUSTOMS' }] },
  supervisor: { id: 'B-1', as: [{ role: 'supervisor', unit: 'TAX/1' }] },
  concerned: { id: 'S-1', as: [{ role: 'staff-member' }] },
  colleague: { id: 'S-2', as: [{ role: 'staff-member' }] },
  system: { id: 'files', as: [{ role: 'work-system' }] },
} as const satisfies Readonly<Record<string, Asking>>;

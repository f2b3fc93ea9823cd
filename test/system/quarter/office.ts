import type { Client } from './client.js';

/* The office of the quarter: three units below one, sixty people, a calendar of months. */

export const MONTHS = ['2026-01', '2026-02', '2026-03'] as const;
export const UNITS = ['TAX', 'REG', 'LAW'] as const;
export const PEOPLE = Array.from({ length: 60 }, (_, index) => `S-${String(index + 1).padStart(2, '0')}`);
export const unitOf = (staff: string): string => UNITS[PEOPLE.indexOf(staff) % UNITS.length]!;
export const postOf = (staff: string): string => `${unitOf(staff)}:clerk`;

/** Points as the file says them; `recompute.ts` says the same in thousandths, in words of its own. */
export const rulebook = {
  version: 1,
  title: 'Quarter',
  inForceFrom: '2026-01-01',
  calendar: 'month',
  peerGroup: 'unit',
  indicators: [
    {
      id: 'timeliness',
      name: 'Timeliness',
      definition: 'Steps are finished by the planned day.',
      family: 'common',
      dimension: 'efficiency',
      unit: 'calendar days',
      source: 'case system',
      base: 30,
      floor: 20,
    },
    {
      id: 'conduct',
      name: 'Conduct',
      definition: 'Visitors are treated with courtesy.',
      family: 'common',
      dimension: 'conduct',
      unit: 'incidents',
      source: 'supervision',
      base: 20,
      manual: true,
      steps: { confirmation: true, answerDays: 5 },
    },
    {
      id: 'service',
      name: 'Service',
      definition: 'Help beyond the duty.',
      family: 'post-specific',
      dimension: 'quality',
      unit: 'occasions',
      source: 'supervision',
      base: 20,
      bonusCap: 4,
      manual: true,
      steps: { confirmation: true },
    },
    {
      id: 'learning',
      name: 'Learning',
      definition: 'New skills are learned.',
      family: 'post-specific',
      dimension: 'ability',
      unit: 'courses',
      source: 'training office',
      base: 10,
      bonusCap: 5,
      manual: true,
    },
  ],
  rules: [
    {
      id: 'late',
      indicator: 'timeliness',
      when: 'daysLate > 3',
      deduct: 0.25,
      reason: 'Finished {daysLate} days after the planned day',
    },
  ],
  manualRules: [
    { id: 'discourtesy', indicator: 'conduct', title: 'Discourtesy', deduct: { from: 0.5, to: 2 } },
    { id: 'help', indicator: 'service', title: 'Help', bonus: { from: 0.5, to: 3 } },
    { id: 'course', indicator: 'learning', title: 'A course', bonus: 2 },
  ],
  proportionality: { perEntry: 2, perPeriod: 6 },
};

/** Sets the office up. @throws where anything is refused */
export async function setUp(administrator: Client): Promise<void> {
  const done = async (path: string, body: object): Promise<void> => {
    const { status, body: answer } = await administrator.post(path, body);
    if (status > 299) throw new Error(`${path}: ${status} ${JSON.stringify(answer)}`);
  };
  await done('rulebooks', rulebook);
  for (const period of MONTHS) await done('periods', { period });
  await done('units', { unit: 'HQ', name: 'Headquarters', parent: null });
  for (const unit of UNITS) {
    await done('units', { unit, name: `Unit ${unit}`, parent: 'HQ' });
    await done('posts', { post: `${unit}:clerk`, name: 'Clerk', unit });
  }
  for (const staff of PEOPLE) {
    await done('staff-members', { staff, name: `Staff member ${staff}` });
    await done(`staff-members/${staff}/appointments`, { post: postOf(staff), from: '2026-01-01' });
  }
}

const day = (month: string, number: number): string => `${month}-${String(number).padStart(2, '0')}`;

/** The work records of a month: who, when, and how late follows from their number alone. */
export function recordsOf(month: string, count: number): Record<string, unknown>[] {
  return Array.from({ length: count }, (_, index) => {
    const staff = PEOPLE[(index * 7) % PEOPLE.length]!;
    const late = (index * 13) % 9;
    return {
      recordId: `R-${month}-${index}`,
      process: `CASE-${month}-${index >> 2}`,
      activity: `step-${index % 5}`,
      occurredOn: day(month, 10 + (index % 18)),
      plannedOn: day(month, 10 + (index % 18) - late),
      unit: unitOf(staff),
      staff,
    };
  });
}

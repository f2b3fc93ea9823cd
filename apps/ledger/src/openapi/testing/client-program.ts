/**
 * A program of someone who has nothing but the description of the API: it is compiled against the client that is
 * generated from it, and prints what it found. `LEDGER_URL`, and a token for each person in `LEDGER_TOKENS`.
 */
export const clientProgram = `
import { createClient, createConfig } from './client/client/index.js';
import {
  acknowledgeEntry, appoint, confirmEntry, getEntry, listScores, openPeriod, proposeEntry, publishRulebook, recordWork,
  registerPost, registerStaffMember, registerUnit,
} from './client/sdk.gen.js';
import type { ProposeEntryData } from './client/types.gen.js';

declare const process: { env: Record<string, string | undefined>; exitCode: number };
declare const console: { log(text: string): void; error(text: unknown): void };

const baseUrl = process.env['LEDGER_URL']!;
const tokens = JSON.parse(process.env['LEDGER_TOKENS']!) as Record<string, string>;
const as = (who: string) => createClient(createConfig({ baseUrl, auth: () => tokens[who] }));

let keys = 0;
const keyed = () => ({ 'Idempotency-Key': \`key-\${++keys}\` });

/** The answer of success; anything else ends the program with the problem. */
async function done<T>(answer: Promise<{ data?: T; error?: unknown }>): Promise<T> {
  const { data, error } = await answer;
  if (data === undefined) throw new Error(JSON.stringify(error));
  return data;
}

const office = { client: as('OFFICE') };
await done(registerUnit({ ...office, headers: keyed(), body: { unit: 'TAX', name: 'Taxes', parent: null } }));
await done(registerPost({ ...office, headers: keyed(), body: { post: 'TAX:clerk', name: 'Clerk', unit: 'TAX' } }));
for (const staff of ['S-1', 'S-2']) {
  await done(registerStaffMember({ ...office, headers: keyed(), body: { staff, name: \`Member \${staff}\` } }));
  const body = { post: 'TAX:clerk', from: '2026-01-01', to: null };
  await done(appoint({ ...office, headers: keyed(), path: { staff }, body }));
}
await done(publishRulebook({ ...office, headers: keyed(), body: {
  version: 1,
  title: 'Rules of the office',
  inForceFrom: '2026-01-01',
  calendar: 'quarter',
  peerGroup: 'unit',
  indicators: [{
    id: 'timeliness', name: 'Timeliness', definition: 'Steps are finished by the planned day.', family: 'common',
    dimension: 'efficiency', unit: 'calendar days', source: 'case system', base: 30, manual: true,
    steps: { confirmation: true, answerDays: 10 },
  }],
  rules: [{ id: 'late', indicator: 'timeliness', when: 'daysLate > 7', deduct: 0.155, reason: '{daysLate} days late' }],
} }));
await done(openPeriod({ ...office, headers: keyed(), body: { period: '2026-Q1' } }));

await done(recordWork({ client: as('CASES'), headers: keyed(), body: {
  recordId: 'R-1', process: 'CASE-1', activity: 'review', unit: 'TAX', staff: 'S-1',
  occurredOn: '2026-02-10', plannedOn: '2026-02-02',
} }));

const proposal: ProposeEntryData = {
  url: '/v1/entries',
  headers: keyed() as ProposeEntryData['headers'],
  body: { staff: 'S-2', kind: 'deduction', indicator: 'timeliness', points: 1.5, occurredOn: '2026-03-05', reason: 'Kept a file back' },
};
const proposed = await proposeEntry({ client: as('ASSESSOR'), ...proposal });
const again = await proposeEntry({ client: as('ASSESSOR'), ...proposal });
const entry = { period: proposed.data!.period, staff: proposed.data!.staff, entry: proposed.data!.entryId };
const own = await confirmEntry({ client: as('ASSESSOR'), headers: keyed(), path: entry });
const confirmed = await done(confirmEntry({ client: as('VERIFIER'), headers: keyed(), path: entry }));
const acknowledged = await acknowledgeEntry({ client: as('S-2'), headers: keyed(), path: entry });
const position = Number(acknowledged.response!.headers.get('ledger-position'));
const detail = await done(getEntry({ client: as('S-2'), path: entry, headers: { 'Ledger-Min-Position': position } }));

const scores = await done(listScores({ ...office, query: { period: '2026-Q1', minPosition: position } }));
const refused = await listScores({ ...office, query: { period: '2027-Q9' } });

console.log(JSON.stringify({
  proposed: proposed.data,
  again: [again.data, again.response!.headers.get('idempotent-replayed')],
  own: own.error?.code,
  confirmed: confirmed.status,
  life: detail.life.map(({ type }) => type),
  scores: Object.fromEntries(scores.items.map(({ staff, total }) => [staff, total])),
  refused: refused.error?.code,
}));
`;

import { v7 as uuidv7 } from 'uuid';

/* An office for the ledger to serve: over HTTP alone, as its users would set it up. */

export const PERIOD = '2026-Q1';
export const UNITS = 10;
export const PEOPLE = 200;
export const unitOf = (person) => `U${person % UNITS}`;

const rulebook = {
  version: 1,
  title: 'Office',
  inForceFrom: '2026-01-01',
  calendar: 'quarter',
  indicators: [
    {
      id: 'conduct',
      name: 'Conduct',
      definition: 'Visitors are treated with courtesy.',
      family: 'common',
      dimension: 'conduct',
      unit: 'incidents',
      source: 'supervision',
      base: 1000,
      manual: true,
    },
  ],
};

export async function setUp(url, token) {
  const post = async (path, body) => {
    const response = await fetch(`${url}/v1/${path}`, {
      method: 'POST',
      headers: headersOf(token),
      body: JSON.stringify(body),
    });
    if (!response.ok) throw new Error(`${path}: ${response.status} ${await response.text()}`);
    await response.arrayBuffer();
  };
  await post('rulebooks', rulebook);
  await post('periods', { period: PERIOD });
  for (let unit = 0; unit < UNITS; unit++) {
    await post('units', { unit: `U${unit}`, name: `Unit ${unit}`, parent: null });
    await post('posts', { post: `P${unit}`, name: 'Clerk', unit: `U${unit}` });
  }
  for (let person = 0; person < PEOPLE; person++) {
    const staff = `S${person}`;
    await post('staff-members', { staff, name: `Staff member ${person}` });
    await post(`staff-members/${staff}/appointments`, {
      post: `P${person % UNITS}`,
      from: '2026-01-01',
      to: null,
    });
  }
}

/** Keys that grow, as the API guide advises: their index grows at its end. */
export const headersOf = (token) => ({
  'content-type': 'application/json',
  authorization: `Bearer ${token}`,
  'idempotency-key': uuidv7(),
});

let posted = 0;
/** The next deduction: of 0.001 points, so that each can be found again in the totals. */
export function nextDeduction() {
  const person = posted++ % PEOPLE;
  return {
    staff: `S${person}`,
    kind: 'deduction',
    indicator: 'conduct',
    points: 0.001,
    occurredOn: `2026-0${1 + (posted % 3)}-1${posted % 10}`,
    reason: 'A visitor was kept waiting without a word',
    evidence: [],
  };
}

import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { served, type Served } from '../testing/served.js';
import { REVERSED } from '../testing/small-ledger.js';
import { AsDocumented } from './testing/as-documented.js';

describe('answers are as documented', () => {
  let server: Served;
  let documented: AsDocumented;
  beforeAll(async () => {
    server = await served();
    documented = new AsDocumented((await server.get('/openapi.json')).body);
  });
  afterAll(() => server.close());

  const account = '/v1/score-accounts/2026-Q1/B%3A2';

  it.each([
    '/health/live',
    '/health/ready',
    '/metrics',
    '/v1/scores',
    '/v1/scores?limit=1&asOf=2026-03-31&knownAt=2026-04-15T12:00:00Z',
    '/v1/rankings?period=2026-Q1&unit=U%2F1',
    '/v1/periods',
    '/v1/periods/2026-Q1/left-open',
    '/v1/units',
    '/v1/posts',
    '/v1/posts/U%2F1%3Aclerk/holders?on=2026-01-01',
    '/v1/staff-members',
    '/v1/staff-members/A%2F1',
    '/v1/staff-members/A%2F1/appointments',
    '/v1/rulebooks',
    '/v1/rulebooks/1',
    '/v1/entries',
    `${account}/entries/${REVERSED}`,
    `${account}/entries/${REVERSED}/evidence`,
    `${account}/explanation`,
    `${account}/explanation?asOf=2026-03-31`,
    '/v1/score-accounts/2026-Q1/A%2F1/explanation',
    '/v1/matters',
    '/v1/observations',
    '/v1/evidence/DOC-1',
    '/v1/audit-trail?kind=staff&id=B%3A2',
    '/v1/audit-trail?kind=rulebook&id=1',
    '/v1/process-control?by=unit,activity,staff,period',
    '/v1/process-control',
    '/v1/appeals',
    '/v1/accountability-cases',
    '/v1/casebook',
    '/v1/casebook/overturn?by=rule',
    '/v1/sanctions',
    '/v1/corrective-actions',
    '/v1/tolerance-file',
    '/v1/experiments',
    '/v1/calendar-days',
    '/v1/events?limit=500',
  ])('%s', async (url) => {
    const answer = await server.get(url);
    expect([answer.status, documented.faults('GET', url, answer)]).toEqual([200, []]);
  });

  it('would be noticed where they are not', async () => {
    const { headers } = await server.get('/v1/units');
    const faults = (status: number, body: object): string[] =>
      documented.faults('GET', '/v1/units', { status, headers, text: JSON.stringify(body) });
    const unit = { unit: 'U', name: 'Unit', parent: null };
    expect(faults(200, { items: [unit] })).toEqual([]);
    expect(faults(202, { items: [unit] })).toHaveLength(1);
    expect(faults(200, { items: [{ ...unit, name: 7 }] })).toHaveLength(1);
    expect(faults(200, { items: [{ ...unit, more: 7 }] })).toHaveLength(1);
    expect(faults(200, { items: [{ unit: 'U', name: 'Unit' }] })).toHaveLength(1);
  });

  it('to commands, the first time, again, and refused', async () => {
    const key = { headers: { 'idempotency-key': 'k-1' } };
    const body = { unit: 'U/2', name: 'Unit two', parent: 'U/1' };
    const answers = [
      [await server.post('/v1/units', body, key), 201],
      [await server.post('/v1/units', body, key), 201],
      [await server.post('/v1/units', { ...body, name: 'Unit 2' }, key), 422],
      [await server.post('/v1/units', { ...body, name: 'Unit 2' }), 409],
      [await server.post('/v1/units', { ...body, unit: 'U/3' }, { headers: { 'if-match': '"0"' } }), 412],
      [await server.post('/v1/units', { ...body, unit: 'U/3', parent: 'U/9' }), 404],
    ] as const;
    for (const [answer, status] of answers) {
      expect([answer.status, documented.faults('POST', '/v1/units', answer)]).toEqual([status, []]);
    }
    const [first, again] = answers.map(([answer]) => answer);
    const { 'idempotent-replayed': replayed, ...same } = again!.headers;
    expect([replayed, again!.text]).toEqual(['true', first!.text]);
    for (const header of ['etag', 'ledger-position', 'location'])
      expect(same[header]).toBe(first!.headers[header]);
  });

  it.each([
    ['GET', '/v1/scores?limit=0', {}],
    ['GET', '/v1/scores?unit=nobody', {}],
    ['GET', '/v1/scores', { authorization: '' }],
    ['POST', '/v1/units', {}],
    ['POST', '/v1/units', { 'content-type': 'text/plain', 'content-length': '2' }],
  ])('%s %s with %j is refused as documented', async (method, url, headers) => {
    const answer = await server.send({ method, url, headers, ...(method === 'POST' && { payload: '{}' }) });
    expect(answer.status).toBeGreaterThanOrEqual(400);
    expect(documented.faults(method, url, answer)).toEqual([]);
  });

  it.each(['/v1/entries', '/v1/events', `${account}/explanation`])(
    '%s tells a person in no role of it',
    async (url) => {
      const answer = await server.get(url, {}, { id: 'N-1', as: [] });
      expect([answer.status, documented.faults('GET', url, answer)]).toEqual([403, []]);
    },
  );
});

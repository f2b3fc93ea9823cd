import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { served, type Served } from '../testing/served.js';

const appointment = (staff: string) => ({
  staff,
  staffName: `Member ${staff}`,
  post: 'U/1:clerk',
  unit: 'U/1',
  from: '2026-01-01',
  to: null,
});

describe('the organization', () => {
  let server: Served;
  beforeAll(async () => void (server = await served()));
  afterAll(() => server.close());

  it('gives the units', async () => {
    const { body } = await server.get('/v1/units');
    expect(body).toEqual({ items: [{ unit: 'U/1', name: 'Unit one', parent: null }] });
  });

  it('says who held a post on a day', async () => {
    const holders = '/v1/posts/U%2F1%3Aclerk/holders';
    expect((await server.get(`${holders}?on=2026-01-01`)).body).toEqual({
      items: [appointment('A/1'), appointment('B:2')],
    });
    expect((await server.get(`${holders}?on=2025-12-31`)).body).toEqual({ items: [] });
    expect((await server.get(holders)).body).toMatchObject({
      errors: [{ path: 'on', message: 'must be given' }],
    });
  });

  it('gives the appointments of a staff member, whose id may hold a slash or a colon', async () => {
    for (const staff of ['A/1', 'B:2']) {
      const { body } = await server.get(`/v1/staff-members/${encodeURIComponent(staff)}/appointments`);
      expect(body).toEqual({ items: [appointment(staff)] });
    }
  });

  it('takes an unencoded slash for what it is: another address', async () => {
    expect((await server.get('/v1/staff-members/A/1/appointments')).body).toMatchObject({
      code: 'no-such-route',
    });
  });

  it.each(['/v1/posts/U%2F9/holders?on=2026-01-01', '/v1/staff-members/A%252F1/appointments'])(
    'does not know %s',
    async (url) => {
      const answer = await server.get(url);
      expect([answer.status, answer.body]).toEqual([404, expect.objectContaining({ code: 'not-found' })]);
    },
  );
});

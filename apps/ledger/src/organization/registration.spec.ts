import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { served, type Answer, type Served } from '../testing/served.js';

describe('registering the organization', () => {
  let server: Served;
  beforeAll(async () => void (server = await served()));
  afterAll(() => server.close());

  const post = (url: string, body: object, key?: string): Promise<Answer> =>
    server.post(url, body, key === undefined ? {} : { headers: { 'idempotency-key': key } });

  const refused = async (url: string, body: object): Promise<unknown[]> => {
    const { status, body: problem } = await post(url, body);
    const { code, errors } = problem as { code: string; errors: { path: string }[] };
    return [status, code, errors.map(({ path }) => path)];
  };

  it('takes a unit, a post, a person and an appointment, and shows them', async () => {
    const unit = await post('/v1/units', { unit: 'TAX', name: 'Taxes', parent: 'U/1' });
    expect([unit.status, unit.body]).toEqual([201, { unit: 'TAX', name: 'Taxes', parent: 'U/1' }]);
    expect(unit.headers).toMatchObject({ etag: expect.any(String), 'ledger-position': expect.anything() });
    await post('/v1/posts', { post: 'TAX:clerk', name: 'Clerk', unit: 'TAX' });
    const member = await post('/v1/staff-members', { staff: 'C/3', name: 'Member C' });
    expect([member.status, member.headers['location']]).toEqual([201, '/v1/staff-members/C%2F3']);
    const appointment = { post: 'TAX:clerk', from: '2026-02-01' };
    const appointed = await post('/v1/staff-members/C%2F3/appointments', appointment);
    expect([appointed.status, appointed.body]).toEqual([201, { staff: 'C/3', ...appointment, to: null }]);
    const end = await post('/v1/staff-members/C%2F3/appointments/TAX%3Aclerk/2026-02-01/end', {
      to: '2026-02-28',
    });
    expect([end.status, end.body]).toEqual([200, { staff: 'C/3', ...appointment, to: '2026-02-28' }]);

    await server.ledger.settle();
    expect((await server.get('/v1/posts?unit=TAX')).body).toEqual({
      items: [{ post: 'TAX:clerk', name: 'Clerk', unit: 'TAX', heads: false }],
    });
    expect((await server.get('/v1/staff-members/C%2F3')).body).toMatchObject({
      staff: 'C/3',
      name: 'Member C',
      unit: 'TAX',
      appointments: [{ ...appointment, to: '2026-02-28' }],
    });
  });

  it('takes a post that heads its unit, and says so', async () => {
    const head = { post: 'U/1:head', name: 'Head', unit: 'U/1' };
    const registered = await post('/v1/posts', { ...head, heads: true });
    expect([registered.status, registered.body]).toEqual([201, { ...head, heads: true }]);
    expect((await post('/v1/posts', { ...head, heads: true })).status).toBe(200);
    expect(await refused('/v1/posts', head)).toEqual([409, 'post-registered', ['post']]);
    expect(await refused('/v1/posts', { ...head, heads: 'yes' })).toEqual([
      400,
      'invalid-request',
      ['heads'],
    ]);
    const clerk = { post: 'U/1:aide', name: 'Aide', unit: 'U/1' };
    expect((await post('/v1/posts', clerk)).body).toEqual({ ...clerk, heads: false });
  });

  it('lists the staff members of a unit and of those below it, page by page', async () => {
    const ids = async (url: string): Promise<unknown> => {
      const { items } = (await server.get(url)).body as { items: { staff: string }[] };
      return items.map(({ staff }) => staff);
    };
    expect(await ids('/v1/staff-members?unit=U%2F1')).toEqual(['A/1', 'B:2', 'C/3']);
    expect(await ids('/v1/staff-members?unit=TAX')).toEqual(['C/3']);
    const { next } = (await server.get('/v1/staff-members?limit=2')).body as { next: string };
    expect(await ids(`/v1/staff-members?limit=2&after=${next}`)).toEqual(['C/3']);
  });

  it('answers what is so already with 200, and the same request with the same answer', async () => {
    const first = await post('/v1/units', { unit: 'PARKS', name: 'Parks' }, 'parks');
    const again = await post('/v1/units', { unit: 'PARKS', name: 'Parks' }, 'parks');
    const other = await post('/v1/units', { unit: 'PARKS', name: 'Parks' });
    expect([first.status, again.status, other.status]).toEqual([201, 201, 200]);
    expect([again.text, other.text]).toEqual([first.text, first.text]);
    expect(again.headers).toMatchObject({
      'idempotent-replayed': 'true',
      etag: first.headers['etag'],
      'ledger-position': first.headers['ledger-position'],
    });
  });

  it('says what is wrong, and where', async () => {
    expect(await refused('/v1/units', { unit: 'X', name: 'X', parent: 'nowhere' })).toEqual([
      404,
      'unknown-unit',
      ['parent'],
    ]);
    expect(await refused('/v1/units', { unit: 'U/1', name: 'Another' })).toEqual([
      409,
      'unit-registered',
      ['unit'],
    ]);
    expect(await refused('/v1/posts', { post: 'p', name: 'P' })).toEqual([400, 'invalid-request', ['unit']]);
    expect(await refused('/v1/staff-members', { staff: 'A/1', name: 'Other' })).toEqual([
      409,
      'staff-registered',
      ['name'],
    ]);
    const appointments = '/v1/staff-members/A%2F1/appointments';
    expect(await refused(appointments, { post: 'U/1:clerk', from: '2026-02-30' })).toEqual([
      400,
      'invalid-request',
      ['from'],
    ]);
    expect(await refused(appointments, { post: 'U/1:clerk', from: '2026-03-01' })).toEqual([
      409,
      'appointment-overlaps',
      ['from'],
    ]);
    expect(await refused(`${appointments}/U%2F1%3Aclerk/2026-01-02/end`, { to: '2026-03-01' })).toEqual([
      404,
      'unknown-appointment',
      ['post'],
    ]);
  });

  it('is for administrators', async () => {
    const { status } = await server.post(
      '/v1/units',
      { unit: 'Z', name: 'Z' },
      { as: [{ role: 'auditor' }] },
    );
    expect(status).toBe(403);
  });
});

import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { PageAnswer } from '../http/page-answer.js';
import { served, type Served } from '../testing/served.js';
import type { AuditLineAnswer } from './audit-trail.dto.js';

describe('GET /v1/audit-trail', () => {
  let server: Served;
  beforeAll(async () => void (server = await served()));
  afterAll(() => server.close());

  const trail = async (query: string): Promise<PageAnswer<AuditLineAnswer>> =>
    (await server.get(`/v1/audit-trail?${query}`)).body;

  it('tells what concerned a person, newest first, with the scores before and after in points', async () => {
    const { items } = await trail('kind=staff&id=B%3A2');
    expect(items.map(({ type }) => type)).toEqual([
      'EntryReversed',
      'EntryPosted',
      'AccountOpened',
      'WorkRecorded',
      'AppointmentStarted',
      'StaffMemberRegistered',
    ]);
    expect(items[0]).toMatchObject({
      actor: { kind: 'person', id: 'OFFICE', role: 'administrator' },
      recordedAt: '2026-03-20T12:00:00.000Z',
      reason: 'It was sent',
      effect: {
        indicator: { id: 'timeliness', before: 28.5, after: 30 },
        total: { before: 28.5, after: 30 },
      },
    });
  });

  it('is read page by page, in the order that was asked for', async () => {
    const first = await trail('kind=staff&id=B%3A2&order=oldest&limit=4');
    const rest = await trail(`kind=staff&id=B%3A2&order=oldest&limit=4&after=${first.next}`);
    expect([...first.items, ...rest.items].map(({ type }) => type)).toEqual([
      'StaffMemberRegistered',
      'AppointmentStarted',
      'WorkRecorded',
      'AccountOpened',
      'EntryPosted',
      'EntryReversed',
    ]);
    expect(rest).not.toHaveProperty('next');
  });

  it.each(['actor', 'post', 'process', 'unit', 'period', 'rulebook'])('knows the kind %s', async (kind) => {
    const ids: Record<string, string> = {
      actor: 'OFFICE',
      post: 'U/1:clerk',
      process: 'P/R1',
      unit: 'U/1',
      period: '2026-Q1',
      rulebook: '1',
    };
    const { items } = await trail(`kind=${kind}&id=${encodeURIComponent(ids[kind]!)}`);
    expect(items.length).toBeGreaterThan(0);
  });

  it.each([
    ['kind=toString&id=1', 'kind'],
    ['id=1', 'kind'],
    ['kind=staff', 'id'],
    ['kind=staff&id=B%3A2&order=random', 'order'],
  ])('refuses %s', async (query, path) => {
    const { status, body } = await server.get(`/v1/audit-trail?${query}`);
    expect([status, body]).toEqual([
      400,
      expect.objectContaining({ errors: [expect.objectContaining({ path })] }),
    ]);
  });

  it('does not know a subject that no event touches', async () => {
    expect((await server.get('/v1/audit-trail?kind=staff&id=nobody')).status).toBe(404);
  });
});

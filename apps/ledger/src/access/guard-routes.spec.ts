import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { FastifyAdapter } from '@nestjs/platform-fastify';
import type { FastifyInstance } from 'fastify';
import { IssuerUnavailable, type Identity } from '#access';
import { served, type Served } from '../testing/served.js';
import { smallLedger, type SmallLedger } from '../testing/small-ledger.js';
import { controlAccess } from './control-access.js';
import { namedTarget, type TargetOf } from './target.js';

describe('the routes', () => {
  let server: Served;
  beforeAll(async () => void (server = await served()));
  afterAll(() => server.close());

  it('ask who one is, and say how to tell them', async () => {
    const { status, headers, body } = await server.get('/v1/scores', { authorization: '' });
    expect([status, headers['www-authenticate'], body]).toEqual([
      401,
      'Bearer realm="assessment-ledger"',
      expect.objectContaining({ code: 'unauthenticated', detail: expect.stringContaining('Bearer') }),
    ]);
  });

  it('are open to all where they tell nothing of the ledger', async () => {
    for (const url of ['/', '/health/live', '/health/ready', '/metrics']) {
      expect([url, (await server.get(url, { authorization: '' })).status]).toEqual([url, 200]);
    }
  });

  const scores = '/v1/scores?staff=A%2F1';
  it.each([
    ['a role that is not asked for', { as: [] }, scores, /takes the role supervisor or .*do not have/],
    ['a scope elsewhere', { as: [{ role: 'verifier', unit: 'U/2' }] }, scores, /outside the scope/],
    [
      'a scope, for everything',
      { as: [{ role: 'verifier', unit: 'U/1' }] },
      '/v1/scores',
      /name a unit or staff/,
    ],
    [
      'what is about others',
      { id: 'B:2', as: [{ role: 'staff-member' }] },
      scores,
      /only for what is your own/,
    ],
  ] as const)('are closed to %s, and say why', async (_, who, url, detail) => {
    const { status, headers, body } = await server.get(url, {}, who);
    expect([status, body]).toEqual([
      403,
      expect.objectContaining({ code: 'forbidden', detail: expect.stringMatching(detail) }),
    ]);
    expect(headers).not.toHaveProperty('www-authenticate');
  });

  it.each([
    ['everything', { as: [{ role: 'verifier' }] }, '/v1/scores'],
    ['a unit', { as: [{ role: 'verifier', unit: 'U/1' }] }, '/v1/scores?unit=U%2F1'],
    ['a person by their account', { as: [{ role: 'verifier', unit: 'U/1' }] }, `${scores}&period=2026-Q1`],
    ['oneself', { id: 'A/1', as: [{ role: 'staff-member' }] }, scores],
    [
      'one’s explanation',
      { id: 'A/1', as: [{ role: 'staff-member' }] },
      '/v1/score-accounts/2026-Q1/A%2F1/explanation',
    ],
    [
      'one’s audit trail',
      { id: 'A/1', as: [{ role: 'staff-member' }] },
      '/v1/audit-trail?kind=staff&id=A%2F1',
    ],
    [
      'one’s appointments',
      { id: 'A/1', as: [{ role: 'staff-member' }] },
      '/v1/staff-members/A%2F1/appointments',
    ],
    [
      'the ranking of a post',
      { as: [{ role: 'supervisor', unit: 'U/1' }] },
      '/v1/rankings?period=2026-Q1&post=U%2F1%3Aclerk',
    ],
    [
      'the trail of a post',
      { as: [{ role: 'supervisor', unit: 'U/1' }] },
      '/v1/audit-trail?kind=post&id=U%2F1%3Aclerk',
    ],
  ] as const)('are open to those whose scope is %s', async (_, who, url) => {
    expect((await server.get(url, {}, who)).status).toBe(200);
  });

  it.each([
    ['a ranking', '/v1/rankings?period=2026-Q1&post=U%2F1%3Aclerk'],
    ['what an actor did', '/v1/audit-trail?kind=actor&id=OFFICE'],
    ['a person under the name of a unit', '/v1/audit-trail?kind=unit&id=U%2F1&staff=A%2F1'],
    ['a person by two names', '/v1/scores?staff=A%2F1&staff=B%3A2'],
  ])('are closed to a person who is assessed for %s', async (_, url) => {
    const who = { id: 'A/1', as: [{ role: 'staff-member' }] } as const;
    expect((await server.get(url, {}, who)).status).toBe(403);
  });

  it('do not tell who exists: an unknown person is refused like one of another unit', async () => {
    const who = { as: [{ role: 'verifier', unit: 'U/2' }] } as const;
    const [known, unknown] = await Promise.all([
      server.get(scores, {}, who),
      server.get('/v1/scores?staff=nobody', {}, who),
    ]);
    expect(unknown.status).toBe(403);
    expect(unknown.body).toEqual(known.body);
  });
});

describe('a server that controls access', () => {
  let ledger: SmallLedger;
  let server: FastifyInstance;
  const logged: Record<string, unknown>[] = [];
  let identity: Identity | Error;
  let seen: unknown;

  beforeEach(async () => {
    ledger = await smallLedger();
    const write = (line: string) => void logged.push(JSON.parse(line) as Record<string, unknown>);
    server = new FastifyAdapter({ logger: { level: 'warn', stream: { write } } }).getInstance() as never;
    const tokens = {
      verify: () => (identity instanceof Error ? Promise.reject(identity) : Promise.resolve(identity)),
    };
    controlAccess(server, { tokens, hosts: [] }, ledger);
    identity = { authority: { id: 'V-2', grants: [{ role: 'verifier', unit: 'U/2' }] }, expiresAt: 0 };
  });
  afterEach(async () => {
    await server.close();
    await ledger.close();
    logged.length = 0;
  });

  const route = (targetOf: TargetOf = namedTarget) =>
    server.post(
      '/things/:staff',
      {
        config: {
          access: {
            reaches: [
              ['verifier', 'scope'],
              ['work-system', 'any'],
            ],
            targetOf,
          },
        },
      },
      (request) => {
        seen = request.caller;
        return 'done';
      },
    );
  const ask = (payload = '{}') =>
    server.inject({
      method: 'POST',
      url: '/things/A%2F1?name=Secret',
      headers: { authorization: 'Bearer x', 'content-type': 'application/json' },
      payload,
    });

  it('logs whom it refused what, by the pattern of the route', async () => {
    route();
    expect((await ask()).statusCode).toBe(403);
    expect(logged).toEqual([
      expect.objectContaining({
        msg: 'access refused',
        route: 'POST /things/:staff',
        reason: 'This is outside the scope of your roles.',
        actor: 'V-2',
        grants: [{ role: 'verifier', unit: 'U/2' }],
      }),
    ]);
    expect(JSON.stringify(logged)).not.toMatch(/A%2F1|A\/1|Secret|Bearer/);
  });

  it('knows who asks before it reads what they send', async () => {
    route();
    identity = new IssuerUnavailable('away');
    expect((await ask('{ no JSON')).statusCode).toBe(503);
  });

  it.each([
    ['verifier', 'U/1', { kind: 'person', id: 'V-2', role: 'verifier' }],
    ['work-system', null, { kind: 'system', id: 'V-2' }],
  ] as const)('says as what a %s makes the request', async (role, unit, actor) => {
    route();
    const authority = { id: 'V-2', grants: [{ role, unit }] };
    identity = { authority, expiresAt: 0 };
    expect((await ask()).statusCode).toBe(200);
    expect(seen).toEqual({ authority, actor });
  });

  it('is closed where a route does not say for whom it is open', async () => {
    server.get('/forgotten', () => 'open');
    const { statusCode, body } = await server.inject({
      url: '/forgotten',
      headers: { authorization: 'Bearer x' },
    });
    expect([statusCode, body]).toEqual([500, expect.stringContaining('internal-error')]);
  });

  it('is closed where it cannot be told what a request is about', async () => {
    route(() => {
      throw new Error('secret');
    });
    const { statusCode, body } = await ask();
    expect(statusCode).toBe(500);
    expect(body).not.toContain('secret');
  });
});

import { afterEach, describe, expect, it } from '@jest/globals';
import { Stopping } from '../operating/stopping.js';
import { served, type Served } from '../testing/served.js';
import { emptyLedger, recordStep, smallLedger } from '../testing/small-ledger.js';
import { readiness, type Standing } from './readiness.js';

describe('health', () => {
  let server: Served;
  afterEach(() => server.close());

  it('is live before there is anything to read, but not ready', async () => {
    server = await served(emptyLedger());
    expect(await server.get('/health/live')).toMatchObject({ status: 200, body: { status: 'live' } });
    expect(await server.get('/health/ready')).toMatchObject({
      status: 503,
      body: { status: 'catching-up', log: { position: 0 }, projections: [] },
    });
    const scores = await server.get('/v1/scores');
    expect(scores).toMatchObject({ status: 503, body: { code: 'not-ready' } });
    expect(scores.headers['retry-after']).toBe('1');
  });

  it('is ready, and says how far each follower is behind the log', async () => {
    server = await served();
    const { ledger } = server;
    const head = await ledger.head();
    await recordStep(ledger, 'R3', 'A/1', '2026-03-01', '2026-03-01');
    ledger.followers = [{ name: 'computed-rules', position: head }];
    const { status, body } = await server.get('/health/ready');
    const behind = { position: head, lag: 1 };
    expect([status, body]).toEqual([
      200,
      {
        status: 'ready',
        roles: ['api', 'projections', 'processes', 'relay', 'timers'],
        log: { position: head + 1 },
        projections: [
          'audit-trail',
          'casebook',
          'daily-assessment',
          'organization',
          'process-control',
          'scores',
        ].map((name) => ({
          name,
          ...behind,
        })),
        processManagers: [{ name: 'computed-rules', ...behind }],
      },
    ]);
  });

  it('is not ready once a follower has halted, and says where and why', async () => {
    server = await served();
    const halted = { position: 7, error: 'event at position 8 cannot be read' };
    server.ledger.followers = [{ name: 'computed-rules', position: 7, halted }];
    expect(await server.get('/health/ready')).toMatchObject({
      status: 503,
      body: { status: 'halted', processManagers: [{ name: 'computed-rules', halted }] },
    });
  });

  it('names the node that works where several could, and shows which of them this is', async () => {
    const theirs = { lease: 'processes', node: 'ledger-1', held: false, holder: 'ledger-0' };
    const leases = [theirs, { lease: 'timers', node: 'ledger-1', held: true, holder: 'ledger-1' }];
    const shared = smallLedger().then((ledger) => Object.assign(ledger, { leases: () => leases }));
    server = await served(shared);
    expect(await server.get('/health/ready')).toMatchObject({ status: 200, body: { leases } });
    const { text } = await server.get('/metrics');
    expect(text).toContain('\nledger_lease_held{lease="processes"} 0\n');
    expect(text).toContain('\nledger_lease_held{lease="timers"} 1\n');
  });

  it('is not ready from the moment that it begins to stop, and says farewell', async () => {
    server = await served();
    server.app.get(Stopping).begin();
    const { status, body, headers } = await server.get('/health/ready');
    expect([status, body]).toEqual([503, expect.objectContaining({ status: 'stopping' })]);
    expect(headers['connection']).toBe('close');
    expect((await server.get('/health/live')).status).toBe(200);
  });

  it('is not ready once nothing is projected any more', async () => {
    server = await served();
    server.ledger.failure = 'disk full';
    expect(await server.get('/health/ready')).toMatchObject({
      status: 503,
      body: { status: 'failed', failure: 'disk full' },
    });
  });
});

describe('readiness', () => {
  const at = (position: number, startedAt: number): Standing => ({
    roles: ['api', 'projections', 'processes'],
    startedAt,
    head: 20,
    projections: [{ name: 'scores', position }],
    processManagers: [{ name: 'computed-rules', position: 20 }],
    stopping: false,
  });

  it('waits for what the log held at the start, not for what comes in while the server runs', () => {
    expect(readiness(at(9, 10)).status).toBe('catching-up');
    expect(readiness(at(10, 10)).status).toBe('ready');
  });

  it('does not wait for what is published, and says how far that is', () => {
    const relay = {
      state: 'halted',
      position: 12,
      publishedEvents: 3,
      failures: 0,
      failure: 'fenced',
    } as const;
    const scoresRelay = { ...relay, position: 15 };
    expect(readiness({ ...at(10, 10), relay, scoresRelay })).toMatchObject({
      status: 'ready',
      relay: { ...relay, lag: 8 },
      scoresRelay: { ...scoresRelay, lag: 5 },
    });
  });

  it('waits for read models only where this process keeps some', () => {
    const without = { ...at(10, 10), projections: [] };
    expect(readiness(without).status).toBe('catching-up');
    expect(readiness({ ...without, roles: ['processes'] }).status).toBe('ready');
  });
});

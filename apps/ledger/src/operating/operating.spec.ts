import { afterEach, describe, expect, it } from '@jest/globals';
import { StoreUnavailable } from '#event-store';
import { decodeEvent } from '#processing';
import { type Config } from '../config/config.js';
import { served, type Served } from '../testing/served.js';

describe('the server in operation', () => {
  let server: Served;
  const start = async (settings: Partial<Config> = {}): Promise<void> => {
    server = await served(undefined, settings);
  };
  afterEach(() => server.close());

  const unit = (id: string) => ({ unit: id, name: `Name of ${id}` });
  const logged = () => server.log.map((line) => JSON.parse(line) as Record<string, unknown>);

  it('shows its metrics to everybody, and nothing about anybody in them', async () => {
    await start();
    await server.post('/v1/units', unit('U/2'), { id: 'SOMEONE', as: [{ role: 'administrator' }] });
    await server.post('/v1/units', { ...unit('U/2'), name: 'Another' });
    await server.get('/v1/scores?staff=A%2F1');
    const { status, text, headers } = await server.get('/metrics', { authorization: '' });
    expect([status, headers['content-type']]).toEqual([
      200,
      expect.stringContaining('text/plain; version=0.0.4'),
    ]);
    for (const line of [
      'ledger_commands_total{command="RegisterUnit",outcome="done"} 1',
      'ledger_commands_total{command="RegisterUnit",outcome="unit-registered"} 1',
      'ledger_http_request_duration_seconds_count{method="GET",route="/v1/scores",status_class="2xx"} 1',
      `ledger_log_position ${await server.ledger.head()}`,
      'ledger_follower_lag_events{kind="projection",follower="scores"} 1',
      'ledger_follower_halted{kind="projection",follower="scores"} 0',
      'ledger_ready 1',
    ]) {
      expect(text).toContain(`\n${line}\n`);
    }
    expect(text).not.toMatch(/A\/1|A%2F1|SOMEONE|Name of/);
  });

  it('tells in the metrics who halted', async () => {
    await start();
    server.ledger.followers = [
      { name: 'computed-rules', position: 7, halted: { position: 7, error: 'why' } },
    ];
    const { text } = await server.get('/metrics');
    expect(text).toContain('ledger_follower_halted{kind="process-manager",follower="computed-rules"} 1');
    expect(text).toContain('ledger_ready 0');
  });

  it('logs who did what kind of thing, and no word of what they said or asked', async () => {
    await start();
    await server.post('/v1/units', unit('SECRET-UNIT'), { id: 'CLERK', as: [{ role: 'administrator' }] });
    await server.get('/v1/scores?staff=SECRET-STAFF');
    await server.get('/v1/staff-members/SECRET-STAFF');
    await server.send({
      method: 'POST',
      url: '/v1/units',
      payload: '{"name": "SECRET-NAME',
      json: undefined,
    });
    await server.get('/SECRET-NOWHERE');
    await server.get('/v1/scores', { authorization: 'Bearer SECRET-TOKEN' });
    const requests = logged().filter(({ msg }) => msg === 'request');
    expect(requests).toHaveLength(6);
    expect(requests[0]).toMatchObject({
      route: '/v1/units',
      status: 201,
      actor: 'CLERK',
      role: 'administrator',
    });
    expect(server.log.join('')).not.toMatch(/SECRET|Name of|eyJ/);
  });

  it('puts the correlation id of a request into its events', async () => {
    await start();
    const headers = { 'x-correlation-id': 'case-4711' };
    const answer = await server.post('/v1/units', unit('U/3'), { headers });
    expect(answer.headers['x-correlation-id']).toBe('case-4711');
    const [stored] = await server.ledger.store.readLog((await server.ledger.head()) - 1, 1);
    expect(decodeEvent(stored!)).toMatchObject({ type: 'UnitRegistered', correlationId: 'case-4711' });
  });

  it('tells whoever runs it why storage failed, and whoever asked that they may come again', async () => {
    await start();
    server.ledger.store.append = () => Promise.reject(new StoreUnavailable('disk "SECRET-PATH" failed'));
    const { status, headers } = await server.post('/v1/units', unit('U/4'));
    expect([status, headers['retry-after']]).toEqual([503, '1']);
    expect(logged().find(({ msg }) => msg === 'fault')).toMatchObject({
      level: 'error',
      route: '/v1/units',
      requestId: headers['x-request-id'],
      err: { type: 'StoreUnavailable', code: 'store-unavailable', message: 'disk "…" failed' },
    });
    expect(await server.ledger.head()).toBeGreaterThan(0);
  });

  it('takes no body that is larger than it was told', async () => {
    await start({ maxBodyBytes: 1024 });
    const large = await server.post('/v1/units', { ...unit('U/5'), name: 'x'.repeat(1024) });
    expect([large.status, large.body]).toEqual([413, expect.objectContaining({ code: 'body-too-large' })]);
    expect((await server.post('/v1/units', unit('U/5'))).status).toBe(201);
  });

  it('counts requests for whoever sends them', async () => {
    await start({ rateLimit: 2 });
    const ask = async (id: string) =>
      (await server.send({ method: 'GET', url: '/v1/units', id, as: [{ role: 'auditor' }] })).status;
    expect([await ask('A'), await ask('A'), await ask('A'), await ask('B')]).toEqual([200, 200, 429, 200]);
  });
});

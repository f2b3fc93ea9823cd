import { cpSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Grant } from '#domain';
import { readConfig, startServer, type RunningServer } from '../../apps/ledger/src/main.js';
import { newFolder, removeFolders } from '../support/cli.js';
import { StandInServer } from '../support/eventstoredb/stand-in-server.js';
import { signIn, type Client } from '../system/quarter/client.js';
import { rulebook } from '../system/quarter/office.js';

describe('two API nodes and one that judges, on one log', () => {
  let log: StandInServer;
  const servers: RunningServer[] = [];
  const [here, there, beside] = [newFolder(), newFolder(), newFolder()];
  let one: Client;
  let other: Client;

  const serve = async (data: string, roles: string): Promise<RunningServer> => {
    const config = readConfig({
      LEDGER_DATA: data,
      LEDGER_EVENT_STORE: log.connection.replace('esdb:', 'eventstoredb:'),
      LEDGER_ROLES: roles,
      LEDGER_PORT: '0',
      LEDGER_LOG_LEVEL: 'error',
    });
    const server = await startServer(config, { now: () => new Date('2026-01-31T09:00:00Z') });
    servers.push(server);
    return server;
  };
  const done = async (answering: ReturnType<Client['post']>): Promise<string> => {
    const { status, headers, body } = await answering;
    if (status > 299) throw new Error(`${status}: ${JSON.stringify(body)}`);
    return headers.get('ledger-position')!;
  };

  beforeAll(async () => {
    log = await new StandInServer().start();
    const mine = await serve(here, 'api,projections');
    const office: Grant = { role: 'administrator', unit: null };
    const work: Grant = { role: 'work-system', unit: null };
    const auditor: Grant = { role: 'auditor', unit: null };
    one = await (await signIn(here, () => mine.url))('OFFICE', office, work, auditor);
    // Nodes believe the same tokens where they have the same key.
    cpSync(join(here, 'keys'), join(there, 'keys'), { recursive: true });
    const theirs = await serve(there, 'api, projections');
    other = await (await signIn(there, () => theirs.url))('OFFICE', office, work, auditor);
    await serve(beside, 'processes');
    await done(one.post('rulebooks', rulebook));
    await done(one.post('periods', { period: '2026-01' }));
    await done(one.post('units', { unit: 'TAX', name: 'Taxes', parent: null }));
    const position = await done(one.post('posts', { post: 'TAX:clerk', name: 'Clerk', unit: 'TAX' }));
    // Its read models are ready from here on, however long nothing more reaches them.
    await done(other.get('posts', { 'ledger-min-position': position }));
  }, 60_000);
  afterAll(async () => {
    log.withhold(false);
    await Promise.all(servers.map((server) => server.close()));
    log.stop();
    removeFolders();
  });

  it('show what was done at one to whoever asks the other for that position, once it has come there', async () => {
    log.withhold(true);
    const position = await done(one.post('staff-members', { staff: 'S-0', name: 'Sam' }));
    // Nobody waits where nothing is said: then the answer is as old as it is.
    expect((await other.get('staff-members/S-0', { 'ledger-min-position': '0' })).status).toBe(404);
    const asked = other.get('staff-members/S-0', { 'ledger-min-position': position });
    expect(await Promise.race([asked, delay(300, 'waiting')])).toBe('waiting');
    log.withhold(false);
    expect(await asked).toMatchObject({ status: 200, body: { staff: 'S-0' } });
  });

  it('decide by what stands in the log, whatever their replica has seen', async () => {
    const head = { post: 'LAW:head', name: 'Head', unit: 'LAW' };
    expect((await other.post('posts', head)).status).toBeGreaterThan(399);
    log.withhold(true);
    await done(one.post('units', { unit: 'LAW', name: 'Law', parent: null }));
    await done(other.post('posts', head));
    const key = { 'idempotency-key': 'the-same-twice' };
    const sue = { staff: 'S-1', name: 'Sue' };
    const first = await done(one.post('staff-members', sue, key));
    const again = await other.post('staff-members', sue, key);
    expect([again.headers.get('ledger-position'), again.headers.get('idempotent-replayed')]).toEqual([
      first,
      'true',
    ]);
    log.withhold(false);
  });

  it('show what the third node made of what they were told', async () => {
    await done(other.post('staff-members/S-1/appointments', { post: 'TAX:clerk', from: '2026-01-01' }));
    const late = { occurredOn: '2026-01-20', plannedOn: '2026-01-10', activity: 'step' };
    const record = { recordId: 'R-1', process: 'CASE-1', unit: 'TAX', staff: 'S-1', ...late };
    await done(one.post('work-records', record));
    const scored = async (node: Client): Promise<number | undefined> => {
      const { body } = await node.get<{ items: { total: number }[] }>('scores?period=2026-01');
      return body.items[0]?.total;
    };
    for (const node of [one, other]) {
      for (let tries = 0; (await scored(node)) === undefined; tries++) {
        expect(tries).toBeLessThan(500);
        await delay(20);
      }
    }
    expect(await scored(one)).toBe(79.75);
    expect(await scored(other)).toBe(79.75);
  });

  it('say what each of them does, and answer only what it does', async () => {
    const ready = await Promise.all(servers.map(({ url }) => fetch(`${url}/health/ready`)));
    const bodies = (await Promise.all(ready.map((answer) => answer.json()))) as Record<string, unknown[]>[];
    expect(ready.map(({ status }) => status)).toEqual([200, 200, 200]);
    expect(bodies.map(({ roles }) => roles)).toEqual([
      ['api', 'projections'],
      ['api', 'projections'],
      ['processes'],
    ]);
    expect(bodies.map(({ processManagers }) => processManagers!.length)).toEqual([0, 0, 1]);
    expect(bodies.map(({ projections }) => projections!.length > 0)).toEqual([true, true, false]);
    const { url } = servers[2]!;
    expect((await fetch(`${url}/v1/scores`)).status).toBe(404);
    expect((await fetch(`${url}/docs`)).status).toBe(404);
    expect(await (await fetch(`${url}/metrics`)).text()).toContain('ledger_ready 1');
  });
});

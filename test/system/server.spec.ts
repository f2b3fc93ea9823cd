import { type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import * as cli from '../support/cli.js';
import { authorizationOf, makeSampleLedger, serve, type ServedSample } from '../support/served-sample.js';

const DONE = 0;
const UNAVAILABLE = 5;

const folder = cli.newFolder();
const ledger = (data: string, ...words: string[]): cli.CliResult =>
  cli.ledger(join(folder, data), '--json', ...words);
/** Among the lines of its log. */
const errorOf = ({ stderr }: cli.CliResult): unknown =>
  stderr
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as object)
    .find((told) => 'error' in told);
afterAll(cli.removeFolders);

describe('the server', () => {
  let server: ChildProcess;
  let url: string;
  let headers: ServedSample['headers'];

  const get = async (path: string) => {
    const answer = await fetch(url + path, { headers });
    return { status: answer.status, headers: answer.headers, body: (await answer.json()) as never };
  };

  beforeAll(async () => {
    makeSampleLedger(join(folder, 'sample'));
    ({ server, url, headers } = await serve(join(folder, 'sample')));
  }, 60_000);

  afterAll(() => {
    server.kill('SIGKILL');
  });

  it('has read the whole log when it says that it is ready', async () => {
    const { body } = await get('/health/ready');
    const { log, projections } = body as { log: { position: number }; projections: { position: number }[] };
    expect(log.position).toBeGreaterThan(800);
    expect(new Set(projections.map(({ position }) => position))).toEqual(new Set([log.position]));
  });

  it.each([
    '/v1/scores?period=2025-Q3',
    '/v1/rankings?period=2025-Q3&unit=TAX',
    '/v1/periods',
    '/v1/units',
    '/v1/posts/TAX-ASS/holders?on=2025-07-01',
    '/v1/staff-members/S-11/appointments',
    '/v1/audit-trail?kind=staff&id=S-11',
    '/v1/process-control?by=unit,activity',
  ])('answers %s', async (path) => {
    const { status, headers, body } = await get(path);
    expect(status).toBe(200);
    expect(Number(headers.get('ledger-position'))).toBeGreaterThan(800);
    expect((body as { items: unknown[] }).items.length).toBeGreaterThan(1);
  });

  it('ranks as the command line does, and explains each total to its last thousandth', async () => {
    const { items } = (await get('/v1/rankings?period=2025-Q3&unit=TAX')).body as {
      items: { staff: string; rank: number; total: number }[];
    };
    const { stdout } = ledger('sample', 'rankings', '2025-Q3', '--unit', 'TAX');
    const { rows } = JSON.parse(stdout) as { rows: { staff: string; rank: number; total: number }[] };
    expect(items.map(({ staff, rank, total }) => [staff, rank, Math.round(total * 1000)])).toEqual(
      rows.map(({ staff, rank, total }) => [staff, rank, total]),
    );
    for (const { staff, total } of items) {
      const { body } = await get(`/v1/score-accounts/2025-Q3/${staff}/explanation`);
      const told = body as { total: number; indicators: Record<string, number>[] };
      const sum = told.indicators.reduce((all, one) => {
        return all + one['base']! - one['deducted']! + one['bonusCounted']! + one['raisedByFloor']!;
      }, 0);
      expect([told.total, sum.toFixed(3)]).toEqual([total, total.toFixed(3)]);
    }
  });

  it('shows the start page', async () => {
    const answer = await fetch(`${url}/`);
    expect([answer.status, answer.headers.get('content-type')]).toEqual([200, 'text/html; charset=utf-8']);
    expect(await answer.text()).toMatch(/^<!doctype html>/);
  });

  it('leaves the next one a clear word where the address is taken, or the ledger', () => {
    expect(ledger('other', 'init').status).toBe(DONE);
    const sameAddress = ledger('other', 'serve', '--port', new URL(url).port);
    expect(sameAddress.status).toBe(UNAVAILABLE);
    expect(errorOf(sameAddress)).toMatchObject({ error: { code: 'address-unavailable' } });
    const sameLedger = ledger('sample', 'serve', '--port', '0');
    expect(sameLedger.status).toBe(UNAVAILABLE);
    expect(errorOf(sameLedger)).toMatchObject({ error: { code: 'store-refused' } });
    expect(ledger('other', 'serve', '--port', '65536').status).toBe(2);
  });

  it('answers what it was asked before it stops, and leaves the ledger to the next', async () => {
    // Waits five seconds for a position that never comes; the stop takes no longer than that.
    const underWay = get('/v1/scores?minPosition=1000000');
    await delay(200);
    const since = performance.now();
    server.kill('SIGTERM');
    const [[code], { status }] = await Promise.all([once(server, 'exit'), underWay]);
    expect([code, status]).toEqual([0, 503]);
    expect(performance.now() - since).toBeLessThan(8000);
    await expect(fetch(url)).rejects.toThrow();
    expect(ledger('sample', 'doctor').status).toBe(DONE);
    expect(ledger('sample', 'period', 'open', '2026-Q1').status).toBe(DONE);
  });
});

it('stops at once at a second signal', async () => {
  const data = cli.newFolder();
  cli.ledgerDone(data, 'init');
  const server = cli.startLedger(data, '--json', 'serve', '--port', '0');
  let logged = '';
  server.stderr!.on('data', (text) => (logged += String(text)));
  const url = await cli.urlOf(server);
  // Holds up a graceful stop for seconds.
  const headers = { authorization: authorizationOf(data, 'OFFICE', 'auditor') };
  const underWay = fetch(`${url}/v1/units?minPosition=1000000`, { headers }).catch(() => 'cut off');
  await delay(200);
  server.kill('SIGINT');
  while (!logged.includes('stopping')) await delay(1);
  const since = performance.now();
  server.kill('SIGINT');
  const [code] = (await once(server, 'exit')) as [number];
  expect(code).toBe(130);
  expect(performance.now() - since).toBeLessThan(1000);
  expect(await underWay).toBe('cut off');
});

import { once } from 'node:events';
import { setTimeout as delay } from 'node:timers/promises';
import { afterAll, describe, expect, it } from '@jest/globals';
import { openSqliteLogReader } from '#event-store';
import { decodeEvent } from '#processing';
import { dataFolder } from '#runtime';
import { ledgerDone, newFolder, removeFolders, startLedgerWith } from '../support/cli.js';
import { RawConnection, type Ending } from '../support/raw-client.js';
import { authorizationOf } from '../support/served-sample.js';

const CONNECTIONS = 32;
/** `serve` waits ten seconds for requests under way; a stop under load takes nothing like it. */
const LONGEST_STOP = 5_000;

afterAll(removeFolders);

interface Load {
  /** Units whose registration was answered with 201. */
  readonly acknowledged: string[];
  readonly sent: string[];
  readonly statuses: Set<number>;
  readonly endings: Ending[];
}

/** Registers units on one connection after the other, one at a time, until nobody listens any more. */
async function keepRegistering(port: number, authorization: string, name: string, load: Load): Promise<void> {
  const headers = { authorization, 'content-type': 'application/json' };
  for (let count = 0; ;) {
    const connection = await RawConnection.to(port);
    if (!connection) return;
    for (;;) {
      const unit = `U-${name}-${count++}`;
      load.sent.push(unit);
      const body = JSON.stringify({ unit, name: `Unit ${unit}` });
      const answer = await connection.ask('POST', '/v1/units', { ...headers, 'idempotency-key': unit }, body);
      if (!answer) break;
      load.statuses.add(answer.status);
      if (answer.status === 201) load.acknowledged.push((JSON.parse(answer.body) as { unit: string }).unit);
      if (answer.closes) break;
    }
    while (!connection.ending) await delay(1);
    load.endings.push(connection.ending);
  }
}

async function started(data: string, environment: Readonly<Record<string, string>>) {
  const server = startLedgerWith(environment, data, '--json', 'serve', '--port', '0');
  let printed = '';
  server.stdout!.on('data', (text) => (printed += String(text)));
  let logged = '';
  server.stderr!.on('data', (text) => (logged += String(text)));
  while (!printed.includes('}')) await delay(20);
  const port = Number(new URL((JSON.parse(printed) as { url: string }).url).port);
  return { server, port, log: () => logged };
}

describe('SIGTERM under load', () => {
  it('breaks no request, loses nothing that was acknowledged, and ends with 0', async () => {
    const data = newFolder();
    ledgerDone(data, 'init');
    const authorization = authorizationOf(data, 'OFFICE', 'administrator');
    const { server, port, log } = await started(data, { LEDGER_RATE_LIMIT: '0' });
    const load: Load = { acknowledged: [], sent: [], statuses: new Set(), endings: [] };
    const clients = Array.from({ length: CONNECTIONS }, (_, n) =>
      keepRegistering(port, authorization, String(n), load),
    );
    // Asks nothing while the others do: it must not hold up the stop.
    const idle = (await RawConnection.to(port))!;
    const probing = (await RawConnection.to(port))!;
    while (load.acknowledged.length <= CONNECTIONS * 10) await delay(10);

    const since = performance.now();
    server.kill('SIGTERM');
    while (!log().includes('stopping')) await delay(1);
    const ready = await probing.ask('GET', '/health/ready', {});
    const [[code]] = await Promise.all([once(server, 'exit') as Promise<[number]>, ...clients]);
    expect(performance.now() - since).toBeLessThan(LONGEST_STOP);
    expect(code).toBe(0);

    expect(ready).toMatchObject({ status: 503, closes: true });
    expect(JSON.parse(ready!.body)).toMatchObject({ status: 'stopping' });
    expect(idle.ending).toBe('idle');
    expect(load.endings).toEqual(Array(CONNECTIONS).fill('announced'));
    expect([...load.statuses]).toEqual([201]);
    expect(load.acknowledged).toHaveLength(load.sent.length);

    const reader = openSqliteLogReader(dataFolder(data).log);
    const stored = reader.readLog(0, 1_000_000).map(decodeEvent);
    reader.close();
    const registered = stored.flatMap((event) => (event.type === 'UnitRegistered' ? [event.data.unit] : []));
    expect(new Set(registered)).toEqual(new Set(load.acknowledged));
    expect(ledgerDone(data, 'doctor')).toBeTruthy();
  }, 60_000);

  it('cuts off what takes longer than a farewell may take', async () => {
    const data = newFolder();
    ledgerDone(data, 'init');
    const authorization = authorizationOf(data, 'OFFICE', 'administrator');
    const { server, port } = await started(data, { LEDGER_LONGEST_FAREWELL: '1' });
    const slow = (await RawConnection.to(port))!;
    // Waits five seconds for a position that never comes.
    const answer = slow.ask('GET', '/v1/units', { authorization, 'ledger-min-position': '1000000' });
    await delay(300);
    const since = performance.now();
    server.kill('SIGTERM');
    const [code] = (await once(server, 'exit')) as [number];
    expect([code, await answer, slow.ending]).toEqual([0, undefined, 'broken']);
    expect(performance.now() - since).toBeLessThan(LONGEST_STOP);
  }, 30_000);
});

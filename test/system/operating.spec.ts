import { once } from 'node:events';
import { setTimeout as delay } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { fakeCollector } from '../../apps/ledger/src/operating/testing/fake-collector.js';
import { ledgerDone, newFolder, removeFolders, startLedgerWith } from '../support/cli.js';
import { authorizationOf } from '../support/served-sample.js';

const REFUSED = 3;

let data: string;
beforeAll(() => {
  data = newFolder();
  ledgerDone(data, 'init');
});
afterAll(removeFolders);

/** Starts `ledger serve`; resolves when it is up, or has ended. */
async function serve(environment: Readonly<Record<string, string>>) {
  const server = startLedgerWith(environment, data, '--json', 'serve', '--port', '0');
  let printed = '';
  let logged = '';
  server.stdout!.on('data', (text) => (printed += String(text)));
  server.stderr!.on('data', (text) => (logged += String(text)));
  const ended = once(server, 'exit').then(([code]) => code as number);
  while (!printed.includes('}') && server.exitCode === null) await delay(20);
  return {
    url: () => (JSON.parse(printed) as { url: string }).url,
    logged: () => logged,
    ended,
    stop: () => server.kill('SIGTERM'),
  };
}

describe('ledger serve', () => {
  it('does not start on a wrong environment, and tells everything that is wrong with it', async () => {
    const { ended, logged } = await serve({ LEDGER_TIMEZONE: 'UTC', LEDGER_RATE_LIMIT: 'many' });
    expect(await ended).toBe(REFUSED);
    expect(JSON.parse(logged())).toEqual({
      error: {
        code: 'invalid-configuration',
        message: expect.stringContaining('did you mean LEDGER_TIME_ZONE?') as unknown,
        problems: [
          { variable: 'LEDGER_TIMEZONE', message: expect.any(String) as unknown },
          { variable: 'LEDGER_RATE_LIMIT', message: 'must be a whole number from 0 to 1000000' },
        ],
      },
    });
  });

  it('logs in lines of JSON and sends its last spans before it ends', async () => {
    const collector = await fakeCollector();
    const endpoint = new URL(collector.endpoint).origin;
    const server = await serve({ OTEL_EXPORTER_OTLP_ENDPOINT: endpoint, LEDGER_LOG_LEVEL: 'info' });
    const authorization = authorizationOf(data, 'OFFICE', 'administrator');
    const answer = await fetch(`${server.url()}/v1/units`, {
      method: 'POST',
      headers: {
        authorization,
        'content-type': 'application/json',
        'idempotency-key': 'k1',
        'x-request-id': 'r1',
        traceparent: '00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01',
      },
      body: JSON.stringify({ unit: 'TAX', name: 'Taxes' }),
    });
    expect(answer.status).toBe(201);
    server.stop();
    expect(await server.ended).toBe(0);
    collector.close();

    const lines = server.logged().trim().split('\n');
    // Where several nodes share a log, each tells of its leases in between.
    const told = lines
      .map((line) => JSON.parse(line) as Record<string, unknown>)
      .filter(({ lease }) => lease === undefined);
    expect(told.map(({ msg }) => msg)).toEqual([
      'serving',
      'request',
      'stopping: requests under way are answered first',
      'stopped',
    ]);
    expect(told[1]).toMatchObject({ requestId: 'r1', route: '/v1/units', status: 201, actor: 'OFFICE' });

    const request = collector.spans.find(({ name }) => name === 'POST /v1/units');
    const command = collector.spans.find(({ name }) => name === 'RegisterUnit');
    expect(request).toMatchObject({ parentSpanId: 'b7ad6b7169203331' });
    expect(command).toMatchObject({ parentSpanId: request!.spanId, traceId: request!.traceId });
  });
});

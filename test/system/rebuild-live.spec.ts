import { afterAll, expect, it } from '@jest/globals';
import { once } from 'node:events';
import { ledgerJson, newFolder, removeFolders, startLedger } from '../support/cli.js';
import { makeSampleLedger, serve } from '../support/served-sample.js';

afterAll(removeFolders);

it('read models rebuilt beside a running server equal the live ones, and no read fails meanwhile', async () => {
  const data = newFolder();
  makeSampleLedger(data);
  const live = ledgerJson(data, 'projections', 'digest');
  const { server, url, headers } = await serve(data);
  try {
    const expected = await (await fetch(`${url}/v1/rankings?period=2025-Q4&unit=TAX`, { headers })).json();
    for (let round = 0; round < 3; round++) {
      const rebuilding = startLedger(data, 'projections', 'rebuild');
      const ended = once(rebuilding, 'exit');
      let reads = 0;
      do {
        const answer = await fetch(`${url}/v1/rankings?period=2025-Q4&unit=TAX`, { headers });
        expect(answer.status).toBe(200);
        expect(await answer.json()).toEqual(expected);
        reads += 1;
      } while (rebuilding.exitCode === null);
      expect(await ended).toEqual([0, null]);
      expect(reads).toBeGreaterThan(10);
    }
    expect(ledgerJson(data, 'projections', 'digest')).toEqual(live);
    expect(ledgerJson(data, 'projections', 'status')).toMatchObject({ generation: 'generation-4' });
  } finally {
    server.kill('SIGKILL');
  }
}, 60_000);

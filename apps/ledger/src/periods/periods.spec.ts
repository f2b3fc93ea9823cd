import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { closePeriod } from '#processing';
import { served, type Served } from '../testing/served.js';

describe('GET /v1/periods', () => {
  let server: Served;
  beforeAll(async () => void (server = await served()));
  afterAll(() => server.close());

  it('gives the periods, and says of a closed one when and why it was closed', async () => {
    const open = { period: '2026-Q1', from: '2026-01-01', to: '2026-03-31', rulebookVersion: 1 };
    expect((await server.get('/v1/periods')).body).toEqual({ items: [open] });

    const { ledger } = server;
    const meta = { actor: { kind: 'person', id: 'OFFICE', role: 'administrator' } } as const;
    const { position } = await closePeriod(ledger.executor, '2026-Q1', 'The quarter is over', meta);
    await ledger.settle();
    const closed = { position, reason: 'The quarter is over', recordedAt: '2026-03-20T12:00:00.000Z' };
    expect((await server.get('/v1/periods')).body).toEqual({ items: [{ ...open, closed }] });
  });
});

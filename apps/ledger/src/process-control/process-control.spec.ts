import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { ControlRow } from '#read-models';
import { served, type Served } from '../testing/served.js';

describe('GET /v1/process-control', () => {
  let server: Served;
  beforeAll(async () => void (server = await served()));
  afterAll(() => server.close());

  const control = async (query: string): Promise<ControlRow[]> =>
    ((await server.get(`/v1/process-control${query}`)).body as { items: ControlRow[] }).items;

  it('gives one row over everything', async () => {
    expect(await control('')).toEqual([
      expect.objectContaining({
        records: 2,
        planned: 2,
        late: 1,
        lateShare: 0.5,
        daysLate: { p50: 0, p90: 8, max: 8 },
      }),
    ]);
  });

  it('tells apart what is asked for', async () => {
    const rows = await control('?by=staff,unit');
    expect(rows.map(({ unit, staff, late }) => [unit, staff, late])).toEqual([
      ['U/1', 'A/1', 1],
      ['U/1', 'B:2', 0],
    ]);
  });

  it('filters', async () => {
    expect(await control('?unit=U%2F1&activity=review&staff=A%2F1&period=2026-Q1')).toEqual([
      expect.objectContaining({ records: 1, late: 1 }),
    ]);
    expect(await control('?activity=none')).toEqual([]);
  });

  it.each(['by=', 'by=unit,colour', 'by=unit,unit', 'by=unit&by=staff', 'by=__proto__'])(
    'refuses %s',
    async (query) => {
      const { status, body } = await server.get(`/v1/process-control?${query}`);
      expect([status, body]).toEqual([
        400,
        expect.objectContaining({ errors: [expect.objectContaining({ path: 'by' })] }),
      ]);
    },
  );
});

import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { proceeding } from '../appeals/testing/proceeding.js';
import { AsDocumented } from '../openapi/testing/as-documented.js';
import { assessedLedger, people } from '../testing/assessed-ledger.js';
import { officers, OpenedCase } from '../testing/opened-case.js';
import { served, type Served } from '../testing/served.js';
import type { CasebookAnswer } from './casebook.dto.js';

const { concerned, supervisor, verifier } = people;
const { investigator, auditor } = officers;
const HTML = { accept: 'text/html,application/xhtml+xml,*/*;q=0.8' };

describe('the casebook', () => {
  let server: Served;
  beforeAll(async () => {
    const ledger = await assessedLedger();
    server = await served(Promise.resolve(ledger));
    const matter = { unit: 'TAX/1', occurredOn: '2026-02-03' };
    await OpenedCase.from(server, ledger, { kind: 'complaint', text: 'It was lost.' }, matter);
    ledger.now = new Date('2026-02-25T12:00:00Z');
    await ledger.settle();
  });
  afterAll(() => server.close());

  it('tells how the casework of a unit stands', async () => {
    const { status, headers, body } = await server.get('/v1/casebook?unit=TAX', {}, supervisorOfTax);
    const { cases, appeals } = body as CasebookAnswer;
    expect([status, headers['vary']]).toEqual([200, 'accept']);
    expect(cases).toMatchObject({ open: 1, byStatus: { opened: 1 }, overdue: 0 });
    expect(cases.byAge.reduce((sum, { n }) => sum + n, 0)).toBe(1);
    expect(appeals.open).toBe(0);
  });

  it('is a page for whoever asks for one, which may do nothing but show itself', async () => {
    const { status, headers, text } = await server.get('/v1/casebook?unit=TAX', HTML, supervisorOfTax);
    const digest = createHash('sha256')
      .update(/<style>([^]*?)<\/style>/.exec(text)![1]!)
      .digest('base64');
    expect([status, headers['content-type']]).toEqual([200, 'text/html; charset=utf-8']);
    expect(headers['content-security-policy']).toBe(
      `default-src 'none'; style-src 'sha256-${digest}'; img-src data:; base-uri 'none'; form-action 'none'; ` +
        `frame-ancestors 'none'`,
    );
    expect(text).toContain('Unit TAX and all that is below it · 2026-02-25');
  });

  it('is for those whose scope it lies in', async () => {
    const statusOf = async (url: string, who: object) => (await server.get(url, {}, who)).status;
    expect(await statusOf('/v1/casebook', auditor)).toBe(200);
    expect(await statusOf('/v1/casebook', supervisor)).toBe(403);
    expect(await statusOf('/v1/casebook?unit=CUSTOMS', supervisor)).toBe(403);
    expect(await statusOf('/v1/casebook?unit=TAX', verifier)).toBe(403);
    expect(await statusOf('/v1/casebook', concerned)).toBe(403);
    expect(await statusOf('/v1/casebook/overturn?by=unit', investigator)).toBe(403);
    expect(await statusOf('/v1/casebook/overturn?by=unit', auditor)).toBe(200);
    expect(await statusOf('/v1/casebook/overturn?by=nothing', auditor)).toBe(400);
    expect(await statusOf('/v1/casebook?unit=NOWHERE', auditor)).toBe(404);
  });

  it('answers as documented', async () => {
    const documented = new AsDocumented((await server.get('/openapi.json')).body);
    for (const url of ['/v1/casebook', '/v1/casebook?unit=TAX', '/v1/casebook/overturn?by=reviewer']) {
      const answer = await server.get(url);
      expect([url, answer.status, documented.faults('GET', url, answer)]).toEqual([url, 200, []]);
    }
  });
});

const supervisorOfTax = { id: 'B-0', as: [{ role: 'supervisor', unit: 'TAX' }] } as const;

describe('the casebook after a decision', () => {
  it('shows overturn rates to those who read all of it, and of no single unit', async () => {
    const court = await proceeding();
    const entry = await court.posted();
    const address = await court.filed(entry);
    await court.underEvidence(address);
    await court.deliberating(address);
    await court.decided(address, [{ kind: 'reverse-entry', ...entry }]);
    await court.assessed.settle();
    const page = async (url: string, who: object) => (await court.get(url, HTML, who)).text;
    const RATES = 'Changed on appeal';
    expect(await page('/v1/casebook', auditor)).toContain(RATES);
    expect(await page('/v1/casebook?unit=TAX', auditor)).not.toContain(RATES);
    expect(await page('/v1/casebook?unit=TAX', supervisorOfTax)).not.toContain(RATES);
    const { body } = await court.get('/v1/casebook/overturn?by=assessor', {}, auditor);
    expect(body).toEqual({ items: [{ id: 'A-1', decided: 1, overturned: 1, rate: 1000 }] });
    await court.close();
  });
});

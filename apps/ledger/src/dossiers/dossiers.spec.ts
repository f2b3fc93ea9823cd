import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { appellant, proceeding, reviewers, type Proceeding } from '../appeals/testing/proceeding.js';
import { AsDocumented } from '../openapi/testing/as-documented.js';
import { people } from '../testing/assessed-ledger.js';
import { officers, OpenedCase } from '../testing/opened-case.js';
import type { Answer, Asking } from '../testing/served.js';
import type { DossierAnswer } from './dossier-answer.js';

const { chair, second } = reviewers;
const { auditor, investigator } = officers;
const HTML = { accept: 'text/html' };
const EVIL = '<script>alert(1)</script>';

const refusal = ({ status, body }: Answer) => [status, (body as { code: string }).code];

describe('the dossier of an appeal', () => {
  let court: Proceeding;
  let address: string;
  beforeAll(async () => {
    court = await proceeding();
    const entry = await court.posted({ reason: `Sent ${EVIL} away.` });
    address = await court.filed(entry);
    await court.underEvidence(address);
    await court.deliberating(address);
    await court.decided(address, [{ kind: 'correct-entry', ...entry, points: 0.5 }], 'partly-upheld');
    await court.assessed.settle();
  });
  afterAll(() => court.close());

  const dossier = (who: Asking, headers = {}, query = '') =>
    court.get(`${address}/dossier${query}`, headers, who);

  it('holds everything, its points as decimals', async () => {
    const { status, headers, body } = await dossier(auditor);
    const told = body as DossierAnswer;
    expect([status, headers['vary'], told.of]).toEqual([
      200,
      'accept',
      { kind: 'appeal', staff: 'S-1', appeal: address.split('/').at(-1) },
    ]);
    expect(told.file).toMatchObject({
      kind: 'appeal',
      appeal: { decisions: [{ issues: [{ remedies: [{ kind: 'correct-entry', points: 0.5 }] }] }] },
    });
    expect(told.entries).toEqual([expect.objectContaining({ staff: 'S-1', points: 2 })]);
    const [rulebook] = told.rulebooks as [{ indicators: object[] }];
    expect(rulebook.indicators).toEqual([expect.objectContaining({ id: 'conduct', base: 30, bonusCap: 5 })]);
    expect(told.timeline.length).toBeGreaterThan(10);
    const documented = new AsDocumented((await court.get('/openapi.json')).body);
    const answer = await dossier(auditor);
    expect(documented.faults('GET', `${address}/dossier`, answer)).toEqual([]);
  });

  it('is one page for whoever asks for one, in which nothing runs and nothing comes from elsewhere', async () => {
    const { status, headers, text } = await dossier(auditor, HTML);
    const policy = String(headers['content-security-policy']);
    const styles = [...text.matchAll(/<style>([^]*?)<\/style>/g)].map(([, style]) => style!);
    expect([status, headers['content-type']]).toEqual([200, 'text/html; charset=utf-8']);
    expect(policy).toContain("default-src 'none'");
    expect(policy).not.toMatch(/unsafe|script-src/);
    expect(styles.length).toBeGreaterThan(0);
    for (const style of styles) {
      expect(policy).toContain(`'sha256-${createHash('sha256').update(style).digest('base64')}'`);
    }
    expect(text).not.toContain(EVIL);
    expect(text).toContain('Sent &lt;script&gt;alert(1)&lt;/script&gt; away.');
    expect(text).not.toMatch(/\sstyle=|\son\w+="|<link[^>]+href="http|src="http/);
  });

  it('is JSON for whoever asks for nothing in particular, or for JSON first', async () => {
    for (const accept of ['*/*', 'application/json, text/html', 'image/png']) {
      const { headers } = await dossier(auditor, { accept });
      expect([accept, headers['content-type']]).toEqual([accept, 'application/json; charset=utf-8']);
    }
  });

  it('tells what was known at a time, and of none that there was not', async () => {
    expect(refusal(await dossier(auditor, {}, '?knownAt=2026-02-01T00:00:00Z'))).toEqual([404, 'not-found']);
    const now = (await dossier(auditor)).body as DossierAnswer;
    const middle = (now.timeline[3] as { recordedAt: string }).recordedAt;
    const then = (await dossier(auditor, {}, `?knownAt=${middle}`)).body as DossierAnswer;
    expect(then.knownAt).toBe(middle);
    expect(refusal(await dossier(auditor, {}, '?knownAt=yesterday'))).toEqual([400, 'invalid-request']);
  });

  it('is given to nobody who is recused, in neither form, and every look is on record', async () => {
    const another = await court.filed(await court.posted({ occurredOn: '2026-02-04' }));
    await court.underEvidence(another);
    await court.assessed.settle();
    const look = (who: Asking, headers = {}) => court.get(`${another}/dossier`, headers, who);
    expect((await look(second)).status).toBe(200);
    const challenge = { member: second.id!, reason: 'A neighbour.' };
    await court.done(another, 'challenges', challenge, appellant);
    expect(refusal(await look(second))).toEqual([403, 'member-challenged']);
    expect(refusal(await look(second, HTML))).toEqual([403, 'member-challenged']);
    expect((await look(chair)).status).toBe(200);
    expect((await look(people.colleague)).status).toBe(403);
    await court.assessed.settle();
    const { items } = (await court.get(`${another}/readings`, {}, auditor)).body as {
      items: { readBy: string; what: string }[];
    };
    expect(items.map(({ readBy, what }) => `${readBy} ${what}`)).toEqual(['R-2 dossier', 'R-1 dossier']);
  });
});

describe('the dossier of an accountability case', () => {
  it('holds it all, as JSON and as a page', async () => {
    const court = await proceeding();
    const { assessed } = court;
    const matter = { unit: 'TAX/1', occurredOn: '2026-02-03', title: `Lost ${EVIL}` };
    const one = await OpenedCase.from(court, assessed, { kind: 'complaint', text: 'Lost.' }, matter);
    await one.done('investigation', { investigator: 'I-1' }, people.supervisor);
    await one.done('persons', { person: 'S-1', part: 'handler' }, investigator);
    const told = (await court.get(`${one.url}/dossier`, {}, people.concerned)).body as DossierAnswer;
    expect(told).toMatchObject({
      of: { kind: 'accountability', case: one.id },
      file: { kind: 'accountability', case: { status: 'investigating', persons: [{ staff: 'S-1' }] } },
      names: { 'S-1': 'Member S-1' },
    });
    const page = await court.get(`${one.url}/dossier`, HTML, people.concerned);
    expect([page.status, page.text.includes(EVIL)]).toEqual([200, false]);
    await court.close();
  });
});

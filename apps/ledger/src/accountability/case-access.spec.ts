import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { AsDocumented } from '../openapi/testing/as-documented.js';
import { assessedLedger, people, type AssessedLedger } from '../testing/assessed-ledger.js';
import { officers, OpenedCase } from '../testing/opened-case.js';
import { served, type Asking, type Served } from '../testing/served.js';
import type { CaseAnswer } from './case-answers.js';

const { assessor, concerned, colleague, supervisor, verifier, otherVerifier, system } = people;
const { investigator, otherInvestigator, auditor } = officers;

describe('who sees a case', () => {
  let ledger: AssessedLedger;
  let server: Served;
  let one: OpenedCase;
  beforeAll(async () => {
    ledger = await assessedLedger();
    server = await served(Promise.resolve(ledger));
    const matter = { unit: 'TAX/1', occurredOn: '2026-02-03' };
    one = await OpenedCase.from(server, ledger, { kind: 'complaint', text: 'It was lost.' }, matter);
    await one.done('investigation', { investigator: 'I-1' }, supervisor);
    await one.done('persons', { person: 'S-1', part: 'handler' }, investigator);
  });
  afterAll(() => server.close());

  const statusOf = async (url: string, who: Asking): Promise<number> => {
    await ledger.settle();
    return (await server.get(url, {}, who)).status;
  };
  const listed = async (query: string, who: Asking): Promise<string[] | number> => {
    await ledger.settle();
    const { status, body } = await server.get(`/v1/accountability-cases${query}`, {}, who);
    return status === 200 ? (body as { items: CaseAnswer[] }).items.map(({ case: id }) => id) : status;
  };

  it.each(['', '/dossier', '/readings'])(
    'has its file%s for its scope and the persons it names',
    async (path) => {
      for (const who of [investigator, auditor, supervisor, verifier, concerned]) {
        expect([who.id, await statusOf(one.url + path, who)]).toEqual([who.id, 200]);
      }
      for (const who of [assessor, colleague, otherVerifier, otherInvestigator, system]) {
        expect([who.id, await statusOf(one.url + path, who)]).toEqual([who.id, 403]);
      }
    },
  );

  it('is no longer for a person who was released', async () => {
    await one.done('persons', { person: 'S-2', part: 'approver' }, investigator);
    expect(await statusOf(one.url, colleague)).toBe(200);
    await one.done('persons/S-2/release', { reason: 'Was away.' }, investigator);
    expect(await statusOf(one.url, colleague)).toBe(403);
  });

  it('is listed for those who name a unit of their scope, or themselves', async () => {
    expect(await listed('', auditor)).toEqual([one.id]);
    expect(await listed('?unit=TAX', investigator)).toEqual([one.id]);
    expect(await listed('?unit=CUSTOMS', otherInvestigator)).toEqual([]);
    expect(await listed('?staff=S-1', concerned)).toEqual([one.id]);
    expect(await listed('?staff=S-2', colleague)).toEqual([]);
    expect(await listed('?unit=TAX&staff=S-1&status=investigating&open=true', investigator)).toEqual([
      one.id,
    ]);
    for (const [query, who] of [
      ['', investigator],
      ['?unit=TAX', otherInvestigator],
      ['?staff=S-1', otherInvestigator],
      ['?staff=S-1', investigator],
      ['?staff=S-1', colleague],
      ['?unit=TAX/1', concerned],
    ] as const) {
      expect([query, who.id, await listed(query, who)]).toEqual([query, who.id, 403]);
    }
  });

  it('keeps every look into its file on record', async () => {
    const looks = async (): Promise<string[]> => {
      await ledger.settle();
      const { items } = (await server.get(`${one.url}/readings`, {}, auditor)).body as {
        items: { readBy: string; role: string; what: string }[];
      };
      return items.map(({ readBy, role, what }) => `${readBy} ${role} ${what}`);
    };
    const before = await looks();
    await server.get(one.url, {}, concerned);
    await server.get(one.url, {}, concerned);
    await server.get(`${one.url}/dossier`, {}, verifier);
    await server.get(one.url, {}, otherVerifier);
    await server.get(`${one.url}?knownAt=nonsense`, {}, verifier);
    expect((await looks()).slice(before.length)).toEqual([
      'S-1 staff-member file',
      'S-1 staff-member file',
      'V-1 verifier dossier',
    ]);
  });

  it('answers as documented', async () => {
    const documented = new AsDocumented((await server.get('/openapi.json')).body);
    for (const url of [
      one.url,
      `${one.url}/readings`,
      `${one.url}/dossier`,
      '/v1/accountability-cases',
      '/v1/sanctions',
      '/v1/corrective-actions',
      '/v1/tolerance-file',
    ]) {
      const answer = await server.get(url, {}, auditor);
      expect([url, answer.status, documented.faults('GET', url, answer)]).toEqual([url, 200, []]);
    }
  });
});

import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { LedgerEvent } from '#domain';
import type { DossierAnswer } from '../dossiers/dossier-answer.js';
import { AsDocumented } from '../openapi/testing/as-documented.js';
import { assessedLedger, people, type AssessedLedger } from '../testing/assessed-ledger.js';
import { officers, OpenedCase } from '../testing/opened-case.js';
import { served, type Asking, type Served } from '../testing/served.js';
import type { CaseAnswer } from './case-answers.js';
import type { CaseFileAnswer } from './case-file.dto.js';

const { concerned, colleague, supervisor, verifier } = people;
const { investigator, auditor } = officers;
/** S-2, who is named in the case, with every duty that reads one. */
const officer: Asking = { id: 'S-2', as: [{ role: 'verifier' }, { role: 'auditor' }] };

/** What was said by or of each of the two alone. */
const ABOUT = {
  'S-1': ['Fever of S-1', 'Statement of S-1', 'Defence of S-1', 'Sanction of S-1', 'Grounds of S-1'],
  'S-2': ['Order for S-2', 'Statement of S-2', 'Defence of S-2', 'Grounds of S-2'],
} as const;

describe('a case that names two persons', () => {
  let ledger: AssessedLedger;
  let server: Served;
  let one: OpenedCase;
  beforeAll(async () => {
    ledger = await assessedLedger();
    server = await served(Promise.resolve(ledger));
    const matter = { unit: 'TAX/1', occurredOn: '2026-02-03' };
    one = await OpenedCase.from(server, ledger, { kind: 'complaint', text: 'It was lost.' }, matter);
    await one.done('investigation', { investigator: 'I-1' }, supervisor);
    const because = (text: string) => ({ circumstances: { mitigation: [text] } });
    await one.done('persons', { person: 'S-1', part: 'handler', ...because('Fever of S-1') }, investigator);
    await one.done('persons', { person: 'S-2', part: 'approver', ...because('Order for S-2') }, investigator);
    await one.done('statement-invitation', undefined, investigator);
    const both = [concerned, colleague];
    for (const who of both) await one.done('statements', { text: `Statement of ${who.id}` }, who);
    await one.done('findings', { summary: 'Neither looked.' }, investigator);
    for (const who of both) await one.done('defences', { text: `Defence of ${who.id}` }, who);
    const findings = both.map(({ id }) => ({ person: id, liable: true, reasons: 'As proposed.' }));
    const points = { indicator: 'order', total: 2 };
    await one.done('decision', { findings, points }, supervisor);
    const sanction = { person: 'S-1', rung: 'criticism', from: '2026-02-10', reasons: 'Sanction of S-1' };
    await one.done('sanctions', sanction, supervisor);
    for (const { id, as } of both) {
      const issues = [{ subject: { kind: 'finding', case: one.id }, grounds: `Grounds of ${id}` }];
      const body = { staff: id, issues, knownOn: '2026-02-10' };
      const { status, text } = await server.post('/v1/appeals', body, { id, as });
      if (status !== 201) throw new Error(text);
    }
    await ledger.settle();
  });
  afterAll(() => server.close());

  const told = async (url: string, who: Asking, headers = {}): Promise<string> => {
    const { status, text } = await server.get(url, headers, who);
    expect([url, who.id, status]).toEqual([url, who.id, 200]);
    return text;
  };
  const body = async <T>(url: string, who: Asking): Promise<T> => JSON.parse(await told(url, who)) as T;
  const dossier = (): string => `${one.url}/dossier`;

  it.each([
    ['the other person named', colleague, 'S-1'],
    ['the first person named', concerned, 'S-2'],
    ['a person named who has a duty as well', officer, 'S-1'],
  ] as const)('tells %s nothing that is about another one alone', async (_, who, other) => {
    const trail = `/v1/audit-trail?kind=accountability-case&id=${one.id}&limit=500`;
    const self = `/v1/audit-trail?kind=staff&id=${who.id}&limit=500`;
    const answers = {
      file: await told(one.url, who),
      dossier: await told(dossier(), who),
      page: await told(dossier(), who, { accept: 'text/html' }),
      feed: await told('/v1/events?limit=500', who),
      trail: await told(who === officer ? trail : self, who),
    };
    const leaks = Object.entries(answers).flatMap(([where, text]) =>
      ABOUT[other].filter((words) => text.includes(words)).map((words) => `${where}: ${words}`),
    );
    // Whoever may read an appeal as such reads it there, and in the feed.
    expect(leaks).toEqual(who === officer ? ['feed: Grounds of S-1'] : []);
  });

  it('tells each of them their own part, and what was proposed and decided', async () => {
    const file = await body<CaseFileAnswer>(one.url, colleague);
    expect(file).toMatchObject({
      partOf: 'S-2',
      persons: [{ staff: 'S-2', statements: [{ text: 'Statement of S-2' }] }],
      sanctions: [],
      entries: [{ staff: 'S-2' }],
    });
    expect(file.decisions[0]!.findings.map(({ staff }) => staff)).toEqual(['S-1', 'S-2']);
    const lines = (await body<DossierAnswer>(dossier(), colleague)).timeline as LedgerEvent[];
    const types = lines.map(({ type }) => type);
    expect(types.filter((type) => type === 'StatementGiven' || type === 'AppealFiled')).toHaveLength(2);
    expect(await told(dossier(), colleague, { accept: 'text/html' })).toContain('As it concerns');
    const documented = new AsDocumented((await server.get('/openapi.json')).body);
    const answer = await server.get(one.url, {}, colleague);
    expect(documented.faults('GET', one.url, answer)).toEqual([]);
  });

  it('lists each of them alone, and nobody else’s sanctions', async () => {
    const listed = async (query: string, who: Asking) => {
      const { items } = await body<{ items: CaseAnswer[] }>(`/v1/accountability-cases?${query}`, who);
      return items.map(({ persons, sanctions }) => [persons.map(({ staff }) => staff), sanctions]);
    };
    expect(await listed('staff=S-1', concerned)).toEqual([[['S-1'], 1]]);
    expect(await listed('staff=S-2', colleague)).toEqual([[['S-2'], 0]]);
    expect(await listed('unit=TAX/1', officer)).toEqual([[['S-2'], 0]]);
    expect(await listed('unit=TAX/1', verifier)).toEqual([[['S-1', 'S-2'], 1]]);
  });

  it('tells the office all of it but what was said in the appeals: that stands in their own files', async () => {
    for (const who of [auditor, supervisor]) {
      const [file, page] = [await told(one.url, who), await told(dossier(), who, { accept: 'text/html' })];
      for (const words of [...ABOUT['S-1'], ...ABOUT['S-2']].filter((text) => !text.startsWith('Grounds'))) {
        expect([words, file.includes(words), page.includes(words)]).toEqual([words, true, true]);
      }
      expect(JSON.parse(file)).not.toHaveProperty('partOf');
      expect([page.includes('Grounds of'), page.includes('appealed')]).toEqual([false, true]);
    }
  });
});

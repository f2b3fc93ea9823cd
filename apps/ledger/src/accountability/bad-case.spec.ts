import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { assessedLedger, people, type AssessedLedger } from '../testing/assessed-ledger.js';
import { officers, OpenedCase, recordLateStep } from '../testing/opened-case.js';
import { served, type Answer, type Asking, type Served } from '../testing/served.js';

const { concerned, colleague, supervisor, verifier } = people;
const { investigator, otherInvestigator } = officers;

interface Refused {
  readonly code: string;
  readonly detail: string;
  readonly errors: readonly { readonly path: string }[];
}

/** What a problem answer says: status, code, and the paths of what is at fault. */
const refusal = ({ status, body }: Answer) => {
  const { code, errors = [] } = body as Refused;
  return [status, code, ...errors.map(({ path }) => path)];
};

const complaint = { kind: 'complaint', text: 'My file was lost.' };
const opening = {
  title: 'A lost file',
  description: 'It is lost.',
  source: complaint,
  unit: 'TAX/1',
  occurredOn: '2026-02-03',
};

describe('what is wrong about a case', () => {
  let ledger: AssessedLedger;
  let server: Served;
  beforeAll(async () => {
    ledger = await assessedLedger();
    server = await served(Promise.resolve(ledger));
    await recordLateStep(server);
    await ledger.settle();
  });
  afterAll(() => server.close());

  const open = (change: object, who: Asking = investigator) =>
    server.post('/v1/accountability-cases', { ...opening, ...change }, who);

  /** Refused, with nothing written. */
  async function refused(answer: () => Promise<Answer>): Promise<unknown[]> {
    const head = await ledger.head();
    const told = refusal(await answer());
    expect(await ledger.head()).toBe(head);
    return told;
  }

  it.each([
    [
      'a record that there is not',
      { source: { kind: 'work-record', process: 'P-7', record: 'R-9' } },
      [404, 'unknown-source', 'source'],
    ],
    [
      'an entry that there is not',
      { source: { kind: 'entry', period: '2026-Q1', staff: 'S-1', entryId: 'x' } },
      [404, 'unknown-source', 'source'],
    ],
    [
      'an observation that there is not',
      { source: { kind: 'observation', observation: 'O-9' } },
      [404, 'unknown-source', 'source'],
    ],
    ['a unit that there is not', { unit: 'TAX/9' }, [404, 'unknown-unit', 'unit']],
    ['no unit', { unit: undefined }, [404, 'unknown-unit', 'unit']],
    ['no day', { occurredOn: undefined }, [400, 'invalid-date', 'occurredOn']],
    ['a day to come', { occurredOn: '2026-02-11' }, [422, 'in-the-future', 'occurredOn']],
    ['a day that there is not', { occurredOn: '2026-02-30' }, [400, 'invalid-request', 'occurredOn']],
    ['a source of no kind', { source: { text: 'x' } }, [400, 'invalid-request', 'source.kind']],
    [
      'a source of a kind that there is not',
      { source: { kind: 'rumour' } },
      [400, 'invalid-request', 'source.kind'],
    ],
    [
      'a source with what belongs to another',
      { source: { ...complaint, record: 'R-1' } },
      [400, 'invalid-request', 'source.record'],
    ],
    ['a title of two lines', { title: 'A\nB' }, [400, 'invalid-request', 'title']],
    [
      'what the source says otherwise',
      { source: { kind: 'work-record', process: 'P-7', record: 'R-1' }, unit: 'CUSTOMS' },
      [422, 'source-says-otherwise', 'unit'],
    ],
  ])('%s: it is not opened', async (_, change, told) => {
    expect(await refused(() => open(change))).toEqual(told);
  });

  it('is not opened outside the scope of whoever opens it, unless they complain', async () => {
    const finding = { source: { kind: 'finding', text: 'Much is late here.' } };
    expect(await refused(() => open(finding, otherInvestigator))).toEqual([403, 'outside-scope']);
    expect(await refused(() => open(finding, concerned))).toEqual([403, 'outside-scope']);
    expect((await open({}, colleague)).status).toBe(201);
  });

  it('takes no deed before its time, and says what is possible', async () => {
    const one = await OpenedCase.from(server, ledger, complaint, { unit: 'TAX/1', occurredOn: '2026-02-03' });
    const decision = { findings: [{ person: 'S-1', liable: true, reasons: 'x' }] };
    for (const [deed, body, who] of [
      ['trace', {}, investigator],
      ['persons', { person: 'S-1', part: 'handler' }, investigator],
      ['findings', { summary: 'x' }, investigator],
      ['decision', decision, supervisor],
      ['sanctions', { person: 'S-1', rung: 'criticism', from: '2026-02-10', reasons: 'x' }, supervisor],
      ['actions/none/verification', { effective: true, reason: 'x' }, verifier],
      ['closing', { reason: 'x' }, supervisor],
      ['reopening', { reason: 'x' }, supervisor],
    ] as const) {
      expect([deed, ...(await refused(() => one.post(deed, body, who)))]).toEqual([deed, 409, 'not-now']);
    }
    const { body } = await one.post('closing', { reason: 'x' }, supervisor);
    expect((body as Refused).detail).toContain('possible is BeginInvestigation, DiscontinueCase');
  });

  it('names who and what it does not know', async () => {
    const one = await OpenedCase.from(server, ledger, complaint, { unit: 'TAX/1', occurredOn: '2026-02-03' });
    await one.done('investigation', { investigator: 'I-1' }, supervisor);
    const told = (deed: string, body: object) => refused(() => one.post(deed, body, investigator));
    expect(await told('trace', { process: 'P-9' })).toEqual([404, 'unknown-process', 'process']);
    expect(await told('persons', { person: 'S-9', part: 'handler' })).toEqual([
      404,
      'unknown-staff-member',
      'person',
    ]);
    expect(await told('persons', { person: 'S-1', part: 'witness' })).toEqual([
      400,
      'invalid-request',
      'part',
    ]);
    const mitigation = ['Said so at once.', ''];
    expect(await told('persons', { person: 'S-1', part: 'handler', circumstances: { mitigation } })).toEqual([
      400,
      'invalid-request',
      'circumstances.mitigation',
    ]);
    expect(await told('persons/S-1/release', { reason: 'x' })).toEqual([409, 'person-not-named', 'person']);
    expect(await told('evidence', { evidence: 'none' })).toEqual([404, 'unknown-evidence', 'evidence']);
    expect(await refused(() => one.post('statement-invitation', undefined, investigator))).toEqual([
      409,
      'nobody-named',
    ]);
  });

  it('is decided with one finding of each person, and points that there are', async () => {
    const one = await OpenedCase.from(server, ledger, complaint, { unit: 'TAX/1', occurredOn: '2026-02-03' });
    await one.done('investigation', { investigator: 'I-1' }, supervisor);
    await one.done('persons', { person: 'S-1', part: 'handler' }, investigator);
    await one.done('statement-invitation', undefined, investigator);
    await one.done('statements', { text: 'So it was.' }, concerned);
    await one.done('findings', { summary: 'It was so.' }, investigator);
    await one.done('defences', { text: 'So it was.' }, concerned);
    const guilty = { person: 'S-1', liable: true, reasons: 'It was so.' };
    const told = (body: object) => refused(() => one.post('decision', body, supervisor));
    expect(await told({ findings: [] })).toEqual([400, 'invalid-request', 'findings']);
    expect(await told({ findings: [{ ...guilty, person: 'S-2' }] })).toEqual([
      409,
      'person-not-named',
      'person',
    ]);
    expect(await told({ findings: [guilty, guilty] })).toEqual([422, 'finding-twice', 'findings']);
    expect(await told({ findings: [{ person: 'S-1', liable: true }] })).toEqual([
      400,
      'invalid-request',
      'findings.0.reasons',
    ]);
    const points = (indicator: string, total: number) =>
      told({ findings: [guilty], points: { indicator, total } });
    expect(await points('none', 1)).toEqual([404, 'unknown-indicator', 'points.indicator']);
    expect(await points('order', 0.0001)).toEqual([400, 'invalid-request', 'points.total']);
    expect(await points('order', 0)).toEqual([400, 'invalid-request', 'points.total']);
  });

  it('cannot be read where there is none', async () => {
    for (const path of ['', '/dossier', '/readings']) {
      const { status } = await server.get(`/v1/accountability-cases/none${path}`);
      expect([path, status]).toEqual([path, 404]);
    }
  });
});

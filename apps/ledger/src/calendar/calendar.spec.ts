import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { CaseFileAnswer } from '../accountability/case-file.dto.js';
import { AsDocumented } from '../openapi/testing/as-documented.js';
import { assessedLedger, people, type AssessedLedger } from '../testing/assessed-ledger.js';
import { officers, OpenedCase } from '../testing/opened-case.js';
import { served, type Answer, type Served } from '../testing/served.js';

const refusal = ({ status, body }: Answer) => [status, (body as { code: string }).code];
const holiday = { date: '2026-02-20', working: false, name: 'Founding day' };
const moved = { date: '2026-02-21', working: true, name: 'Instead of the 20th' };

describe('the calendar of the office', () => {
  let ledger: AssessedLedger;
  let server: Served;
  beforeAll(async () => {
    ledger = await assessedLedger();
    server = await served(Promise.resolve(ledger));
  });
  afterAll(() => server.close());

  const declare = (days: object[], who?: object) => server.post('/v1/calendar-days', { days }, who);
  /** Last day of a statement that is asked for today, a Tuesday: ten calendar days. */
  async function statementDue(): Promise<string> {
    const matter = { unit: 'TAX/1', occurredOn: '2026-02-03' };
    const one = await OpenedCase.from(server, ledger, { kind: 'complaint', text: 'Lost.' }, matter);
    await one.done('investigation', { investigator: 'I-1' }, people.supervisor);
    await one.done('persons', { person: 'S-1', part: 'handler' }, officers.investigator);
    await one.done('statement-invitation', undefined, officers.investigator);
    const { body } = await server.get(one.url, {}, officers.auditor);
    return (body as CaseFileAnswer).due!.dueBy;
  }

  it('says which days are otherwise than their weekday, and only what it did not know yet', async () => {
    expect((await declare([holiday])).body).toEqual({ changed: [holiday] });
    expect((await declare([holiday, moved])).body).toEqual({ changed: [moved] });
    await ledger.settle();
    const days = async (query = '') =>
      ((await server.get(`/v1/calendar-days${query}`, {}, people.concerned)).body as { items: object[] })
        .items;
    expect(await days()).toEqual([holiday, moved]);
    expect(await days('?from=2026-02-21')).toEqual([moved]);
    expect(await days('?to=2026-02-20')).toEqual([holiday]);
  });

  it('moves a last day that is not worked to the next one that is', async () => {
    expect(await statementDue()).toBe('2026-02-21');
    await declare([{ ...moved, working: false, name: 'Free after all' }]);
    expect(await statementDue()).toBe('2026-02-23');
  });

  it('is declared by the administrators of the whole organization alone', async () => {
    const ofUnit = { id: 'O-1', as: [{ role: 'administrator', unit: 'TAX' }] };
    expect(refusal(await declare([holiday], people.supervisor))).toEqual([403, 'forbidden']);
    expect(refusal(await declare([{ ...holiday, name: 'Other' }], ofUnit))).toEqual([403, 'outside-scope']);
  });

  it('takes no day twice, none that there is not, and no empty list', async () => {
    const twice = await declare([holiday, { ...holiday, name: 'Other' }]);
    expect([...refusal(twice), ...pathsOf(twice)]).toEqual([400, 'invalid-date', 'days.1.date']);
    const none = await declare([{ ...holiday, date: '2026-02-30' }]);
    expect([...refusal(none), ...pathsOf(none)]).toEqual([400, 'invalid-request', 'days.0.date']);
    expect(refusal(await declare([]))).toEqual([400, 'invalid-request']);
  });

  it('answers as documented', async () => {
    const documented = new AsDocumented((await server.get('/openapi.json')).body);
    const answer = await server.get('/v1/calendar-days');
    expect(documented.faults('GET', '/v1/calendar-days', answer)).toEqual([]);
  });
});

const pathsOf = ({ body }: Answer) => (body as { errors: { path: string }[] }).errors.map(({ path }) => path);

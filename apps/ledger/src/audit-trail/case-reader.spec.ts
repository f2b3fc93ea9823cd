import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { reviewers } from '../appeals/testing/proceeding.js';
import type { PageAnswer } from '../http/page-answer.js';
import { assessedLedger, people, type AssessedLedger } from '../testing/assessed-ledger.js';
import { officers, OpenedCase } from '../testing/opened-case.js';
import { served, type Asking, type Served } from '../testing/served.js';
import type { AuditLineAnswer } from './audit-trail.dto.js';

const { concerned, supervisor, verifier, assessor } = people;
const { investigator, auditor } = officers;
const reviewer = { ...reviewers.chair, as: [{ role: 'reviewer' }] } as const;

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
  await one.done('statement-invitation', undefined, investigator);
  await one.done('statements', { text: 'I was ill.' }, concerned);
  await ledger.settle();
});
afterAll(() => server.close());

const typesIn = async (subject: string, who: Asking): Promise<string[]> => {
  const { body } = await server.get(`/v1/audit-trail?${subject}&limit=500`, {}, who);
  return (body as PageAnswer<AuditLineAnswer>).items.map(({ type }) => type);
};

it('tells what happened in a case to those who read cases of its unit, and to nobody else', async () => {
  const ofPerson = 'kind=staff&id=S-1';
  for (const who of [verifier, supervisor, auditor]) {
    expect(await typesIn(ofPerson, who)).toEqual(expect.arrayContaining(['PersonNamed', 'StatementGiven']));
  }
  for (const who of [assessor, reviewer]) {
    expect((await typesIn(ofPerson, who)).sort()).toEqual(['AppointmentStarted', 'StaffMemberRegistered']);
  }
  expect(await typesIn(`kind=accountability-case&id=${one.id}`, reviewer)).toEqual([]);
  expect(await typesIn(`kind=accountability-case&id=${one.id}`, auditor)).toContain('StatementGiven');
});

it('tells the person named what concerns themselves', async () => {
  const own = await typesIn('kind=staff&id=S-1', concerned);
  expect(own).toEqual(expect.arrayContaining(['PersonNamed', 'StatementsInvited', 'StatementGiven']));
});

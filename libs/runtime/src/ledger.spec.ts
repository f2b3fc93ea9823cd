import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import type { Role } from '#domain';
import { parseRulebookFile } from '#definitions';
import {
  appoint,
  confirmEntry,
  noteObservation,
  openPeriod,
  proposeEntry,
  publishRulebook,
  registerPost,
  registerStaffMember,
  registerUnit,
  verifyObservation,
  type Given,
} from '#processing';
import { actIn, OFFICE_DAY } from '../../processing/src/testing/casework.js';
import { Ledger } from './ledger.js';

const rulebook = parseRulebookFile({
  name: 'rules.yaml',
  text: `version: 1
title: Rules
inForceFrom: 2024-01-01
calendar: quarter
indicators:
  - id: conduct
    name: Conduct
    definition: Visitors are treated with courtesy.
    family: common
    dimension: conduct
    unit: incidents
    source: supervision
    base: 30
    manual: true
    steps: { confirmation: true, answerDays: 10 }
`,
});
const given = (id: string, role: Role): Given => ({
  by: { id, grants: [{ role, unit: null }] },
  today: '2024-03-01',
  meta: { actor: { kind: 'person', id, role } },
});
const entry = { period: '2024-Q1', staff: 'S1', entryId: 'E1' };

describe('a ledger with its followers', () => {
  let root: string;
  beforeEach(() => {
    root = mkdtempSync(join(tmpdir(), 'ledger-'));
  });
  afterEach(() => rmSync(root, { recursive: true }));

  const on = (day: string): Promise<Ledger> => Ledger.open(root, { now: () => new Date(`${day}T09:00:00Z`) });

  it('lets observations mature, and records the silence that fell while it was not open', async () => {
    const before = await on('2024-03-01');
    const { executor } = before;
    const { meta } = given('A1', 'administrator');
    await publishRulebook(executor, rulebook, meta);
    await openPeriod(executor, '2024-Q1', meta);
    await registerUnit(executor, { unit: 'B', name: 'Bureau', parent: null }, meta);
    await registerPost(executor, { post: 'desk', name: 'Desk', unit: 'B' }, meta);
    await registerStaffMember(executor, { staff: 'S1', name: 'Sam' }, meta);
    await appoint(executor, 'S1', { post: 'desk', from: '2024-01-01', to: null }, meta);
    const note = { observation: 'O1', staff: 'S1', tone: 'negative', text: 'seen', evidence: [] } as const;
    await noteObservation(executor, { ...note, occurredOn: '2024-02-01' }, given('P1', 'assessor'));
    await verifyObservation(executor, { observation: 'O1' }, given('V1', 'verifier'));
    const proposal = { ...entry, kind: 'deduction', indicator: 'conduct', points: 500 } as const;
    await proposeEntry(
      executor,
      { ...proposal, occurredOn: '2024-02-01', reason: 'rude', evidence: [], observation: 'O1' },
      given('P1', 'assessor'),
    );
    await confirmEntry(executor, entry, given('V1', 'verifier'));
    await before.settled();
    const observed = await executor.history('observation-O1');
    expect(observed.map(({ type }) => type)).toContain('ObservationMatured');
    await before.close();

    const after = await on('2024-03-12');
    const types = async () => (await after.executor.history('account-2024-Q1-S1')).map(({ type }) => type);
    for (let tries = 0; !(await types()).includes('EntryPosted'); tries++) {
      expect(tries).toBeLessThan(500);
      expect(after.deadlines.failure).toBeUndefined();
      await delay(10);
    }
    expect(await types()).toEqual([
      'EntryProposed',
      'EntryConfirmed',
      'AnswerLapsed',
      'AccountOpened',
      'EntryPosted',
    ]);
    await after.close();
  });

  it('carries out what was decided before it says that it is settled, and warns of what comes due', async () => {
    const before = await on(OFFICE_DAY);
    const { executor } = before;
    const { meta } = given('A1', 'administrator');
    await publishRulebook(executor, rulebook, meta);
    await openPeriod(executor, '2024-Q1', meta);
    await registerUnit(executor, { unit: 'B', name: 'Bureau', parent: null }, meta);
    await registerPost(executor, { post: 'desk', name: 'Desk', unit: 'B' }, meta);
    await registerStaffMember(executor, { staff: 'S1', name: 'Sam' }, meta);
    await appoint(executor, 'S1', { post: 'desk', from: '2024-01-01', to: null }, meta);
    const source = { kind: 'complaint', text: 'rude' } as const;
    const found = { title: 'Rude', description: 'At the desk', unit: 'B', occurredOn: '2024-02-01' };
    const investigator = ['I1', 'investigator'] as const;
    const circumstances = { mitigation: [], aggravation: [] };
    await actIn(executor, 'OpenCase', { ...found, source }, investigator);
    await actIn(executor, 'BeginInvestigation', { investigator: 'I1' }, investigator);
    await actIn(executor, 'NamePerson', { person: 'S1', part: 'handler', circumstances }, investigator);
    await actIn(executor, 'InviteStatements', {}, investigator);
    await before.close();

    const due = await on('2024-03-18');
    const types = async () => (await due.executor.history('accountability-C1')).map(({ type }) => type);
    for (let tries = 0; !(await types()).includes('DeadlineBreached'); tries++) {
      expect(tries).toBeLessThan(500);
      expect(due.caseDeadlines.failure).toBeUndefined();
      await delay(10);
    }
    const later = [...investigator, '2024-03-18'] as const;
    await actIn(due.executor, 'ProposeFindings', { summary: 'It was so' }, later);
    await actIn(due.executor, 'GiveDefence', { text: 'Sorry' }, ['S1', 'staff-member', '2024-03-18']);
    const findings = [{ person: 'S1', liable: true, reasons: 'Seen by many' }];
    const points = { indicator: 'conduct', total: 2000 };
    await actIn(due.executor, 'DecideCase', { findings, points }, ['D1', 'supervisor', '2024-03-18']);
    await due.settled();
    const posted = (await due.executor.history('account-2024-Q1-S1')).at(-1);
    expect(posted).toMatchObject({ type: 'EntryPosted', data: { case: 'C1', points: 2000 } });
    expect(due.readModels.entries({ staff: 'S1' }).rows).toHaveLength(1);
    await due.close();
  });
});

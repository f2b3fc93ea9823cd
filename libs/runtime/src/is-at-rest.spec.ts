import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { copyFileSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { publishRulebook, registerStaffMember, registerUnit, type Executor } from '#processing';
import { actIn, OFFICE_DAY } from '../../processing/src/testing/casework.js';
import { rulebook } from '../../processing/src/testing/small-office.js';
import { dataFolder } from './data-folder.js';
import { isAtRest } from './is-at-rest.js';
import { Ledger } from './ledger.js';

const meta = { actor: { kind: 'person', id: 'A1', role: 'administrator' } } as const;
const registered = (executor: Executor) => registerStaffMember(executor, { staff: 'S1', name: 'Sam' }, meta);

describe('a ledger at rest', () => {
  let root: string;
  beforeEach(() => {
    root = mkdtempSync(join(tmpdir(), 'ledger-'));
  });
  afterEach(() => rmSync(root, { recursive: true }));

  const atRest = (day = OFFICE_DAY): Promise<boolean> => isAtRest(root, day);

  async function settledAfter(work: (executor: Executor) => Promise<unknown>, folder = root): Promise<void> {
    const ledger = await Ledger.open(folder, { now: () => new Date(`${OFFICE_DAY}T09:00:00Z`) });
    await work(ledger.executor);
    await ledger.settled();
    await ledger.close();
  }

  it('is one of which everything is judged and told', async () => {
    expect(await atRest()).toBe(false);
    await settledAfter(registered);
    expect(await atRest()).toBe(true);
  });

  it('is none whose read models are missing', async () => {
    await settledAfter(registered);
    rmSync(dataFolder(root).readModels, { recursive: true });
    expect(await atRest()).toBe(false);
  });

  it('is none whose read models are damaged', async () => {
    await settledAfter(registered);
    writeFileSync(join(dataFolder(root).readModels, 'generation-1.sqlite'), 'no database');
    expect(await atRest()).toBe(false);
  });

  it('is none in which something was not judged', async () => {
    await settledAfter(registered);
    rmSync(dataFolder(root).computedRules);
    expect(await atRest()).toBe(false);
  });

  it('is none to which a single command was given since', async () => {
    await settledAfter(registered);
    const ledger = await Ledger.open(root, { roles: ['processes'], brief: true });
    await registerUnit(ledger.executor, { unit: 'B', name: 'Bureau', parent: null }, meta);
    await ledger.settled();
    await ledger.close();
    expect(await atRest()).toBe(false);
  });

  it('is none whose read models tell of another log, however long that is', async () => {
    await settledAfter(registered);
    const other = join(root, 'other');
    await settledAfter(registered, other);
    copyFileSync(dataFolder(other).log, dataFolder(root).log);
    expect(await atRest()).toBe(false);
  });

  it('is none on a day on which something has fallen due', async () => {
    await settledAfter(async (executor) => {
      await publishRulebook(executor, rulebook, meta);
      await registerUnit(executor, { unit: 'B', name: 'Bureau', parent: null }, meta);
      const found = { title: 'Rude', description: 'At the desk', unit: 'B', occurredOn: '2024-02-01' };
      const investigator = ['I1', 'investigator'] as const;
      const circumstances = { mitigation: [], aggravation: [] };
      await registered(executor);
      await actIn(
        executor,
        'OpenCase',
        { ...found, source: { kind: 'complaint', text: 'rude' } },
        investigator,
      );
      await actIn(executor, 'BeginInvestigation', { investigator: 'I1' }, investigator);
      await actIn(executor, 'NamePerson', { person: 'S1', part: 'handler', circumstances }, investigator);
      await actIn(executor, 'InviteStatements', {}, investigator);
    });
    expect(await atRest()).toBe(true);
    expect(await atRest('2025-01-01')).toBe(false);
  });
});

import { afterEach, describe, expect, it } from '@jest/globals';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Ledger } from './ledger.js';
import { ledgerRoles, problemOfRoles, type LedgerRole } from './roles.js';

describe('the roles of a process', () => {
  it.each<[string, readonly LedgerRole[]]>([
    ['all', ledgerRoles],
    ['an API node', ['api', 'projections']],
    ['one that only follows', ['processes']],
    ['one that only publishes', ['relay']],
    ['the clock of the ledger', ['projections', 'timers']],
    ['a replica that stands by', ['projections']],
  ])('on a shared log can be %s', (_, roles) => {
    expect(problemOfRoles(roles, true)).toBeUndefined();
  });

  it.each<LedgerRole>(['api', 'timers'])(
    'are refused where %s has no read models, with what to do',
    (role) => {
      expect(problemOfRoles([role, 'processes'], true)).toMatch(
        new RegExp(
          `must have projections beside ${role}.* add projections, or leave ${role} to another process`,
        ),
      );
    },
  );

  it('where the process holds the log are all that nobody else could have', () => {
    expect(problemOfRoles(['api', 'projections', 'processes', 'timers'], false)).toBeUndefined();
    expect(problemOfRoles(['api', 'projections', 'processes'], false)).toMatch(/must have timers too/);
    expect(problemOfRoles(['relay'], false)).toMatch(/must have api, projections, processes, timers too/);
  });
});

describe('a ledger that is opened with roles that do not go together', () => {
  const root = mkdtempSync(join(tmpdir(), 'ledger-'));
  afterEach(() => rmSync(root, { recursive: true }));

  it('says so before it touches anything', async () => {
    await expect(Ledger.open(root, { roles: ['api'] })).rejects.toThrow(RangeError);
    // It can be opened by another process: nothing is held.
    await (await Ledger.open(root)).close();
  });
});

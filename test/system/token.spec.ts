import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { statSync } from 'node:fs';
import { join } from 'node:path';
import { ledger, ledgerDone, ledgerJson, newFolder, removeFolders } from '../support/cli.js';
import { makeSampleLedger, serve, type ServedSample } from '../support/served-sample.js';

describe('a token of the command line', () => {
  const data = newFolder();
  let served: ServedSample;
  beforeAll(async () => {
    makeSampleLedger(data);
    served = await serve(data);
  }, 60_000);
  afterAll(() => {
    served.server.kill('SIGKILL');
    removeFolders();
  });

  const statusFor = async (token: string, path: string): Promise<number> =>
    (await fetch(served.url + path, { headers: { authorization: `Bearer ${token}` } })).status;

  it('works for its roles on the running server, and for nothing else', async () => {
    const token = ledgerDone(data, 'token', '--sub', 'V-2', '--role', 'verifier:TAX').trim();
    expect(token.split('.').length).toBe(3);
    expect(await statusFor(token, '/v1/scores?period=2025-Q3&unit=TAX')).toBe(200);
    expect(await statusFor(token, '/v1/scores?period=2025-Q3')).toBe(403);
    const own = ledgerDone(data, 'token', '--sub', 'S-08', '--role', 'staff-member').trim();
    expect(await statusFor(own, '/v1/score-accounts/2025-Q3/S-08/explanation')).toBe(200);
    expect(await statusFor(own, '/v1/score-accounts/2025-Q3/S-11/explanation')).toBe(403);
  });

  it('says what it is good for', () => {
    const args = ['--sub', 'CHIEF', '--role', 'auditor', '--role', 'supervisor:TAX', '--for', '30m'];
    const told = ledgerJson<{ expiresAt: string }>(data, 'token', ...args);
    expect(told).toMatchObject({
      sub: 'CHIEF',
      roles: [
        { role: 'auditor', unit: null },
        { role: 'supervisor', unit: 'TAX' },
      ],
    });
    const minutes = (Date.parse(told.expiresAt) - Date.now()) / 60_000;
    expect(minutes).toBeGreaterThan(28);
    expect(minutes).toBeLessThanOrEqual(30);
    expect(ledger(data, 'token', ...args).stderr).toMatch(
      /can act as CHIEF: auditor everywhere, supervisor in TAX/,
    );
  });

  it('is signed with a key that only its owner can read', () => {
    expect(statSync(join(data, 'keys', 'local-signing-key.json')).mode & 0o777).toBe(0o600);
  });

  it.each([
    [2, ['--role', 'auditor'], /--sub/],
    [2, ['--sub', 'X'], /--role/],
    [2, ['--sub', 'X', '--role', 'verifer:TAX'], /did you mean verifier/],
    [2, ['--sub', 'X', '--role', 'verifier:'], /Name a unit/],
    [2, ['--sub', 'X', '--role', 'auditor', '--role', 'auditor'], /given twice/],
    [2, ['--sub', 'X', '--role', 'auditor', '--for', '0h'], /30m, 8h, 7d/],
    [2, ['--sub', 'X', '--role', 'auditor', '--for', '367d'], /at most a year/],
    [3, ['--sub', ' ', '--role', 'auditor'], /sub must not begin or end with a space/],
    [3, ['--sub', 'X', '--role', 'verifier:TAX\u202E'], /unit must not contain/],
  ])('ends with %i where it is asked for %j', (status, args, message) => {
    const ended = ledger(data, 'token', ...args);
    expect([ended.status, ended.stdout, ended.stderr]).toEqual([status, '', expect.stringMatching(message)]);
  });

  it('is not made where there is no ledger', () => {
    const { status, stderr } = ledger(join(data, 'nowhere'), 'token', '--sub', 'X', '--role', 'auditor');
    expect([status, stderr]).toEqual([3, expect.stringMatching(/no ledger/)]);
  });
});

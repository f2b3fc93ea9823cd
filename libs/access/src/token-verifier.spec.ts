import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { localAccess, type AccessConfig } from './access-config.js';
import { InvalidToken } from './errors.js';
import { issueToken } from './issue-token.js';
import { localKeySource, openLocalKey, type LocalKey } from './local-key.js';
import { claimsOf, inSeconds, signed } from './testing/issuer.js';
import { TokenVerifier } from './token-verifier.js';

describe('a token of the local key', () => {
  const folder = mkdtempSync(join(tmpdir(), 'ledger-access-'));
  const request = { sub: 'S-08', roles: [{ role: 'verifier', unit: 'TAX' } as const], lifetime: 60 };
  let key: LocalKey;
  let now = new Date('2026-03-01T12:00:00.900Z');
  const verifier = (config: Partial<AccessConfig> = {}) =>
    new TokenVerifier({ ...localAccess, ...config }, localKeySource(key), () => now);

  beforeAll(async () => void (key = await openLocalKey(join(folder, 'key.json'))));
  afterAll(() => rmSync(folder, { recursive: true }));

  it('says who asks, in which roles, and until when', async () => {
    const roles = [...request.roles, { role: 'auditor', unit: null } as const];
    const token = await issueToken(key, { ...request, roles }, now);
    expect(await verifier().verify(token)).toEqual({
      authority: { id: 'S-08', grants: roles },
      expiresAt: Date.parse('2026-03-01T12:01:00Z') / 1000,
    });
  });

  it('works to its last second and not one longer, remembered or not', async () => {
    now = new Date('2026-03-01T12:00:00Z');
    const token = await issueToken(key, request, now);
    const [remembering, fresh] = [verifier(), verifier()];
    await remembering.verify(token);
    now = new Date('2026-03-01T12:00:59.999Z');
    for (const one of [remembering, fresh]) expect((await one.verify(token)).authority.id).toBe('S-08');
    now = new Date('2026-03-01T12:01:00Z');
    for (const one of [remembering, fresh, verifier()]) {
      await expect(one.verify(token)).rejects.toThrow(new InvalidToken('expired'));
    }
    expect((await verifier({ clockToleranceSeconds: 1 }).verify(token)).authority.id).toBe('S-08');
  });

  it.each([
    ['of another issuer', { issuer: 'urn:other' }, 'iss check_failed'],
    ['for another audience', { audience: 'other' }, 'aud check_failed'],
    ['under another algorithm', { algorithms: ['RS256'] as const }, 'algorithm not allowed'],
    ['with its roles elsewhere', { rolesClaim: 'groups' }, 'roles are no list'],
    ['with roles under a name of every object', { rolesClaim: 'constructor' }, 'roles are no list'],
  ])('is refused where one %s is expected', async (_, config, reason) => {
    now = new Date();
    await expect(verifier(config).verify(await issueToken(key, request, now))).rejects.toThrow(
      new InvalidToken(reason),
    );
  });

  it('costs less than 5 µs once it is remembered', async () => {
    now = new Date();
    const one = verifier();
    const token = await issueToken(key, request, now);
    await one.verify(token);
    const rounds = 20_000;
    const best = Math.min(...(await timesOf(5, () => repeat(rounds, () => one.verify(token)))));
    expect((best / rounds) * 1000).toBeLessThan(5);
  });

  describe('with claims of the right signature', () => {
    const verify = async (claims: Record<string, unknown>) => {
      now = new Date();
      const header = { alg: 'EdDSA', kid: key.kid };
      const token = await signed(key.privateKey, header, { ...claimsOf(localAccess), ...claims });
      return (await verifier().verify(token)).authority;
    };

    it.each([
      ['no role at all', { roles: [] }],
      ['another audience beside ours', { aud: ['other', localAccess.audience] }],
      ['a time with a fraction', { iat: inSeconds(-10) + 0.5 }],
      ['a scope whose name is one of JavaScript', { roles: [{ role: 'verifier', unit: '__proto__' }] }],
    ])('is taken with %s', async (_, claims) => {
      expect((await verify(claims)).id).toBe('A-1');
    });

    it.each([
      ['exp', 'not there', { exp: undefined }],
      ['exp', 'a text', { exp: '9999999999' }],
      ['exp', 'without end', { exp: 1e308 }],
      ['exp', 'negative', { exp: -1 }],
      ['nbf', 'in the future', { nbf: inSeconds(60) }],
      ['nbf', 'a text', { nbf: '0' }],
      ['iat', 'in the future', { iat: inSeconds(60) }],
      ['sub', 'not there', { sub: undefined }],
      ['sub', 'a number', { sub: 8 }],
      ['sub', 'empty', { sub: '' }],
      ['sub', 'with NUL', { sub: 'S-08\0' }],
      ['sub', 'with a bidirectional override', { sub: 'S\u202E80' }],
      ['sub', 'too long', { sub: 'x'.repeat(201) }],
      ['iss', 'a list', { iss: [localAccess.issuer] }],
      ['aud', 'a list without ours', { aud: ['other'] }],
      ['aud', 'not there', { aud: undefined }],
      ['roles', 'not there', { roles: undefined }],
      ['roles', 'a text', { roles: 'auditor' }],
      ['roles', 'a list of texts', { roles: ['auditor'] }],
      ['roles', 'an object', { roles: { role: 'auditor' } }],
      ['roles', 'with one that is null', { roles: [null] }],
      ['roles', 'with an unknown one', { roles: [{ role: 'god' }] }],
      ['roles', 'with one of every object', { roles: [{ role: 'constructor' }] }],
      ['roles', 'with one in capitals', { roles: [{ role: 'Auditor' }] }],
      ['roles', 'with a list as role', { roles: [{ role: ['auditor'] }] }],
      ['roles', 'with a unit that is null', { roles: [{ role: 'verifier', unit: null }] }],
      ['roles', 'with a unit that is empty', { roles: [{ role: 'verifier', unit: '' }] }],
      ['roles', 'with a unit that is a list', { roles: [{ role: 'verifier', unit: ['TAX'] }] }],
      ['roles', 'with more than role and unit', { roles: [{ role: 'verifier', units: 'TAX' }] }],
      ['roles', 'with one twice', { roles: [{ role: 'auditor' }, { role: 'auditor' }] }],
      [
        'roles',
        'without end',
        { roles: Array.from({ length: 101 }, (_, i) => ({ role: 'auditor', unit: `U${i}` })) },
      ],
    ])('is refused with %s %s', async (_claim, _what, claims) => {
      await expect(verify(claims)).rejects.toThrow(InvalidToken);
    });
  });

  it.each([
    ['an id that lies to the eye', { ...request, sub: 'S\u202E80' }],
    ['a unit that is none', { ...request, roles: [{ role: 'verifier', unit: '' } as const] }],
  ])('is not issued for %s', async (_, wrong) => {
    await expect(issueToken(key, wrong)).rejects.toMatchObject({ code: 'invalid-identifier' });
  });
});

async function repeat(rounds: number, work: () => Promise<unknown>): Promise<void> {
  for (let i = 0; i < rounds; i++) await work();
}

async function timesOf(runs: number, work: () => Promise<void>): Promise<number[]> {
  const times: number[] = [];
  for (let run = 0; run < runs; run++) {
    const begun = performance.now();
    await work();
    times.push(performance.now() - begun);
  }
  return times;
}

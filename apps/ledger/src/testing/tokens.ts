import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { issueToken, localAccess, localKeySource, openLocalKey, TokenVerifier, type LocalKey } from '#access';
import type { Role } from '#domain';

/** A role in a unit and what is below it; in the whole organisation where no unit is said. */
export interface Held {
  readonly role: Role;
  readonly unit?: string;
}

export interface TestTokens {
  readonly key: LocalKey;
  readonly verifier: TokenVerifier;
  /** The `Authorization` of a person, for an hour. */
  authorization(id: string, roles: readonly Held[]): Promise<string>;
}

/** Whoever is not told apart in a test may do all that the office does. */
export const office = { id: 'OFFICE', roles: [{ role: 'auditor' }, { role: 'administrator' }] } as const;

/** A key of the test's own, and tokens of it. */
export async function testTokens(): Promise<TestTokens> {
  const folder = mkdtempSync(join(tmpdir(), 'ledger-key-'));
  const key = await openLocalKey(join(folder, 'key.json'));
  rmSync(folder, { recursive: true });
  const made = new Map<string, Promise<string>>();
  return {
    key,
    verifier: new TokenVerifier(localAccess, localKeySource(key)),
    authorization(id, roles) {
      const who = JSON.stringify([id, roles]);
      const grants = roles.map(({ role, unit = null }) => ({ role, unit }));
      let token = made.get(who);
      if (!token) made.set(who, (token = issueToken(key, { sub: id, roles: grants, lifetime: 3600 })));
      return token.then((text) => `Bearer ${text}`);
    },
  };
}

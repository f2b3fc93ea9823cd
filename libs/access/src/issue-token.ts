import { SignJWT } from 'jose';
import { requireIdentifier, type Grant } from '#domain';
import { localAccess } from './access-config.js';
import type { LocalKey } from './local-key.js';

export interface TokenRequest {
  /** Who it is for; the staff id of those who are assessed. */
  readonly sub: string;
  readonly roles: readonly Grant[];
  /** Seconds from now. */
  readonly lifetime: number;
}

/**
 * A token of the local key, for whoever it names.
 * @throws DomainError `invalid-identifier`
 */
export async function issueToken(
  { kid, privateKey }: LocalKey,
  { sub, roles, lifetime }: TokenRequest,
  now: Date = new Date(),
): Promise<string> {
  requireIdentifier('sub', sub);
  for (const { unit } of roles) if (unit !== null) requireIdentifier('unit', unit);
  const issuedAt = Math.floor(now.getTime() / 1000);
  const claim = roles.map(({ role, unit }) => ({ role, ...(unit !== null && { unit }) }));
  return new SignJWT({ [localAccess.rolesClaim]: claim })
    .setProtectedHeader({ alg: 'EdDSA', kid, typ: 'JWT' })
    .setIssuer(localAccess.issuer)
    .setAudience(localAccess.audience)
    .setSubject(sub)
    .setIssuedAt(issuedAt)
    .setExpirationTime(issuedAt + lifetime)
    .sign(privateKey);
}

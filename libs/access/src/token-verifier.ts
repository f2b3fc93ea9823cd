import { errors, jwtVerify, type CryptoKey, type JWTPayload } from 'jose';
import type { AccessConfig } from './access-config.js';
import { identityOf } from './claims.js';
import { InvalidToken } from './errors.js';
import type { Identity } from './identity.js';
import type { KeySource } from './key-source.js';
import { RememberedTokens } from './remembered-tokens.js';
import { headerOf } from './token-header.js';

const MOST_REMEMBERED = 10_000;

/** Tells from a bearer token who asks. */
export class TokenVerifier {
  private readonly remembered = new RememberedTokens(MOST_REMEMBERED);

  constructor(
    private readonly config: AccessConfig,
    private readonly keys: KeySource,
    private readonly now: () => Date = () => new Date(),
  ) {}

  /**
   * @param token the text behind `Bearer `
   * @throws InvalidToken, and IssuerUnavailable where nobody can tell now
   */
  async verify(token: string): Promise<Identity> {
    const current = this.keys.generation();
    const generation = typeof current === 'number' ? current : await current;
    const known = this.remembered.find(token, generation);
    const { algorithms, rolesClaim, clockToleranceSeconds } = this.config;
    const now = this.now();
    const seconds = Math.floor(now.getTime() / 1000);
    if (known && known.expiresAt > seconds - clockToleranceSeconds) return known;

    const header = headerOf(token, algorithms);
    const claims = await this.claimsOf(token, header.alg, await this.keys.keyFor(header), now);
    const identity = identityOf(claims, { rolesClaim, clockToleranceSeconds, now: seconds });
    this.remembered.keep(token, generation, identity);
    return identity;
  }

  private async claimsOf(
    token: string,
    algorithm: string,
    key: CryptoKey,
    currentDate: Date,
  ): Promise<JWTPayload> {
    const { issuer, audience, clockToleranceSeconds: clockTolerance } = this.config;
    try {
      const { payload } = await jwtVerify(token, key, {
        algorithms: [algorithm],
        issuer,
        audience,
        requiredClaims: ['exp'],
        clockTolerance,
        currentDate,
      });
      return payload;
    } catch (error) {
      // Whatever else a token makes the verification throw, it is the token's fault.
      throw new InvalidToken(error instanceof errors.JOSEError ? reasonOf(error) : 'cannot be verified');
    }
  }
}

function reasonOf(error: errors.JOSEError): string {
  if (error instanceof errors.JWTExpired) return 'expired';
  if (error instanceof errors.JWTClaimValidationFailed) return `${error.claim} ${error.reason}`;
  return error.code;
}

import type { JWK } from 'jose';
import { addressProblem, type AccessConfig } from './access-config.js';
import { fetchJson } from './fetch-json.js';

/** Fetches the keys that an issuer has published. */
export class IssuerClient {
  private discovered: string | undefined;

  constructor(
    private readonly config: Pick<AccessConfig, 'issuer' | 'jwksUri'>,
    private readonly timeoutMs: number,
  ) {}

  /** @throws where the issuer does not answer, or not with a set of keys */
  async keys(): Promise<JWK[]> {
    const address = this.config.jwksUri ?? (this.discovered ??= await this.discover());
    try {
      return publicKeysIn(await fetchJson(address, this.timeoutMs));
    } catch (error) {
      // The issuer may have moved them.
      this.discovered = undefined;
      throw error;
    }
  }

  private async discover(): Promise<string> {
    const { issuer } = this.config;
    const address = `${issuer.replace(/\/$/, '')}/.well-known/openid-configuration`;
    const found = (await fetchJson(address, this.timeoutMs)) as {
      issuer?: unknown;
      jwks_uri?: unknown;
    } | null;
    if (found?.issuer !== issuer) throw new Error(`${address} speaks for another issuer`);
    const { jwks_uri: keys } = found;
    if (typeof keys !== 'string' || addressProblem(keys) !== undefined) {
      throw new Error(`${address} names no safe address of keys`);
    }
    return keys;
  }
}

/** Only what can be a public signing key with an id; private and shared keys are nobody's proof. */
function publicKeysIn(answer: unknown): JWK[] {
  const keys = (answer as { keys?: unknown } | null)?.keys;
  if (!Array.isArray(keys)) throw new Error('the issuer answered no set of keys');
  return keys.filter(
    (key: JWK | null) =>
      typeof key === 'object' &&
      key !== null &&
      typeof key.kid === 'string' &&
      ['OKP', 'EC', 'RSA'].includes(key.kty ?? '') &&
      !('d' in key),
  );
}

import type { AccessConfig } from './access-config.js';
import { IssuerClient } from './issuer-client.js';
import { IssuerKeys } from './issuer-keys.js';
import { localKeySource, openLocalKey } from './local-key.js';
import { TokenVerifier } from './token-verifier.js';

const LONGEST_ANSWER = 5_000;

/**
 * What the configuration asks for. An issuer is not asked before the first token comes: the server starts without it.
 * @param signingKey file of the local key; made where it is wanted and not there
 * @throws LocalKeyRefused
 */
export async function openTokenVerifier(config: AccessConfig, signingKey: string): Promise<TokenVerifier> {
  const keys =
    config.mode === 'local'
      ? localKeySource(await openLocalKey(signingKey))
      : new IssuerKeys(new IssuerClient(config, LONGEST_ANSWER));
  return new TokenVerifier(config, keys);
}

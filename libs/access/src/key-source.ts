import type { CryptoKey } from 'jose';
import type { TokenHeader } from './token-header.js';

/** The public keys that tokens are verified with. */
export interface KeySource {
  /**
   * Another number whenever a key may have gone: what was verified before must be verified again. A promise only
   * where the keys are too old to be relied on.
   * @throws IssuerUnavailable
   */
  generation(): number | Promise<number>;

  /** @throws InvalidToken where there is no such key, IssuerUnavailable where that cannot be told */
  keyFor(header: TokenHeader): Promise<CryptoKey>;
}

import {
  calculateJwkThumbprint,
  exportJWK,
  generateKeyPair,
  importJWK,
  type CryptoKey,
  type JWK,
} from 'jose';
import { InvalidToken, LocalKeyRefused } from './errors.js';
import { readSecret, writeSecretOnce } from './key-file.js';
import type { KeySource } from './key-source.js';

/** The ledger's own key: whoever can read its file can sign in as anyone. */
export interface LocalKey {
  /** Thumbprint of the public key. */
  readonly kid: string;
  readonly privateKey: CryptoKey;
  readonly publicKey: CryptoKey;
}

/**
 * The key in a file; makes both where there is none.
 * @throws LocalKeyRefused where the file holds no Ed25519 key, or others may read it
 */
export async function openLocalKey(file: string): Promise<LocalKey> {
  const stored = readSecret(file);
  if (stored !== undefined) return keyOf(file, stored);
  const { privateKey } = await generateKeyPair('EdDSA', { crv: 'Ed25519', extractable: true });
  const jwk = await exportJWK(privateKey);
  const text = JSON.stringify({ ...jwk, kid: await calculateJwkThumbprint(jwk), alg: 'EdDSA', use: 'sig' });
  return keyOf(file, writeSecretOnce(file, `${text}\n`) ? text : readSecret(file)!);
}

async function keyOf(file: string, text: string): Promise<LocalKey> {
  try {
    const { d, ...open } = JSON.parse(text) as JWK;
    const { kty, crv, x } = open;
    if (crv !== 'Ed25519' || d === undefined) throw new TypeError('not a private Ed25519 key');
    const [privateKey, publicKey] = await Promise.all([
      importJWK({ kty, crv, x, d }, 'EdDSA'),
      importJWK({ kty, crv, x }, 'EdDSA'),
    ]);
    return {
      kid: await calculateJwkThumbprint(open),
      privateKey: privateKey as CryptoKey,
      publicKey: publicKey as CryptoKey,
    };
  } catch (error) {
    const { message } = error as Error;
    throw new LocalKeyRefused(`${file} is no signing key (${message}); delete it, and a new one is made`);
  }
}

/** The one key that never changes while the server runs. */
export function localKeySource({ kid, publicKey }: LocalKey): KeySource {
  return {
    generation: () => 0,
    async keyFor(header) {
      if (header.kid !== kid) throw new InvalidToken('unknown key');
      return publicKey;
    },
  };
}

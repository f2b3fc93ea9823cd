import { decodeProtectedHeader } from 'jose';
import { InvalidToken } from './errors.js';

export interface TokenHeader {
  readonly alg: string;
  readonly kid: string;
}

const LONGEST_TOKEN = 8 * 1024;
const LONGEST_KEY_ID = 256;
const THREE_PARTS = /^[\w-]+\.[\w-]+\.[\w-]+$/;
/** Where these stand, the token brings or points to its own key. No honest issuer of ours needs that. */
const keyBringers = ['jku', 'jwk', 'x5u', 'x5c'];

/**
 * The header of a signed token, before anything is known of the signature: everything that could lead the
 * verification astray is refused here.
 * @throws InvalidToken
 */
export function headerOf(token: string, algorithms: readonly string[]): TokenHeader {
  if (token.length > LONGEST_TOKEN) throw new InvalidToken('longer than 8 KB');
  if (!THREE_PARTS.test(token)) throw new InvalidToken('not three parts of base64url');
  const header = decoded(token);
  const { alg, kid, typ } = header;
  if (typeof alg !== 'string' || !algorithms.includes(alg)) throw new InvalidToken('algorithm not allowed');
  if (typeof kid !== 'string' || kid === '' || kid.length > LONGEST_KEY_ID) {
    throw new InvalidToken('no key id');
  }
  if (typ !== undefined && !isTokenType(typ)) throw new InvalidToken('not an access token by its typ');
  if ('crit' in header || 'b64' in header) throw new InvalidToken('critical extensions are not known here');
  if ('cty' in header || 'enc' in header || 'zip' in header) throw new InvalidToken('not a plain claims set');
  if (keyBringers.some((name) => name in header)) throw new InvalidToken('brings its own key');
  return { alg, kid };
}

function decoded(token: string): Readonly<Record<string, unknown>> {
  try {
    return { ...decodeProtectedHeader(token) };
  } catch {
    throw new InvalidToken('header cannot be read');
  }
}

function isTokenType(typ: unknown): boolean {
  return typeof typ === 'string' && /^(application\/)?(jwt|at\+jwt)$/i.test(typ);
}

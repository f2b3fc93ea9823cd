import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { exportJWK, generateKeyPair, SignJWT, type CryptoKey, type JWK, type JWTPayload } from 'jose';
import type { AccessConfig } from '../access-config.js';

/** A key of the issuer, published or not. */
export interface IssuerKey {
  readonly kid: string;
  readonly jwk: JWK;
  readonly privateKey: CryptoKey;
  /** A token of this issuer for an auditor, unless other claims or headers are given; undefined takes one out. */
  token(claims?: Record<string, unknown>, header?: Record<string, unknown>): Promise<string>;
}

/** An issuer of tokens on a real socket, with its keys in the hand of the test. */
export interface Issuer {
  readonly url: string;
  readonly config: AccessConfig;
  /** How often the keys were fetched. */
  readonly fetches: () => number;
  /** Answers no more keys, but with 500, while it is away. */
  away: boolean;
  newKey(kid: string, alg?: string): Promise<IssuerKey>;
  publish(...keys: readonly { readonly jwk: JWK }[]): void;
  close(): Promise<void>;
}

export async function startIssuer(): Promise<Issuer> {
  let published: readonly JWK[] = [];
  let fetches = 0;
  const server: Server = createServer((request, response) => {
    if (request.url === '/keys') fetches += 1;
    response.writeHead(issuer.away ? 500 : 200, { 'content-type': 'application/json' });
    const answer =
      request.url === '/keys' ? { keys: published } : { issuer: issuer.url, jwks_uri: `${issuer.url}/keys` };
    response.end(JSON.stringify(answer));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const issuer: Issuer = {
    url,
    config: {
      mode: 'oidc',
      issuer: url,
      audience: 'ledger-of-the-office',
      algorithms: ['EdDSA', 'ES256', 'RS256', 'PS256'],
      rolesClaim: 'roles',
      clockToleranceSeconds: 0,
    },
    fetches: () => fetches,
    away: false,
    async newKey(kid, alg = 'ES256') {
      const { privateKey, publicKey } = await generateKeyPair(alg, { extractable: true });
      const jwk = { ...(await exportJWK(publicKey)), kid, alg, use: 'sig' };
      const token: IssuerKey['token'] = (claims = {}, header = {}) =>
        signed(privateKey, { alg, kid, typ: 'at+jwt', ...header }, { ...claimsOf(issuer.config), ...claims });
      return { kid, jwk, privateKey, token };
    },
    publish: (...keys) => void (published = keys.map(({ jwk }) => jwk)),
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
  return issuer;
}

export const inSeconds = (seconds: number): number => Math.floor(Date.now() / 1000) + seconds;

/** Claims that such a configuration takes. */
export const claimsOf = ({ issuer, audience }: AccessConfig): JWTPayload => ({
  iss: issuer,
  aud: audience,
  sub: 'A-1',
  iat: inSeconds(0),
  exp: inSeconds(600),
  roles: [{ role: 'auditor' }],
});

export const signed = (
  key: CryptoKey | Uint8Array,
  header: Record<string, unknown>,
  claims: JWTPayload,
): Promise<string> => new SignJWT(claims).setProtectedHeader(header as { alg: string }).sign(key);

import { createHmac, createPublicKey, generateKeyPairSync, sign } from 'node:crypto';
import { request as httpRequest } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { CompactEncrypt, type JWK } from 'jose';
import { IssuerClient, IssuerKeys, TokenVerifier } from '#access';
import {
  claimsOf,
  inSeconds,
  startIssuer,
  type Issuer,
  type IssuerKey,
} from '../../../../libs/access/src/testing/issuer.js';
import { served, type Answer, type Served } from '../testing/served.js';

interface Means {
  readonly issuer: Issuer;
  /** Published keys of each kind, and one that is not published. */
  readonly rsa: IssuerKey;
  readonly ec: IssuerKey;
  readonly ed: IssuerKey;
  readonly stranger: IssuerKey;
  readonly good: string;
  /** What a good token claims. */
  readonly claims: object;
}

type Make = (means: Means) => string | Promise<string>;

const base64url = (value: unknown): string =>
  Buffer.from(typeof value === 'string' ? value : JSON.stringify(value)).toString('base64url');

const unsigned = (header: object | string, claims: object | string, signature = 'AAAA'): string =>
  `${base64url(header)}.${base64url(claims)}.${signature}`;

const pem = ({ jwk }: IssuerKey): string =>
  createPublicKey({ key: jwk as never, format: 'jwk' }).export({ type: 'spki', format: 'pem' }) as string;
const der = ({ jwk }: IssuerKey): Buffer =>
  createPublicKey({ key: jwk as never, format: 'jwk' }).export({ type: 'spki', format: 'der' });

/** A token whose “secret” is a public key. */
function hmac(secret: string | Buffer, { rsa, claims }: Means, alg = 'HS256'): string {
  const text = `${base64url({ alg, kid: rsa.kid, typ: 'JWT' })}.${base64url(claims)}`;
  const mac = createHmac(alg.replace('HS', 'sha'), secret).update(text).digest('base64url');
  return `${text}.${mac}`;
}

const parts = (token: string): [string, string, string] => token.split('.') as [string, string, string];

/** A good token with another header, and the signature that it had. */
function withHeader({ good }: Means, change: (header: Record<string, unknown>) => unknown): string {
  const [header, payload, signature] = parts(good);
  const read = JSON.parse(Buffer.from(header, 'base64url').toString()) as Record<string, unknown>;
  return `${base64url(change(read))}.${payload}.${signature}`;
}

const tokens: readonly (readonly [string, Make])[] = [
  ...['none', 'None', 'NONE', 'nOnE', 'none ', ''].map((alg): [string, Make] => [
    `alg "${alg}"`,
    ({ rsa, claims }) => unsigned({ alg, kid: rsa.kid }, claims),
  ]),
  ['alg none without a signature', ({ rsa, claims }) => unsigned({ alg: 'none', kid: rsa.kid }, claims, '')],
  ['no alg', ({ rsa, claims }) => unsigned({ kid: rsa.kid }, claims)],
  ['alg as a list', ({ rsa, claims }) => unsigned({ alg: ['RS256'], kid: rsa.kid }, claims)],
  ['HS256 with the public key as PEM', (means) => hmac(pem(means.rsa), means)],
  ['HS256 with the PEM trimmed', (means) => hmac(pem(means.rsa).trim(), means)],
  ['HS256 with the public key as DER', (means) => hmac(der(means.rsa), means)],
  ['HS256 with the public key as JWK', (means) => hmac(JSON.stringify(means.rsa.jwk), means)],
  ['HS256 with its modulus', (means) => hmac(Buffer.from(means.rsa.jwk.n!, 'base64url'), means)],
  ['HS384 with the public key as PEM', (means) => hmac(pem(means.rsa), means, 'HS384')],
  ['HS512 with an empty secret', (means) => hmac('', means, 'HS512')],
  ['another issuer', ({ rsa }) => rsa.token({ iss: 'https://login.example.org' })],
  ['an issuer with a slash behind it', ({ rsa, issuer }) => rsa.token({ iss: `${issuer.url}/` })],
  ['no issuer', ({ rsa }) => rsa.token({ iss: undefined })],
  ['another audience', ({ rsa }) => rsa.token({ aud: 'payroll' })],
  ['an audience list without ours', ({ rsa }) => rsa.token({ aud: ['payroll', 'ledger-of-the-office-2'] })],
  ['no audience', ({ rsa }) => rsa.token({ aud: undefined })],
  ['expired by one second', ({ rsa }) => rsa.token({ exp: inSeconds(-1) })],
  ['expiring now', ({ rsa }) => rsa.token({ exp: inSeconds(0) })],
  ['no exp', ({ rsa }) => rsa.token({ exp: undefined })],
  ['exp as a text', ({ rsa }) => rsa.token({ exp: String(inSeconds(600)) })],
  ['exp beyond all time', ({ rsa }) => rsa.token({ exp: 1e308 })],
  ['exp null', ({ rsa }) => rsa.token({ exp: null })],
  ['not valid yet', ({ rsa }) => rsa.token({ nbf: inSeconds(60) })],
  ['issued in the future', ({ rsa }) => rsa.token({ iat: inSeconds(60) })],
  ['no sub', ({ rsa }) => rsa.token({ sub: undefined })],
  ['sub with NUL', ({ rsa }) => rsa.token({ sub: 'A-1\0' })],
  ['sub with a bidirectional override', ({ rsa }) => rsa.token({ sub: '\u202EA-1' })],
  ['sub as an object', ({ rsa }) => rsa.token({ sub: { toString: 'A-1' } })],
  ['no roles', ({ rsa }) => rsa.token({ roles: undefined })],
  ['roles as a text', ({ rsa }) => rsa.token({ roles: 'administrator' })],
  ['roles as an object', ({ rsa }) => rsa.token({ roles: { role: 'administrator' } })],
  ['an unknown role', ({ rsa }) => rsa.token({ roles: [{ role: 'root' }] })],
  ['a role with a unit that is null', ({ rsa }) => rsa.token({ roles: [{ role: 'auditor', unit: null }] })],
  ['a role by its prototype', ({ rsa }) => rsa.token({ roles: [{ ['__proto__']: { role: 'auditor' } }] })],
  ['a key that is not the issuer’s', ({ stranger }) => stranger.token()],
  ['another key under the id of a good one', ({ stranger, ec }) => stranger.token({}, { kid: ec.kid })],
  ['no key id', ({ rsa }) => rsa.token({}, { kid: undefined })],
  ['a key id that is a number', ({ rsa }) => rsa.token({}, { kid: 1 })],
  ['a key id that is a path', ({ rsa }) => rsa.token({}, { kid: '../../../../dev/null' })],
  ['a key id that asks a database', ({ rsa }) => rsa.token({}, { kid: "x' UNION SELECT 'k" })],
  ['a key id of every object', ({ rsa }) => rsa.token({}, { kid: '__proto__' })],
  ['jku', ({ rsa, issuer }) => rsa.token({}, { jku: `${issuer.url}/keys` })],
  ['x5u', ({ rsa, issuer }) => rsa.token({}, { x5u: `${issuer.url}/cert` })],
  [
    'the key of a stranger as jwk',
    ({ stranger, rsa }) => stranger.token({}, { kid: rsa.kid, jwk: stranger.jwk }),
  ],
  ['its own key as jwk', ({ rsa }) => rsa.token({}, { jwk: rsa.jwk })],
  ['a certificate as x5c', ({ rsa }) => rsa.token({}, { x5c: ['MIIB'] })],
  ['a critical extension', (means) => withHeader(means, (header) => ({ ...header, crit: ['exp'], exp: 1 }))],
  [
    'an empty list of critical extensions',
    (means) => withHeader(means, (header) => ({ ...header, crit: [] })),
  ],
  [
    'an unencoded payload',
    (means) => withHeader(means, (header) => ({ ...header, b64: false, crit: ['b64'] })),
  ],
  ['typ of an id token', ({ rsa }) => rsa.token({}, { typ: 'dpop+jwt' })],
  ['a nested token', ({ rsa }) => rsa.token({}, { cty: 'JWT' })],
  ['signature of another algorithm', (means) => withHeader(means, (header) => ({ ...header, alg: 'PS256' }))],
  [
    'signature of another kind of key',
    (means) => withHeader(means, (header) => ({ ...header, alg: 'EdDSA' })),
  ],
  ['header as a list', (means) => withHeader(means, () => ['RS256'])],
  ['header as null', (means) => withHeader(means, () => null)],
  ['header that is no JSON', ({ claims }) => unsigned('{"alg":', claims)],
  ['claims that are no JSON', ({ rsa }) => unsigned({ alg: 'RS256', kid: rsa.kid }, '{')],
  [
    'claims of another token',
    async ({ good, rsa }) => {
      const [header, , signature] = parts(good);
      return `${header}.${parts(await rsa.token({ sub: 'CHIEF' }))[1]}.${signature}`;
    },
  ],
  [
    'a header of three thousand levels',
    ({ claims }) => unsigned('['.repeat(3000) + ']'.repeat(3000), claims),
  ],
  ['a signature cut by one byte', ({ good }) => good.slice(0, -2)],
  [
    'a signature with a changed byte',
    ({ good }) =>
      `${good.slice(0, 20 - good.length)}${good.slice(20 - good.length).replace(/[A-Za-y]/, (one) => String.fromCharCode(one.charCodeAt(0) + 1))}`,
  ],
  ['an empty signature', ({ good }) => `${parts(good).slice(0, 2).join('.')}.`],
  ['a fourth part', ({ good }) => `${good}.AAAA`],
  ['two parts', ({ good }) => parts(good).slice(0, 2).join('.')],
  [
    'an encrypted token',
    async ({ claims, rsa }) =>
      new CompactEncrypt(Buffer.from(JSON.stringify(claims)))
        .setProtectedHeader({ alg: 'RSA-OAEP', enc: 'A256GCM', kid: rsa.kid })
        .encrypt(createPublicKey({ key: rsa.jwk as never, format: 'jwk' })),
  ],
  ['base64 that is not the one of addresses', ({ good }) => good.replace('.', '+/=.')],
  ['padding', ({ good }) => `${good}==`],
  ['percent-encoding', ({ good }) => good.replaceAll('.', '%2e')],
  ['ideographic full stops', ({ good }) => good.replaceAll('.', '\u3002')],
  ['fullwidth letters', ({ good }) => good.replace('e', '\uFF45')],
  ['a zero-width space', ({ good }) => `${good}\u200B`],
  ['more than 8 KB, signed', ({ rsa }) => rsa.token({ more: 'x'.repeat(9000) })],
  ['more than 8 KB of dots', () => '.'.repeat(9000)],
  ['only dots', () => '..'],
  ['nothing', () => ''],
  [
    'the JSON serialization',
    ({ good }) => {
      const [header, payload, signature] = parts(good);
      return JSON.stringify({ protected: header, payload, signature });
    },
  ],
];

const headers: readonly (readonly [string, (good: string) => string])[] = [
  ['no scheme', (good) => good],
  ['only the scheme', () => 'Bearer'],
  ['the scheme and a blank', () => 'Bearer '],
  ['two blanks', (good) => `Bearer  ${good}`],
  ['a tab', (good) => `Bearer\t${good}`],
  ['a colon', (good) => `Bearer:${good}`],
  ['quotes', (good) => `Bearer "${good}"`],
  ['another scheme', (good) => `Token ${good}`],
  ['Basic', (good) => `Basic ${Buffer.from(`A-1:${good}`).toString('base64')}`],
  ['DPoP', (good) => `DPoP ${good}`],
  ['two tokens', (good) => `Bearer ${good} ${good}`],
  ['two tokens with a comma', (good) => `Bearer ${good}, Bearer ${good}`],
  ['something behind the token', (good) => `Bearer ${good};x=1`],
  ['no-break space', (good) => `Bearer\u00A0${good}`],
];

describe('a hostile token', () => {
  const short = generateKeyPairSync('rsa', { modulusLength: 1024 });
  let server: Served;
  let means: Means;

  beforeAll(async () => {
    const issuer = await startIssuer();
    const rsa = await issuer.newKey('rsa', 'RS256');
    const [ec, ed, stranger] = await Promise.all([
      issuer.newKey('ec', 'ES256'),
      issuer.newKey('ed', 'EdDSA'),
      issuer.newKey('stranger', 'ES256'),
    ]);
    // Keys of an issuer that was careless: a shared secret, a private key, one that is too short.
    const careless = [
      { kty: 'oct', k: base64url('secret'), kid: 'shared' },
      { ...short.publicKey.export({ format: 'jwk' }), kid: 'short' },
    ].map((jwk) => ({ jwk: jwk as JWK }));
    issuer.publish(rsa, ec, ed, ...careless);
    means = { issuer, rsa, ec, ed, stranger, good: await rsa.token(), claims: claimsOf(issuer.config) };

    // Unknown keys are asked for anew each time, in a test without much of a pause.
    const timing = { refreshAfter: 60_000, trustedFor: 60_000, keptWithoutIssuer: 60_000, retryAfter: 1000 };
    const keys = new IssuerKeys(new IssuerClient(issuer.config, 1000), {
      ...timing,
      shortestPause: 1,
      longestPause: 2,
    });
    server = await served(undefined, { logLevel: 'silent' }, new TokenVerifier(issuer.config, keys));
    await server.app.listen(0, '127.0.0.1');
  });
  afterAll(async () => {
    await server.close();
    await means.issuer.close();
  });

  const ask = (authorization: string, url = '/v1/units') => server.get(url, { authorization });

  function expectRefused({ status, headers, body }: Answer): void {
    expect([status, body]).toEqual([401, expect.objectContaining({ code: 'unauthenticated', errors: [] })]);
    expect(headers['www-authenticate']).toMatch(/^Bearer realm="assessment-ledger"/);
  }

  it.each(['rsa', 'ec', 'ed'] as const)('is not the good one of each kind: %s', async (kind) => {
    expect((await ask(`Bearer ${await means[kind].token()}`)).status).toBe(200);
    expect((await ask(`bEARER ${await means[kind].token({}, { typ: undefined })}`)).status).toBe(200);
  });

  it.each(tokens)('is refused: %s', async (_, make) => {
    const refused = await ask(`Bearer ${await make(means)}`);
    expectRefused(refused);
    expect((refused.body as { detail: string }).detail).toBe(
      'The token is not valid here, or no longer. Get a new one.',
    );
  });

  it.each(headers)('is refused in its header: %s', async (_, make) =>
    expectRefused(await ask(make(means.good))),
  );

  it('is refused with a key that the issuer should not have: a shared secret, one that is too short', async () => {
    const [shared, tooShort] = ['HS256', 'RS256'].map(
      (alg) => `${base64url({ alg, kid: alg === 'HS256' ? 'shared' : 'short' })}.${base64url(means.claims)}`,
    ) as [string, string];
    const mac = createHmac('sha256', 'secret').update(shared).digest('base64url');
    expectRefused(await ask(`Bearer ${shared}.${mac}`));
    const signature = sign('sha256', Buffer.from(tooShort), short.privateKey).toString('base64url');
    expectRefused(await ask(`Bearer ${tooShort}.${signature}`));
  });

  it('is refused in the address, where it would be logged', async () => {
    expectRefused(await ask('', `/v1/units?access_token=${means.good}`));
  });

  it('is refused beside another one, in any order, and in any case of letters', async () => {
    const { port } = server.app.getHttpServer().address() as AddressInfo;
    const status = (...values: string[]) =>
      new Promise((resolve, reject) => {
        const request = httpRequest({ host: '127.0.0.1', port, path: '/v1/units' }, (answer) => {
          answer.resume();
          resolve(answer.statusCode);
        });
        request.on('error', reject);
        request.setHeader('Authorization', values);
        request.end();
      });
    const good = `Bearer ${means.good}`;
    expect(await status(good)).toBe(200);
    expect(await status(good, good)).toBe(401);
    expect(await status('Bearer x', good)).toBe(401);
    expect(await status(good, 'Bearer x')).toBe(401);
  });
});

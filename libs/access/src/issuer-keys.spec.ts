import { setTimeout as delay } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { InvalidToken, IssuerUnavailable } from './errors.js';
import { IssuerClient } from './issuer-client.js';
import { IssuerKeys, type KeyTiming } from './issuer-keys.js';
import { startIssuer, type Issuer } from './testing/issuer.js';
import { TokenVerifier } from './token-verifier.js';

const timing: KeyTiming = {
  refreshAfter: 100,
  trustedFor: 200,
  keptWithoutIssuer: 800,
  retryAfter: 50,
  shortestPause: 50,
  longestPause: 400,
};

describe('the keys of an issuer', () => {
  let issuer: Issuer;
  /** Set forward by hand, so that what is looked at does not depend on how long it takes. */
  let time = 0;
  beforeEach(async () => void (issuer = await startIssuer()));
  afterEach(() => issuer.close());

  const verifierOf = (config: object = {}) => {
    const all = { ...issuer.config, ...config };
    return new TokenVerifier(all, new IssuerKeys(new IssuerClient(all, 1000), timing, () => time));
  };

  it.each(['ES256', 'RS256', 'PS256', 'EdDSA'])('verify %s', async (alg) => {
    const key = await issuer.newKey('k1', alg);
    issuer.publish(key);
    expect((await verifierOf().verify(await key.token())).authority.id).toBe('A-1');
  });

  it('are fetched once, however many ask at first', async () => {
    const key = await issuer.newKey('k1');
    issuer.publish(key);
    const verifier = verifierOf();
    const token = await key.token();
    await Promise.all(Array.from({ length: 50 }, () => verifier.verify(token)));
    expect(issuer.fetches()).toBe(1);
  });

  it('lets a new key in at once, also while unknown keys flood in, and does not hammer the issuer', async () => {
    const [old, fresh] = [await issuer.newKey('old'), await issuer.newKey('fresh')];
    issuer.publish(old);
    const slow = { ...timing, refreshAfter: 60_000, trustedFor: 60_000 };
    const verifier = new TokenVerifier(
      issuer.config,
      new IssuerKeys(new IssuerClient(issuer.config, 1000), slow),
    );
    await verifier.verify(await old.token());
    const stranger = await issuer.newKey('stranger');
    const made = await Promise.all(
      Array.from({ length: 40 }, (_, i) => stranger.token({}, { kid: `x${i}` })),
    );
    const refused: Promise<unknown>[] = [];
    const begun = performance.now();
    while (performance.now() - begun < 600) {
      refused.push(...made.map((token) => verifier.verify(token).catch((error: unknown) => error)));
      await delay(20);
    }
    issuer.publish(old, fresh);
    expect((await verifier.verify(await fresh.token())).authority.id).toBe('A-1');
    expect(await Promise.all(refused)).toEqual(refused.map(() => new InvalidToken('unknown key')));
    // One at first, then with pauses of 50, 100, 200, 400, 400, … ms.
    expect(issuer.fetches()).toBeGreaterThan(2);
    expect(issuer.fetches()).toBeLessThanOrEqual(5 + (performance.now() - begun) / timing.longestPause);
  });

  it('stop working once they are removed and no longer trusted, also for tokens that are remembered', async () => {
    const [kept, removed] = [await issuer.newKey('kept'), await issuer.newKey('removed')];
    issuer.publish(kept, removed);
    const verifier = verifierOf();
    const token = await removed.token();
    await verifier.verify(token);
    issuer.publish(kept);
    expect((await verifier.verify(token)).authority.id).toBe('A-1');
    time += timing.trustedFor;
    await expect(verifier.verify(token)).rejects.toThrow(new InvalidToken('unknown key'));
    expect((await verifier.verify(await kept.token())).authority.id).toBe('A-1');
  });

  it('go on working for a while when the issuer is away, and again when it is back', async () => {
    const key = await issuer.newKey('k1');
    issuer.publish(key);
    const verifier = verifierOf();
    const token = await key.token();
    await verifier.verify(token);
    issuer.away = true;
    time += timing.trustedFor;
    expect((await verifier.verify(token)).authority.id).toBe('A-1');
    time += timing.keptWithoutIssuer;
    await expect(verifier.verify(token)).rejects.toThrow(IssuerUnavailable);
    issuer.away = false;
    time += timing.retryAfter;
    expect((await verifier.verify(token)).authority.id).toBe('A-1');
  });

  it('cannot be told from unknown ones while the issuer has never answered', async () => {
    issuer.away = true;
    const token = await (await issuer.newKey('k1')).token();
    const verifier = verifierOf();
    await expect(verifier.verify(token)).rejects.toThrow(IssuerUnavailable);
    await expect(verifier.verify(token)).rejects.toThrow(IssuerUnavailable);
    expect(issuer.fetches()).toBeLessThanOrEqual(1);
  });

  it('are not used for another algorithm than their own', async () => {
    const key = await issuer.newKey('k1', 'RS256');
    issuer.publish(key);
    const other = await issuer.newKey('k1', 'PS256');
    const verifier = verifierOf();
    await expect(verifier.verify(await other.token())).rejects.toThrow(InvalidToken);
  });

  it('are not taken from an issuer that speaks for another', async () => {
    const key = await issuer.newKey('k1');
    issuer.publish(key);
    const verifier = verifierOf({ issuer: `${issuer.url}/other` });
    await expect(verifier.verify(await key.token())).rejects.toThrow(IssuerUnavailable);
  });

  it('are taken from the given address without asking for it', async () => {
    const key = await issuer.newKey('k1');
    issuer.publish(key);
    const verifier = verifierOf({ issuer: 'https://login.example.org', jwksUri: `${issuer.url}/keys` });
    const token = await key.token({ iss: 'https://login.example.org' });
    expect((await verifier.verify(token)).authority.id).toBe('A-1');
  });
});

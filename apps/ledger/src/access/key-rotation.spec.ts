import type { AddressInfo } from 'node:net';
import { setTimeout as delay } from 'node:timers/promises';
import { expect, it } from '@jest/globals';
import { IssuerClient, IssuerKeys, TokenVerifier, type KeyTiming } from '#access';
import { startIssuer, type IssuerKey } from '../../../../libs/access/src/testing/issuer.js';
import { served } from '../testing/served.js';

const timing: KeyTiming = {
  refreshAfter: 300,
  trustedFor: 600,
  keptWithoutIssuer: 60_000,
  retryAfter: 100,
  shortestPause: 50,
  longestPause: 400,
};

it('while the issuer changes its keys no good request fails, and a removed key stops working', async () => {
  const issuer = await startIssuer();
  const [old, next, stranger] = [
    await issuer.newKey('2026-03'),
    await issuer.newKey('2026-04'),
    await issuer.newKey('x'),
  ];
  issuer.publish(old);
  const keys = new IssuerKeys(new IssuerClient(issuer.config, 1000), timing);
  const server = await served(undefined, { logLevel: 'silent' }, new TokenVerifier(issuer.config, keys));
  await server.app.listen(0, '127.0.0.1');
  const { port } = server.app.getHttpServer().address() as AddressInfo;
  const ask = async (token: string): Promise<number> => {
    const answer = await fetch(`http://127.0.0.1:${port}/v1/units`, {
      headers: { authorization: `Bearer ${token}` },
    });
    await answer.arrayBuffer();
    return answer.status;
  };

  let signing: IssuerKey = old;
  let going = true;
  const good: number[] = [];
  const bad: number[] = [];
  let count = 0;
  const asking = async (tokens: () => Promise<string>, answers: number[], pause: number) => {
    while (going) {
      answers.push(await ask(await tokens()));
      await delay(pause);
    }
  };
  const running = [
    // New tokens all the time, and beside them made-up key ids that have the server ask the issuer again and again.
    ...[1, 2, 3].map(() => asking(() => signing.token({ jti: String(count++) }), good, 1)),
    ...[1, 2].map(() => asking(() => stranger.token({}, { kid: `made-up-${count++}` }), bad, 5)),
  ];
  const held = await old.token();
  expect(await ask(held)).toBe(200);
  await delay(300);
  issuer.publish(old, next);
  signing = next;
  await delay(500);
  issuer.publish(next);
  const removedAt = performance.now();
  let lastTaken = removedAt;
  while (performance.now() - removedAt < timing.trustedFor + 200) {
    const askedAt = performance.now();
    if ((await ask(held)) === 200) lastTaken = askedAt;
    await delay(10);
  }
  going = false;
  await Promise.all(running);

  expect(good.length).toBeGreaterThan(100);
  expect(good.filter((status) => status !== 200)).toEqual([]);
  expect(new Set(bad)).toEqual(new Set([401]));
  expect(lastTaken - removedAt).toBeLessThan(timing.trustedFor);
  await server.close();
  await issuer.close();
});

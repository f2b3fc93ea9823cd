import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { createContext, runInContext } from 'node:vm';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { served, type Served } from '../testing/served.js';

describe('the start page', () => {
  let server: Served;
  beforeAll(async () => void (server = await served()));
  afterAll(() => server.close());

  it('may run its own script and style, by their digests, and nothing else', async () => {
    const { headers, text } = await server.get('/');
    const policy = String(headers['content-security-policy']);
    const digestOf = (tag: string) => {
      const inside = new RegExp(`<${tag}[^>]*>([^]*?)</${tag}>`).exec(text)![1]!;
      return `'sha256-${createHash('sha256').update(inside).digest('base64')}'`;
    };
    expect(headers['content-type']).toBe('text/html; charset=utf-8');
    expect(policy).toContain("default-src 'none'");
    expect(policy).toContain(`script-src ${digestOf('script')};`);
    expect(policy).toContain(`style-src ${digestOf('style')};`);
    expect(policy).not.toContain('unsafe');
  });

  it('takes nothing from anywhere else, and never reads text as markup', async () => {
    const { text } = await server.get('/');
    expect(text).not.toMatch(/https?:\/\//);
    expect(text).not.toMatch(
      /innerHTML|outerHTML|insertAdjacentHTML|document\.write|\beval\b|\son\w+=|\sstyle=/,
    );
  });

  it('links, without a script, to routes that there are', async () => {
    const { text } = await server.get('/');
    const links = [...text.matchAll(/<a href="([^"]+)"/g)].map(([, href]) => href!);
    expect(links.length).toBeGreaterThan(3);
    for (const link of links) expect([link, (await server.get(link)).status]).toEqual([link, 200]);
  });

  it('is shown to everybody, for it tells nothing of the ledger', async () => {
    const { status, text } = await server.get('/', { authorization: '' });
    expect(status).toBe(200);
    expect(text).not.toMatch(/A\/1|Unit one|2026-Q1/);
  });
});

describe('signing in on the start page', () => {
  /** The part of the script that does it, in a browser of few words. */
  function browserAt(hash: string, answer: { status: number; body: object } = { status: 200, body: {} }) {
    const kept = new Map<string, string>();
    const asked: { address: string; headers: Record<string, string> }[] = [];
    const at = { shown: `/${hash}` };
    const context = createContext({
      location: { hash, pathname: '/', search: '' },
      history: { replaceState: (_: unknown, __: string, address: string) => (at.shown = address) },
      sessionStorage: {
        getItem: (key: string) => kept.get(key) ?? null,
        setItem: (key: string, value: string) => kept.set(key, value),
        removeItem: (key: string) => kept.delete(key),
      },
      byId: () => ({ addEventListener: () => undefined }),
      fetch: async (address: string, { headers }: { headers: Record<string, string> }) => {
        asked.push({ address, headers });
        return { ...answer, ok: answer.status < 400, json: async () => answer.body };
      },
      ...{ atob, TextDecoder, URLSearchParams },
    });
    const part = readFileSync(new URL('./browser/sign-in.js', import.meta.url), 'utf8');
    runInContext(part, context);
    return { at, asked, run: (code: string): unknown => runInContext(code, context) };
  }

  it('takes the token of a link out of the address, and sends it with every question', async () => {
    const { at, asked, run } = browserAt('#token=a.b.c&period=2026-Q1');
    run('takeTokenFromAddress()');
    expect(at.shown).toBe('/#period=2026-Q1');
    await run(`ask('/v1/units')`);
    expect(asked).toEqual([
      { address: '/v1/units', headers: { accept: 'application/json', authorization: 'Bearer a.b.c' } },
    ]);
  });

  it('leaves an address without a token as it is, and asks without one', async () => {
    const { at, asked, run } = browserAt('#period=2026-Q1');
    run('takeTokenFromAddress()');
    await run(`ask('/v1/units')`);
    expect([at.shown, asked[0]!.headers]).toEqual(['/#period=2026-Q1', { accept: 'application/json' }]);
  });

  it.each([
    [401, 'true', 'Get a new one.'],
    [403, 'false', 'You may not see this. Get a new one.'],
  ])('tells a %i from the others', async (status, needed, message) => {
    const { run } = browserAt('', { status, body: { detail: 'Get a new one.' } });
    run(`sessionStorage.setItem(KEPT_AS, 'x')`);
    const told = `ask('/v1/units').catch((error) => [String(error instanceof SignInNeeded), error.message])`;
    expect([...((await run(told)) as string[])]).toEqual([needed, message]);
  });

  it('reads from the token who one is, whatever the script they are written in', async () => {
    const claims = { sub: 'Ω-8', roles: [{ role: 'verifier', unit: 'Steuer/ß' }], exp: 1_800_000_000 };
    const token = `x.${Buffer.from(JSON.stringify(claims)).toString('base64url')}.y`;
    const { run } = browserAt('');
    expect(run(`claimsOf('${token}').sub + ' ' + claimsOf('${token}').roles[0].unit`)).toBe('Ω-8 Steuer/ß');
    expect(run(`claimsOf('nonsense')`)).toBeUndefined();
  });
});

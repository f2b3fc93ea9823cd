import { createHash } from 'node:crypto';
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
});

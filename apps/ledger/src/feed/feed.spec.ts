import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { createInterface } from 'node:readline';
import { Readable } from 'node:stream';
import { registerUnit } from '#processing';
import { Stopping } from '../operating/stopping.js';
import { listening } from '../testing/listening.js';
import { served, type Served } from '../testing/served.js';
import { MOST_STREAMS } from './feed-streams.js';

const meta = { actor: { kind: 'person', id: 'OFFICE', role: 'administrator' } } as const;

interface Item {
  readonly position: number;
  readonly type: string;
  readonly data: { readonly staff?: string };
}

interface Page {
  readonly items: readonly Item[];
  readonly next: number;
  readonly head: number;
}

describe('GET /v1/events', () => {
  let server: Served;
  let url: string;
  let authorization: string;
  let head: number;
  const leaving: AbortController[] = [];
  beforeEach(async () => {
    server = await served();
    url = await listening(server);
    authorization = await server.tokens.authorization('OFFICE', [{ role: 'auditor' }]);
    head = await server.ledger.head();
  });
  afterEach(async () => {
    for (const one of leaving.splice(0)) one.abort();
    await server.close();
  });

  const page = async (query = '', who = {}): Promise<Page> =>
    (await server.get(`/v1/events${query}`, {}, who)).body;
  const positions = ({ items }: { items: readonly Item[] }): number[] =>
    items.map(({ position }) => position);
  const from = (first: number, last = head): number[] =>
    Array.from({ length: Math.max(0, last - first + 1) }, (_, index) => first + index);
  const grow = (unit: string) =>
    registerUnit(server.ledger.executor, { unit, name: unit, parent: null }, meta);

  async function open(accept: string, query = '', headers: Record<string, string> = {}) {
    const leave = new AbortController();
    leaving.push(leave);
    const answer = await fetch(`${url}/v1/events${query}`, {
      headers: { authorization, accept, ...headers },
      signal: leave.signal,
    });
    const body = Readable.fromWeb(answer.body as never);
    body.on('error', () => undefined);
    return { answer, leave, lines: createInterface(body)[Symbol.asyncIterator]() };
  }

  /** The next events of a stream of server-sent events. */
  async function eventsOf(lines: AsyncIterator<string>, count: number): Promise<Item[]> {
    const found: Item[] = [];
    let id = '';
    while (found.length < count) {
      const { value, done } = await lines.next();
      if (done) break;
      if (value.startsWith('id: ')) id = value.slice(4);
      if (!value.startsWith('data: ')) continue;
      const item = JSON.parse(value.slice(6)) as Item;
      expect(id).toBe(String(item.position));
      found.push(item);
    }
    return found;
  }

  it('gives the bytes of the log as they stand there, with their position', async () => {
    const { text } = await server.get('/v1/events?limit=500');
    const stored = await server.ledger.store.readLog(0, 500);
    const items = stored.map(
      ({ position, bytes }) => `{"position":${position},${Buffer.from(bytes).toString().slice(1)}`,
    );
    expect(text).toBe(`{"items":[${items.join(',')}],"next":${head},"head":${head}}`);
  });

  it('goes on from every position, page by page, without gap or repeat', async () => {
    for (let after = 0; after <= head; after++) {
      const read: number[] = [];
      for (let next = after; next < head;) {
        const one = await page(`?after=${next}&limit=3`);
        read.push(...positions(one));
        expect(one.next).toBeGreaterThan(next);
        next = one.next;
      }
      expect(read).toEqual(from(after + 1));
    }
    expect(await page(`?after=${head}`)).toEqual({ items: [], next: head, head });
  });

  it('gives a staff member what is public and what concerns them, and moves on over the rest', async () => {
    const member = { id: 'A/1', as: [{ role: 'staff-member' }] } as const;
    const read: Item[] = [];
    for (let next = 0; next < head;) {
      const one = await page(`?after=${next}&limit=1`, member);
      read.push(...one.items);
      next = one.next;
    }
    expect(read.filter(({ data }) => data.staff !== undefined && data.staff !== 'A/1')).toEqual([]);
    const own = (await page('?limit=500')).items.filter(({ data }) => data.staff === 'A/1');
    expect(own.length).toBeGreaterThan(3);
    expect(read).toEqual(expect.arrayContaining(own));
    expect(read.some(({ type }) => type === 'RulebookPublished')).toBe(true);
    expect((await page('?staff=B:2', member)).items).toEqual([]);
  });

  it('filters by type and staff member', async () => {
    const types = async (query: string) =>
      (await page(query)).items.map(({ type, data }) => [type, data.staff]);
    expect(await types('?types=PeriodOpened,EntryReversed')).toEqual([
      ['PeriodOpened', undefined],
      ['EntryReversed', 'B:2'],
    ]);
    expect(new Set((await types('?staff=B:2')).map(([, staff]) => staff))).toEqual(new Set(['B:2']));
  });

  it('does not go further than what is known about events, for a reader with a scope', async () => {
    const { position } = await grow('U/2');
    const scoped = { id: 'V', as: [{ role: 'verifier', unit: 'U/1' }] } as const;
    expect(await page(`?after=${head}`, scoped)).toEqual({ items: [], next: head, head: position });
    await server.ledger.settle();
    expect(positions(await page(`?after=${head}`, scoped))).toEqual([position]);
  });

  it.each([
    ['?after=-1', 'after'],
    ['?after=1e3', 'after'],
    ['?limit=0', 'limit'],
    ['?limit=501', 'limit'],
    ['?types=Nothing', 'types'],
    ['?follow=true', 'follow'],
    ['?after=99999', 'after'],
    ['?since=1', 'since'],
  ])('refuses %s', async (query, path) => {
    const { status, body } = await server.get(`/v1/events${query}`);
    expect([status, body]).toEqual([
      400,
      expect.objectContaining({ errors: [expect.objectContaining({ path })] }),
    ]);
  });

  it('streams NDJSON to the log’s end', async () => {
    const { answer, lines } = await open('application/x-ndjson', '?after=2');
    expect(answer.headers.get('content-type')).toBe('application/x-ndjson');
    expect(answer.headers.get('ledger-position')).toBe(String(head));
    const read: number[] = [];
    for (let line = await lines.next(); !line.done; line = await lines.next()) {
      read.push((JSON.parse(line.value) as Item).position);
    }
    expect(read).toEqual(from(3));
    const rest = await open('application/x-ndjson', `?after=${head}`);
    expect((await rest.lines.next()).done).toBe(true);
  });

  it('follows the log as NDJSON', async () => {
    const { lines } = await open('application/x-ndjson', `?after=${head}&follow=true`);
    await grow('U/2');
    expect(JSON.parse((await lines.next()).value as string)).toMatchObject({ position: head + 1 });
    await grow('U/3');
    expect(JSON.parse((await lines.next()).value as string)).toMatchObject({ position: head + 2 });
  });

  it('sends events as they come, and goes on behind Last-Event-ID after a cut at any position', async () => {
    const last = head + 2;
    for (const cut of from(1)) {
      // Streams are counted by identity, and those that are left a little longer than they are there.
      authorization = await server.tokens.authorization(`R-${cut}`, [{ role: 'auditor' }]);
      const first = await open('text/event-stream');
      expect(first.answer.headers.get('content-type')).toBe('text/event-stream');
      const before = positions({ items: await eventsOf(first.lines, cut) });
      first.leave.abort();
      const second = await open('text/event-stream', '?after=0', { 'last-event-id': String(before.at(-1)) });
      if (cut === 1) await Promise.all([grow('U/2'), grow('U/3')]);
      const after = positions({ items: await eventsOf(second.lines, last - cut) });
      second.leave.abort();
      expect([...before, ...after]).toEqual(from(1, last));
    }
  });

  it('shows a scoped follower an event only once it is known whose it is', async () => {
    authorization = await server.tokens.authorization('A/1', [{ role: 'staff-member' }]);
    const { lines } = await open('text/event-stream', `?after=${head}`);
    const next = eventsOf(lines, 1);
    await grow('U/2');
    await server.ledger.settle();
    expect(positions({ items: await next })).toEqual([head + 1]);
  });

  it('keeps to so many streams for one identity', async () => {
    for (let i = 0; i < MOST_STREAMS; i++) await open('text/event-stream');
    const { answer } = await open('text/event-stream');
    expect(answer.status).toBe(429);
    expect((await page('?limit=1')).items).toHaveLength(1);
  });

  it('ends its streams in order when the server stops', async () => {
    const streams = await Promise.all([
      open('text/event-stream'),
      open('application/x-ndjson', '?follow=true'),
    ]);
    for (const { lines } of streams) await lines.next();
    server.app.get(Stopping).begin();
    for (const { lines } of streams) {
      let last = await lines.next();
      while (!last.done) last = await lines.next();
    }
  });

  it('refuses what is for another form', async () => {
    const refused = async (accept: string, query: string, headers = {}) =>
      (await server.get(`/v1/events${query}`, { accept, ...headers })).status;
    expect(await refused('application/x-ndjson', '?limit=3')).toBe(400);
    expect(await refused('text/event-stream', '?follow=true')).toBe(400);
    expect(await refused('text/event-stream', '', { 'last-event-id': 'x' })).toBe(400);
    expect(await refused('text/event-stream', '', { 'last-event-id': '99999' })).toBe(400);
  });

  it('answers HEAD without opening a stream', async () => {
    const answer = await fetch(`${url}/v1/events?after=0`, {
      method: 'HEAD',
      headers: { authorization, accept: 'text/event-stream' },
    });
    expect([answer.status, answer.headers.get('content-type')]).toEqual([
      200,
      'application/json; charset=utf-8',
    ]);
  });
});

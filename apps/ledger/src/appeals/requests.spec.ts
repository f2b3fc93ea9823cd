import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { AsDocumented } from '../openapi/testing/as-documented.js';
import { people } from '../testing/assessed-ledger.js';
import type { Answer, Asking } from '../testing/served.js';
import type { AppealAnswer } from './appeal-answer.js';
import {
  appellant,
  filing,
  proceeding,
  reviewers,
  type PostedEntry,
  type Proceeding,
} from './testing/proceeding.js';

const { admits, chair } = reviewers;

const refusal = ({ status, body }: Answer) => [status, (body as { readonly code?: string }).code];

describe('requests about appeals', () => {
  let court: Proceeding;
  let entry: PostedEntry;
  let other: PostedEntry;
  beforeAll(async () => {
    court = await proceeding();
    entry = await court.posted();
    other = await court.posted();
  });
  afterAll(() => court.close());

  const keyed = (key: string, json: object) =>
    court.post('/v1/appeals', json, { ...appellant, headers: { 'idempotency-key': key } });

  it('file once under one key, and are answered alike', async () => {
    const key = randomUUID();
    const first = await keyed(key, filing(entry));
    const head = await court.ledger.head();
    court.assessed.now = new Date('2026-02-11T12:00:00Z');
    const again = await keyed(key, filing(entry));
    expect(await court.ledger.head()).toBe(head);
    const { 'idempotent-replayed': replayed, ...same } = again.headers;
    expect([again.status, again.text, same['location'], same['etag'], replayed]).toEqual([
      201,
      first.text,
      first.headers['location'],
      first.headers['etag'],
      'true',
    ]);
    expect(refusal(await keyed(key, filing(other)))).toEqual([422, 'idempotency-key-reused']);
    expect(refusal(await keyed(randomUUID(), filing(entry)))).toEqual([409, 'appeal-pending']);
    const none = await court.post('/v1/appeals', filing(other), {
      ...appellant,
      headers: { 'idempotency-key': '' },
    });
    expect(refusal(none)).toEqual([400, 'idempotency-key-missing']);
  });

  it('are refused where an appeal of the person moved since it was read', async () => {
    const first = await court.filed(other);
    const second = await court.filed(await court.posted({ points: 0.5 }));
    await court.assessed.settle();
    const { etag } = (await court.get(first)).headers as { readonly etag: string };
    await court.done(second, 'admission', undefined, admits);
    const admission = (match: string) =>
      court.post(`${first}/admission`, undefined, { ...admits, headers: { 'if-match': match } });
    expect(refusal(await admission(etag))).toEqual([412, 'revision-changed']);
    await court.assessed.settle();
    const now = (await court.get(first)).headers as { readonly etag: string };
    expect((await admission(now.etag)).status).toBe(200);
  });

  it('list what the reader is let see', async () => {
    await court.assessed.settle();
    const list = async (query: string, who: Asking = {}): Promise<unknown> => {
      const answer = await court.get(`/v1/appeals${query}`, {}, who);
      if (answer.status !== 200) return refusal(answer);
      return (answer.body as { readonly items: readonly AppealAnswer[] }).items.map(({ status }) => status);
    };
    expect(await list('')).toEqual(['filed', 'admitted', 'admitted']);
    expect(await list('?staff=S-1', appellant)).toHaveLength(3);
    expect(await list('', appellant)).toEqual([403, 'forbidden']);
    expect(await list('?staff=S-1', people.colleague)).toEqual([403, 'forbidden']);
    expect(await list('?unit=TAX', people.assessor)).toHaveLength(3);
    expect(await list('?staff=S-1', people.assessor)).toEqual([403, 'forbidden']);
    expect(await list('?unit=CUSTOMS', people.otherVerifier)).toEqual([]);
    expect(await list('?unit=TAX', people.otherVerifier)).toEqual([403, 'forbidden']);
    expect(await list('?status=admitted&sort=due')).toEqual(['admitted', 'admitted']);
    expect(await list('?dueBefore=2026-02-12')).toEqual([]);
    expect(await list('?open=false')).toEqual([]);
    expect(await list('?open=maybe')).toEqual([400, 'invalid-request']);
    const local = { id: 'R-1', as: [{ role: 'reviewer', unit: 'CUSTOMS' }] } as const;
    expect(await list('?member=R-1', local)).toEqual([]);
    expect(await list('?member=R-2', local)).toEqual([403, 'forbidden']);
  });

  it('are answered as documented', async () => {
    const documented = new AsDocumented((await court.get('/openapi.json')).body);
    const wrong: unknown[] = [];
    const check = (method: string, url: string, answer: Answer, status: number): Answer => {
      const faults = documented.faults(method, url, answer);
      if (answer.status !== status || faults.length > 0) wrong.push([method, url, answer.text, faults]);
      return answer;
    };
    const contested = await court.posted({ points: 0.5 });
    const filed = await court.post('/v1/appeals', filing(contested), appellant);
    const address = check('POST', '/v1/appeals', filed, 201).headers['location'] as string;
    const deed = async (name: string, json: object | undefined, who: Asking, status: number) => {
      const url = `${address}/${name}`;
      check('POST', url, await court.post(url, json, who), status);
    };
    await deed('stay', { reason: 'It cannot be undone.' }, admits, 409);
    await deed('hold', { reason: 'The archive is closed.' }, admits, 200);
    await deed('hold', { reason: 'The archive is closed.' }, admits, 409);
    await deed('resumption', undefined, admits, 200);
    await deed('stay-lifting', { reason: 'It can.' }, admits, 409);
    await deed('extension', { reason: 'There is much.' }, admits, 409);
    await court.underEvidence(address);
    await deed('challenges', { member: 'R-9', reason: 'A friend.' }, appellant, 403);
    await deed('challenges', { member: 'R-3', reason: 'A friend.' }, appellant, 200);
    await deed('evidence-closing', {}, chair, 200);
    await deed('deliberation', undefined, chair, 200);
    await deed('votes', { votes: [] }, chair, 400);
    await deed('withdrawal', { reason: 'It is done with.' }, appellant, 200);
    await court.assessed.settle();
    for (const url of [address, `${address}/readings`, '/v1/appeals', '/v1/appeals?sort=due&limit=1']) {
      check('GET', url, await court.get(url), 200);
    }
    check('GET', '/v1/appeals/S-1/none', await court.get('/v1/appeals/S-1/none'), 404);
    expect(wrong).toEqual([]);
  });
});

import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { readFileSync } from 'node:fs';
import { parseRulebookFile } from '#definitions';
import { served, type Answer, type Served } from '../testing/served.js';
import { MOST_RULES } from './read-rulebook.js';
import { writtenRulebook } from './written-rulebook.js';

const sample = (name: string): string =>
  readFileSync(new URL(`../../../../test/sample/${name}`, import.meta.url), 'utf8');

const indicator = (more: object = {}): object => ({
  id: 'timeliness',
  name: 'Timeliness',
  definition: 'Steps are finished by the planned day.',
  family: 'common',
  dimension: 'efficiency',
  unit: 'calendar days',
  source: 'case system',
  base: 30,
  manual: true,
  ...more,
});

const second = {
  version: 2,
  title: 'Rules of the office, second edition',
  inForceFrom: '2026-04-01',
  calendar: 'quarter',
  proportionality: { perEntry: 2.5 },
  indicators: [indicator({ steps: { confirmation: true, answerDays: 10 } })],
  rules: [
    {
      id: 'late',
      indicator: 'timeliness',
      when: 'daysLate > 7',
      deduct: 0.155,
      reason: 'late',
      enters: 'answer',
    },
  ],
  manualRules: [
    { id: 'rude', indicator: 'timeliness', title: 'Was rude', deduct: { from: 0.05, to: 2 } },
    { id: 'lost', indicator: 'timeliness', title: 'Lost a file', deduct: 1 },
  ],
};

describe('rulebooks over HTTP', () => {
  let server: Served;
  beforeEach(async () => void (server = await served()));
  afterEach(() => server.close());

  const post = (url: string, payload: string, type = 'application/json', key?: string): Promise<Answer> =>
    server.send({
      method: 'POST',
      url,
      payload,
      headers: { 'content-type': type, ...(key !== undefined && { 'idempotency-key': key }) },
    });
  const publish = (book: object, key = 'k'): Promise<Answer> =>
    post('/v1/rulebooks', JSON.stringify(book), 'application/json', key);

  it('publishes a version, and shows it as its file would say it', async () => {
    const answer = await publish(second);
    const { version, title, inForceFrom } = second;
    expect([answer.status, answer.body]).toEqual([201, { version, title, inForceFrom, warnings: [] }]);
    expect(answer.headers['location']).toBe('/v1/rulebooks/2');
    await server.ledger.settle();
    expect((await server.get('/v1/rulebooks/2')).body).toMatchObject(second);
    expect((await server.get('/v1/rulebooks')).body).toMatchObject({
      items: [{ version: 1 }, { version: 2, indicators: 1, rules: 1, manualRules: 2, calendar: 'quarter' }],
    });
  });

  it('takes what it shows for the same version again', async () => {
    await publish(second);
    await server.ledger.settle();
    for (const version of [1, 2]) {
      const { text } = await server.get(`/v1/rulebooks/${version}`);
      const again = await post('/v1/rulebooks', text, 'application/json', `again-${version}`);
      expect([again.status, (again.body as { version: number }).version]).toEqual([200, version]);
    }
  });

  it.each(['rulebook.yaml', 'rulebook-2.yaml'])('writes %s so that it reads the same', (name) => {
    const rulebook = parseRulebookFile({ name, text: sample(name) });
    const text = JSON.stringify(writtenRulebook(rulebook));
    expect(parseRulebookFile({ name: 'again', text })).toEqual(rulebook);
  });

  it('lints YAML and JSON, and publishes nothing', async () => {
    const head = await server.ledger.head();
    const yaml = await post('/v1/rulebooks/lint', sample('rulebook.yaml'), 'application/yaml');
    expect([yaml.status, yaml.body]).toEqual([200, expect.objectContaining({ version: 1, warnings: [] })]);
    const always = { ...second, rules: [{ ...second.rules[0], when: 'daysLate > 7 || daysLate <= 7' }] };
    const { body } = await post('/v1/rulebooks/lint', JSON.stringify(always, undefined, 2));
    const [warning] = (body as { warnings: object[] }).warnings;
    expect(warning).toEqual({
      path: 'rules[0].when',
      line: expect.any(Number),
      column: expect.any(Number),
      message: expect.stringContaining('holds for every record'),
    });
    expect(await server.ledger.head()).toBe(head);
  });

  it('says of every mistake where it stands', async () => {
    const text = 'version: 2\ntitle: T\ninForceFrom: 2026-02-30\ncalendar: weekly\nindicators: []\n';
    const { status, body } = await post('/v1/rulebooks', text, 'application/yaml', 'wrong');
    expect([status, body]).toEqual([
      422,
      expect.objectContaining({
        code: 'invalid-definition',
        errors: [
          expect.objectContaining({ path: 'inForceFrom', line: 3, column: 14 }),
          expect.objectContaining({ path: 'calendar', line: 4, column: 11 }),
          expect.objectContaining({ path: 'indicators', line: 5, column: 13 }),
        ],
      }),
    ]);
  });

  it('takes no more rules than can be tried out meanwhile', async () => {
    const rules = Array.from({ length: MOST_RULES + 1 }, (_, index) => ({
      ...second.rules[0],
      id: `r-${index}`,
    }));
    const { status, body } = await post('/v1/rulebooks/lint', JSON.stringify({ ...second, rules }));
    expect([status, body]).toEqual([
      422,
      expect.objectContaining({ errors: [expect.objectContaining({ path: 'rules', line: 1 })] }),
    ]);
  });

  it.each([
    ['rulebook-version-not-next', 409, { ...second, version: 3 }],
    ['rulebook-version-published', 409, { ...second, version: 1 }],
    ['rulebook-not-later', 422, { ...second, inForceFrom: '2026-01-01' }],
    ['rulebook-not-at-period-start', 422, { ...second, inForceFrom: '2026-04-02', calendar: 'month' }],
  ])('refuses what cannot follow the last version: %s', async (code, status, book) => {
    const answer = await publish(book);
    expect([answer.status, answer.body]).toEqual([status, expect.objectContaining({ code })]);
  });

  it('refuses other bodies, unknown versions, and those who are no administrators', async () => {
    expect((await post('/v1/rulebooks', 'x', 'text/plain', 'k')).status).toBe(415);
    expect((await post('/v1/rulebooks', '', 'application/yaml', 'k')).status).toBe(422);
    expect((await post('/v1/rulebooks', '{}')).body).toMatchObject({ code: 'idempotency-key-missing' });
    expect((await server.get('/v1/rulebooks/7')).status).toBe(404);
    expect((await server.get('/v1/rulebooks/one')).status).toBe(400);
    const { status } = await server.post('/v1/rulebooks', second, { as: [{ role: 'auditor' }] });
    expect(status).toBe(403);
  });
});

import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { deadLetter } from '#consuming';
import { DomainError } from '#domain';
import { takeMessages } from '../../apps/ledger/src/work-records/take-messages.js';
import { readRecord } from '../../apps/ledger/src/work-records/reported-record.js';
import { LONGEST_ATTRIBUTE, MOST_ATTRIBUTES } from '../../apps/ledger/src/work-records/work-record.dto.js';
import { smallOffice } from '../../libs/processing/src/testing/small-office.js';
import { rejectedHeadersSchema } from './intake-channels.js';
import { problems, strictly } from './validation.js';

const file = new URL('../../docs/schemas/work-record.schema.json', import.meta.url);
const schema = JSON.parse(readFileSync(file, 'utf8')) as {
  readonly properties: Readonly<Record<string, { readonly examples: readonly unknown[] }>>;
  readonly required: readonly string[];
};
const validate = strictly(schema as never);

type Members = Readonly<Record<string, unknown>>;

/** Whether the reader of the intake takes a message, and whether the schema does. */
function verdicts(record: unknown): { readonly reader: boolean; readonly schema: boolean } {
  return { reader: isRead(JSON.stringify(record)), schema: validate(record) };
}

function isRead(message: string): boolean {
  try {
    readRecord(message);
    return true;
  } catch (error) {
    if (error instanceof DomainError) return false;
    throw error;
  }
}

const both = (verdict: boolean) => ({ reader: verdict, schema: verdict });

const least = {
  recordId: 'R-1',
  process: 'CASE-4711',
  activity: 'review',
  occurredOn: '2026-02-03',
  unit: 'TAX',
};
/** With every member but the one that goes with no `staff`. */
const whole: Members = {
  ...Object.fromEntries(Object.entries(schema.properties).map(([name, { examples }]) => [name, examples[0]])),
  attribution: undefined,
};
const many = (count: number): Members =>
  Object.fromEntries(Array.from({ length: count }, (_, index) => [`a${index}`, index]));

describe('docs/schemas/work-record.schema.json and the reader of the intake', () => {
  it.each<[string, Members]>([
    ['with what must be there', least],
    ['with everything', whole],
    ['of whoever opened the process', { ...least, attribution: 'process-opener' }],
    ['through a post', { ...least, staff: 'S-01', post: 'DESK' }],
    ['through a post of whoever opened the process', { ...least, attribution: 'process-opener', post: 'P' }],
    ['with as many attributes as may be', { ...least, attributes: many(MOST_ATTRIBUTES) }],
    ['with the longest attribute', { ...least, attributes: { note: '€'.repeat(LONGEST_ATTRIBUTE) } }],
    ['with attributes of each kind', { ...least, attributes: { a: 'text', b: 1.5, c: false } }],
    ['with the longest id', { ...least, recordId: '𝄞'.repeat(200) }],
  ])('take a record %s', (_, record) => expect(verdicts(record)).toEqual(both(true)));

  const wrong: Readonly<Record<string, readonly unknown[]>> = {
    recordId: ['', ' R-1', 'R\n1', 'R'.repeat(201), 1, null],
    process: ['', 'CASE ', 4711],
    activity: ['', 'a\u202Eb', ['review']],
    occurredOn: ['2026-02-30', '2026-2-3', '0000-01-01', '2026-02-03T00:00:00Z', 20_260_203],
    unit: ['', null, {}],
    staff: ['', null, 7],
    post: ['', null, true],
    attribution: ['somebody', '', null],
    effectiveOn: ['yesterday', null],
    plannedOn: ['2026-13-01', null],
    dueOn: ['2025-02-29', null],
    supervisor: ['', null],
    attributes: [
      null,
      [],
      'counter',
      { channel: null },
      { channel: { of: 'more' } },
      { '': 1 },
      { note: '' },
      { note: 'x'.repeat(LONGEST_ATTRIBUTE + 1) },
      many(MOST_ATTRIBUTES + 1),
    ],
  };

  it('have the same members', () => expect(Object.keys(wrong)).toEqual(Object.keys(schema.properties)));

  it.each(Object.entries(wrong).flatMap(([name, values]) => values.map((value) => [name, value] as const)))(
    'refuse %s: %j',
    (name, value) => {
      // A post needs whoever acted through it; but for the value itself nothing is wrong.
      const others = name === 'attribution' ? least : { ...least, staff: 'S-01' };
      expect(verdicts({ ...others, [name]: value })).toEqual(both(false));
    },
  );

  it.each(Object.keys(least))('refuse a record without %s', (name) => {
    expect(verdicts({ ...least, [name]: undefined })).toEqual(both(false));
    expect(schema.required).toContain(name);
  });

  it.each<[string, unknown]>([
    ['a member that nobody knows', { ...least, extra: 1 }],
    ['a post of nobody', { ...least, post: 'DESK' }],
    [
      'somebody named in place of whom another stands',
      { ...least, staff: 'S-01', attribution: 'process-opener' },
    ],
    ['a list', [least]],
    ['a text', 'R-1'],
    ['nothing', null],
  ])('refuse %s', (_, record) => expect(verdicts(record)).toEqual(both(false)));

  it('take what docs/kafka-intake.md shows', () => {
    const page = readFileSync(new URL('../../docs/kafka-intake.md', import.meta.url), 'utf8');
    const shown = [...page.matchAll(/```json\n([^]*?)```/g)].map(([, json]) => JSON.parse(json!) as Members);
    expect(shown.map(verdicts)).toEqual([both(true)]);
  });
});

it('the headers of a rejected message are as documented, beside its own', async () => {
  const { executor } = await smallOffice();
  const messages = ['no JSON', JSON.stringify({ ...least, extra: 1 }), JSON.stringify(least), undefined];
  const taken = await takeMessages(executor, 'kafka')(messages);
  const conforms = strictly(rejectedHeadersSchema);
  for (const { verdict, code, message } of taken) {
    expect(verdict).toBe('refused');
    const came = { key: Buffer.from('K'), value: Buffer.from('as it came'), offset: '12' };
    const rejected = { message: { ...came, headers: {} }, partition: 3, code: code!, reason: message! };
    const { key, value, headers } = deadLetter(rejected);
    expect([key, value]).toEqual([came.key, came.value]);
    expect(headers).toMatchObject({ rejected_partition: '3', rejected_offset: '12' });
    expect(problems(conforms, headers)).toEqual([]);
    const withOwn = deadLetter({ ...rejected, message: { ...came, headers: { own: 'header' } } });
    expect(withOwn.headers).toEqual({ ...headers, own: 'header' });
  }
});

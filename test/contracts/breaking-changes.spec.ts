import { describe, expect, it } from '@jest/globals';
import { breakingChanges } from './breaking-changes.js';
import type { Schema } from './schema-of-type.js';

const object = (properties: Schema, required: readonly string[] = [], more: Schema = {}): Schema => ({
  type: 'object',
  properties,
  required,
  ...more,
});
const text = { type: 'string' };
const whole = { type: 'integer' };
const listed = (...values: string[]): Schema => ({ type: 'string', enum: values });
const form = (kind: string, more: Schema = {}): Schema =>
  object({ kind: { type: 'string', const: kind }, ...more }, ['kind']);

describe('a change that nobody notices', () => {
  it.each<[string, Schema, Schema]>([
    ['none', object({ a: text }, ['a']), object({ a: text }, ['a'])],
    ['a new member that may be left out', object({ a: text }), object({ a: text, b: whole })],
    ['such a member further down', object({ a: object({}) }), object({ a: object({ b: text }) })],
    ['such a member of items', { items: object({}) }, { items: object({ b: text }) }],
    ['such a member of one form', { anyOf: [form('x')] }, { anyOf: [form('x', { b: text })] }],
    ['other words', { ...text, description: 'One' }, { ...text, description: 'Other', title: 'New' }],
    ['another order', { anyOf: [form('x'), form('y')] }, { anyOf: [form('y'), form('x')] }],
    ['another order of values', listed('a', 'b'), listed('b', 'a')],
    [
      'a definition for what stood in its place',
      object({ a: object({ b: text }, ['b']) }),
      object({ a: { $ref: '#/$defs/A' } }, [], { $defs: { A: object({ b: text }, ['b']) } }),
    ],
  ])('%s', (_, before, after) => {
    expect(breakingChanges(before, after)).toEqual([]);
  });
});

describe('a change that breaks whoever reads it', () => {
  it.each<[string, Schema, Schema, string[]]>([
    ['a member that is gone', object({ a: text }), object({}), ['data.a is gone']],
    [
      'a member that is called otherwise',
      object({ a: text }, ['a']),
      object({ b: text }, ['b']),
      ['data.a is gone', 'data.b is new and must be there'],
    ],
    [
      'a new member that must be there',
      object({}),
      object({ a: text }, ['a']),
      ['data.a is new and must be there'],
    ],
    [
      'a member that may be left out',
      object({ a: text }, ['a']),
      object({ a: text }),
      ['data.a may be left out'],
    ],
    [
      'a member that must be there',
      object({ a: text }),
      object({ a: text }, ['a']),
      ['data.a must be there, and may be missing in what is stored'],
    ],
    [
      'another type',
      object({ a: whole }),
      object({ a: text }),
      ['data.a is "integer" no more, but "string"'],
    ],
    [
      'null beside a type',
      object({ a: text }),
      object({ a: { type: ['string', 'null'] } }),
      ['data.a is "string" no more, but ["string","null"]'],
    ],
    [
      'other values',
      object({ a: listed('x', 'y') }),
      object({ a: listed('y', 'z') }),
      ['data.a is never "x" any more', 'data.a can be "z"'],
    ],
    ['a second value', { type: 'string', const: 'x' }, listed('x', 'y'), ['data can be "y"']],
    ['values for any text', text, listed('x'), ['data is now one of a list']],
    ['any text for values', listed('x'), text, ['data is no longer one of a list']],
    [
      'another format',
      { ...text, format: 'date' },
      { ...text, format: 'date-time' },
      ['data has another format: "date" is now "date-time"'],
    ],
    [
      'another pattern',
      text,
      { ...text, pattern: '^a' },
      ['data has another pattern: undefined is now "^a"'],
    ],
    ['other items', { items: text }, { items: whole }, ['data[] is "string" no more, but "integer"']],
    [
      'further members of another type',
      { additionalProperties: text },
      { additionalProperties: whole },
      ['data.* is "string" no more, but "integer"'],
    ],
    [
      'no further members',
      {},
      { additionalProperties: false },
      ['data has another additionalProperties: undefined is now false'],
    ],
    [
      'another form',
      { anyOf: [form('x'), form('y')] },
      { anyOf: [form('y'), form('z')] },
      ['data can no longer be kind "x"', 'data can be kind "z"'],
    ],
    [
      'a form that lost a member',
      { anyOf: [form('x', { b: text }), { type: 'null' }] },
      { anyOf: [form('x'), { type: 'null' }] },
      ['data(kind "x").b is gone'],
    ],
    [
      'null that never comes',
      { anyOf: [form('x'), { type: 'null' }] },
      { anyOf: [form('x')] },
      ['data can no longer be null'],
    ],
    [
      'a definition that lost a member, said once',
      object({ a: { $ref: '#/$defs/A' }, b: { $ref: '#/$defs/A' } }, [], {
        $defs: { A: object({ c: text }) },
      }),
      object({ a: { $ref: '#/$defs/A' }, b: { $ref: '#/$defs/A' } }, [], { $defs: { A: object({}) } }),
      ['data.a.c is gone'],
    ],
  ])('%s', (_, before, after, said) => {
    expect(breakingChanges(before, after)).toEqual(said);
  });

  it('ends where a definition holds itself', () => {
    const tree = (leaf: Schema): Schema => ({
      $ref: '#/$defs/Tree',
      $defs: { Tree: object({ leaf, children: { type: 'array', items: { $ref: '#/$defs/Tree' } } }) },
    });
    expect(breakingChanges(tree(text), tree(whole))).toEqual([
      'data.leaf is "string" no more, but "integer"',
    ]);
  });

  it('says so where nothing tells two forms from one another', () => {
    const forms = { anyOf: [object({ a: text }), object({ b: text })] };
    expect(() => breakingChanges(forms, forms)).toThrow('nothing tells these forms from one another: object');
  });
});

import { describe, expect, it } from '@jest/globals';
import { parseDefinition, type Definition } from './definition.js';
import { DefinitionError, problemText } from './errors.js';

const schema = {
  type: 'object',
  required: ['title', 'family'],
  additionalProperties: false,
  properties: {
    title: { type: 'string', minLength: 1 },
    family: { enum: ['common', 'post-specific'] },
    floor: { type: 'number', minimum: 0 },
    from: { type: 'string', format: 'date' },
    id: { type: 'string', pattern: '^[a-z]+$', patternErrorMessage: 'must be small letters' },
    list: {
      type: 'array',
      items: {
        type: 'object',
        oneOf: [{ required: ['deduct'] }, { required: ['bonus'] }],
        additionalProperties: false,
        properties: { deduct: { type: 'number' }, bonus: { type: 'number' } },
      },
    },
    map: { type: 'object', propertyNames: { pattern: '^[a-z]+$' } },
  },
};

const read = (text: string): Definition<Record<string, unknown>> =>
  parseDefinition({ name: 'x.yaml', text }, schema);

function problemsOf(text: string): string[] {
  try {
    read(text);
  } catch (error) {
    if (error instanceof DefinitionError) return error.problems.map(problemText);
    throw error;
  }
  return [];
}

const sound = 'title: A\nfamily: common\n';

describe('a definition file', () => {
  it('is read as its value', () => {
    expect(read(`${sound}list:\n  - deduct: 0.05\n`).value).toEqual({
      title: 'A',
      family: 'common',
      list: [{ deduct: 0.05 }],
    });
  });

  it('tells how a scalar was written', () => {
    const { sourceText } = read(`${sound}floor: 0.050\nlist: [{deduct: 1e3}, &x {bonus: 7}, *x]\n`);
    expect(sourceText(['floor'])).toBe('0.050');
    expect(sourceText(['list', 0, 'deduct'])).toBe('1e3');
    expect(sourceText(['list', 2, 'bonus'])).toBe('7');
    expect(sourceText(['list'])).toBeUndefined();
    expect(sourceText(['nothing', 3])).toBeUndefined();
    expect(read('title: "quoted"\nfamily: common').sourceText(['title'])).toBe('quoted');
  });

  it('places a problem at its value, or at the nearest around it', () => {
    const { problemAt } = read(`${sound}list:\n  - deduct: 0.05\n`);
    expect(problemAt(['list', 0, 'deduct'], 'no')).toEqual({
      file: 'x.yaml',
      line: 4,
      column: 13,
      path: 'list[0].deduct',
      message: 'no',
    });
    expect(problemAt(['list', 0, 'bonus'], 'no')).toMatchObject({
      line: 4,
      column: 5,
      path: 'list[0].bonus',
    });
    expect(problemAt([], 'no')).toMatchObject({ line: 1, column: 1, path: '' });
  });

  it.each<[string, string, string]>([
    ['an unknown key', `${sound}floorr: 1`, 'x.yaml:3:1 floorr: unknown key `floorr`; did you mean `floor`?'],
    ['an unknown key like no other', `${sound}colour: 1`, 'x.yaml:3:1 colour: unknown key `colour`'],
    [
      'a value that is not on the list',
      'title: A\nfamily: comon',
      'x.yaml:2:9 family: must be one of common, post-specific; did you mean `common`?',
    ],
    ['a missing key', 'title: A', 'x.yaml:1:1 `family` is missing'],
    ['a number for text', 'title: 12\nfamily: common', 'x.yaml:1:8 title: must be text; put it in quotes'],
    ['text for a number', `${sound}floor: much`, 'x.yaml:3:8 floor: must be a number'],
    ['a negative number', `${sound}floor: -0.5`, 'x.yaml:3:8 floor: must be at least 0'],
    ['an empty text', 'title: ""\nfamily: common', 'x.yaml:1:8 title: must not be empty'],
    [
      'a day that does not exist',
      `${sound}from: 2012-02-30`,
      'x.yaml:3:7 from: must be a day that exists, as YYYY-MM-DD',
    ],
    ['a pattern not met', `${sound}id: A1`, 'x.yaml:3:5 id: must be small letters'],
    ['a value where a list is due', `${sound}list: 1`, 'x.yaml:3:7 list: must be a list'],
    [
      'both of two that exclude each other',
      `${sound}list:\n  - {deduct: 1, bonus: 1}`,
      'x.yaml:4:5 list[0]: must have exactly one of `deduct`, `bonus`',
    ],
    [
      'neither of two',
      `${sound}list:\n  - {}`,
      'x.yaml:4:5 list[0]: must have exactly one of `deduct`, `bonus`',
    ],
    ['a key that cannot be one', `${sound}map:\n  A: 1`, 'x.yaml:4:3 map.A: `A` cannot be a key here'],
    [
      'a key that every object inherits',
      `${sound}__proto__: {}`,
      'x.yaml:3:1 __proto__: unknown key `__proto__`',
    ],
    ['no mapping at all', 'just text', 'x.yaml:1:1 must be a group of keys'],
  ])('is refused for %s', (_what, text, problem) => {
    expect(problemsOf(text)).toEqual([problem]);
  });

  it('is refused with all its problems, in the order of the file', () => {
    expect(problemsOf('floor: -1\nfamily: x\ntitle: 1').map((text) => text.slice(7, 8))).toEqual([
      '1',
      '2',
      '3',
    ]);
  });

  it.each<[string, string, RegExp]>([
    ['nothing', '', /^x.yaml:1:1 the file is empty$/],
    ['comments only', '# nothing\n', /the file is empty$/],
    ['a tab', `title: A\nlist:\n\t- deduct: 1\n`, /^x.yaml:3:1 a tab stands where lines are indented/],
    ['a key given twice', `${sound}title: B`, /^x.yaml:3:1 key `title` is given twice$/],
    ['a second document', `${sound}---\ntitle: B`, /^x.yaml:3:\d+ a second document/],
    ['a quote that never ends', 'title: "A\nfamily: common', /^x.yaml:\d+:\d+ .*quote/],
    ['a tag', 'title: !secret x\nfamily: common', /^x.yaml:1:8 tags such as `!secret` are not allowed/],
    ['a condition that reads as a tag', 'title: !deadlineMet\nfamily: common', /in quotes$/],
    ['a key that is no text', `${sound}[a]: x`, /^x.yaml:3:1 a key must be text/],
    ['an unknown alias', 'title: *nowhere\nfamily: common', /^x.yaml:1:8 alias \*nowhere names nothing/],
    ['an alias inside its own value', `${sound}map: &m\n  a: *m`, /^x.yaml:4:6 alias \*m stands inside/],
    ['broken indentation', 'title: A\n  family: common', /^x.yaml:\d+:\d+ ./],
    ['NUL', 'title: \u0000\nfamily: common\nx: [', /^x.yaml:\d/],
  ])('is refused for %s, with its line', (_what, text, problem) => {
    expect(problemsOf(text)[0]).toMatch(problem);
  });

  it('is refused quickly where its aliases multiply', () => {
    const levels = Array.from(
      { length: 9 },
      (_, level) => `l${level + 1}: &l${level + 1} [${`*l${level},`.repeat(10)}]`,
    );
    const start = performance.now();
    expect(problemsOf(['l0: &l0 [x]', ...levels].join('\n'))).toEqual([
      'x.yaml:1:1 the aliases in it multiply beyond reason',
    ]);
    expect(performance.now() - start).toBeLessThan(1_000);
  });

  it('is refused where it has aliases without end', () => {
    const many = `title: &t A\nfamily: common\nlist:\n${'  - *t\n'.repeat(20_000)}`;
    const start = performance.now();
    expect(problemsOf(many)).toEqual(['x.yaml:104:5 more than 100 aliases are not allowed']);
    expect(performance.now() - start).toBeLessThan(5_000);
  });

  it('is refused where it is nested without end', () => {
    expect(problemsOf('['.repeat(50_000))[0]).toMatch(/^x.yaml:1:\d+ ./);
    for (let depth = 500; depth < 20_000; depth *= 1.3) {
      const nested = `${'['.repeat(depth)}${']'.repeat(depth)}`;
      expect(problemsOf(`${sound}map: ${nested}`)[0]).toMatch(/^x.yaml:\d+:\d+ ./);
      // Valid by the schema, so that it is refused for its depth or not at all.
      expect(() => problemsOf(`${sound}map: {a: ${nested}}`)).not.toThrow();
    }
  });
});

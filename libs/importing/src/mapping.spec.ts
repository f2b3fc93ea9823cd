import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { DefinitionError, type DefinitionProblem } from '#definitions';
import { parseMappingFile } from './mapping.js';
import { mappingSchema } from './mapping.schema.js';
import { sampleMapping, sampleText } from './testing/samples.js';

function problems(text: string): readonly DefinitionProblem[] {
  try {
    parseMappingFile({ name: 'sample.yaml', text });
  } catch (error) {
    if (error instanceof DefinitionError) return error.problems;
    throw error;
  }
  return [];
}

describe('mapping file', () => {
  it('fills in every default', () => {
    const mapping = sampleMapping();
    expect(mapping.csv).toEqual({ delimiter: ',', encoding: 'utf-8' });
    expect(mapping.register).toEqual({ units: false, posts: false, staff: false, periods: false });
    expect(mapping.whenStaffMissing).toBe('reject');
    expect(mapping.days.occurredOn).toMatchObject({ column: 'day', local: false, nulls: ['EMPTY'] });
    expect(mapping.ids.post).toBeUndefined();
    expect(mapping.duplicates).toBeUndefined();
  });

  it('reads what is said', () => {
    const mapping = sampleMapping({
      fields: "post: '{unit}-clerk'\nstaff: { from: '{who}', nulls: [test], whenMissing: nobody }",
      more: `csv: { delimiter: ';', encoding: latin1 }
register: { units: true, posts: true, staff: true, periods: true, appointments: { from: 1900-01-01 } }
duplicates: { ignoring: [step] }
attributes: { amount: { column: sum, type: number } }`,
    });
    expect(mapping.csv).toEqual({ delimiter: ';', encoding: 'windows-1252' });
    expect(mapping.ids.staff.nulls).toEqual(['test']);
    expect(mapping.whenStaffMissing).toBe('nobody');
    expect(mapping.register.appointments).toEqual({ from: '1900-01-01' });
    expect(mapping.duplicates).toEqual({ ignoring: ['step'] });
    expect(mapping.attributes['amount']).toEqual({ column: 'sum', type: 'number', nulls: ['EMPTY'] });
    expect(new Set(mapping.columns.map(({ column }) => column))).toEqual(
      new Set(['case', 'step', 'day', 'who', 'unit', 'sum']),
    );
  });

  it.each([
    ['an unknown key', { more: 'tilte: x' }, 'unknown key `tilte`'],
    ['an unknown field', { fields: 'depratment: x' }, 'unknown key `depratment`'],
    ['an unknown key of a day', { fields: 'dueOn: { column: day, zome: local }' }, 'unknown key `zome`'],
    ['a template that is not closed', { fields: "post: 'P{unit'" }, '`{` stands alone'],
    ['such a template in the long form', { fields: "post: { from: 'P{unit' }" }, '`{` stands alone'],
    ['a bad pattern', { fields: 'dueOn: { column: day, format: dd.MM.yy }' }, '`yy` is unknown'],
    [
      'a pattern with a time of no zone',
      { fields: "dueOn: { column: day, format: 'dd.MM.yyyy HH:mm' }" },
      'say `zone: local`',
    ],
    [
      'ignoring a column that tells processes apart',
      { more: 'duplicates: { ignoring: [step, case] }' },
      '`case` tells processes apart',
    ],
    [
      'two duplicate rules',
      { more: 'duplicates: { ignoring: [step], comparing: [step] }' },
      'either `ignoring` or `comparing`',
    ],
    ['a duplicate rule that is none', { more: 'duplicates: {}' }, 'either `ignoring` or `comparing`'],
    ['posts from nowhere', { more: 'register: { posts: true }' }, 'no field `post`'],
    [
      'appointments to nothing',
      { more: 'register: { appointments: { from: 1900-01-01 } }' },
      'no field `post`',
    ],
    [
      'a day that does not exist',
      { more: 'register: { appointments: { from: 1900-02-29 } }' },
      'must be a day that exists',
    ],
    ['a delimiter of two characters', { more: "csv: { delimiter: ';;' }" }, 'must be one character'],
    ['an encoding it does not know', { more: 'csv: { encoding: utf-16 }' }, 'must be one of utf-8'],
    [
      'an attribute type it does not know',
      { more: 'attributes: { a: { column: day, type: date } }' },
      'must be one of text',
    ],
    [
      'a reserved attribute name',
      { more: 'attributes: { __proto__: { column: day, type: text } }' },
      'camelCase',
    ],
    [
      'tokens that are no text',
      { more: 'attributes: { a: { column: day, type: text, nulls: [~] } }' },
      'must be',
    ],
  ])('refuses %s', (_, parts, message) => {
    const found = problems(sampleText(parts));
    expect(found.map((one) => one.message).join('\n')).toContain(message);
  });

  it('refuses a time zone that is none', () => {
    expect(problems(sampleText().replace('Europe/Amsterdam', 'Europe/Amsterdan'))).toEqual([
      expect.objectContaining({ file: 'sample.yaml', line: 2, path: 'timeZone' }),
    ]);
    expect(problems(sampleText().replace('Europe/Amsterdam', "'+01:00'"))).toHaveLength(1);
  });

  it('refuses one record id for all rows', () => {
    const found = problems(sampleText().replace("'{case}/{step}'", 'always-the-same'));
    expect(found).toEqual([expect.objectContaining({ line: 5, path: 'fields.record' })]);
  });

  it('says all that is wrong at once, with lines', () => {
    const found = problems(sampleText({ fields: "post: 'P{'\nsupervisor: '}'" }));
    expect(found.map(({ path, line }) => [path, line])).toEqual([
      ['fields.post', 11],
      ['fields.supervisor', 12],
    ]);
  });

  it('needs the fields that every record has', () => {
    expect(problems('title: x\ntimeZone: UTC\nfields: {}').map(({ message }) => message)).toEqual(
      ['record', 'process', 'activity', 'unit', 'staff', 'occurredOn'].map(
        (field) => `\`${field}\` is missing`,
      ),
    );
  });

  it('has its schema in docs/schemas, for editors', () => {
    const published = readFileSync(
      new URL('../../../docs/schemas/mapping.schema.json', import.meta.url),
      'utf8',
    );
    expect(published).toBe(`${JSON.stringify(mappingSchema, null, 2)}\n`);
  });

  it.each(['permit-office', 'receipt', 'road-fines'])('reads the mapping of %s', (name) => {
    const url = new URL(`../../../test/${name}/mapping.yaml`, import.meta.url);
    expect(problems(readFileSync(url, 'utf8'))).toEqual([]);
  });
});

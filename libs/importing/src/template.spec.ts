import { describe, expect, it } from '@jest/globals';
import { parseTemplate, templateColumns, templateFiller, type Template } from './template.js';

const columns = ['municipality', 'org:resource'];
const filled = (source: string, cells: string[]) =>
  templateFiller(
    parseTemplate(source) as Template,
    (column) => columns.indexOf(column),
    (cell) => cell === '' || cell === 'EMPTY',
  )(cells, { row: 7, occurredOn: '2026-03-31' });

describe('template', () => {
  it('puts cells between text', () => {
    expect(filled('M{municipality}-{org:resource}', ['1', '560872'])).toBe('M1-560872');
  });

  it('is null as a whole where one column is', () => {
    expect(filled('M{municipality}-{org:resource}', ['1', ''])).toBeUndefined();
    expect(filled('M{municipality}-{org:resource}', ['EMPTY', '560872'])).toBeUndefined();
  });

  it('knows the row and the day, and braces doubled', () => {
    expect(filled('{{{municipality}}}#{@row}/{@occurredOn}', ['1', ''])).toBe('{1}#7/2026-03-31');
  });

  it('takes no part of a cell for a template', () => {
    expect(filled('{municipality}', ['{org:resource}'])).toBe('{org:resource}');
  });

  it('names its columns', () => {
    expect(templateColumns(parseTemplate('a{b}c{d}{@row}') as Template)).toEqual(['b', 'd']);
  });

  it.each([
    ['M{municipality', '`{` stands alone'],
    ['M}x', '`}` stands alone'],
    ['{}', 'names no column'],
    ['{@line}', 'there are {@row} and {@occurredOn}'],
  ])('refuses %s', (source, problem) => {
    expect(parseTemplate(source)).toContain(problem);
  });
});

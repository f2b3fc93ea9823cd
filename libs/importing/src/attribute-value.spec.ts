import { describe, expect, it } from '@jest/globals';
import { attributeValue } from './attribute-value.js';

describe('attribute value', () => {
  it.each([
    ['35.0', 35],
    ['-0.5', -0.5],
    ['.5', 0.5],
    ['1e3', 1000],
  ])('reads number %s', (cell, number) => {
    expect(attributeValue(cell, 'number')).toBe(number);
  });

  it.each(['', ' 1', '1,5', '0x10', 'NaN', 'Infinity', '1e999', '1 000', 'abc'])(
    'takes %j for no number',
    (cell) => {
      expect(() => attributeValue(cell, 'number')).toThrow('is not a number');
    },
  );

  it.each([
    ['True', true],
    ['YES', true],
    ['1', true],
    ['false', false],
    ['No', false],
    ['0', false],
  ])('reads boolean %s', (cell, value) => {
    expect(attributeValue(cell, 'boolean')).toBe(value);
  });

  it('guesses no boolean', () => {
    expect(() => attributeValue('2', 'boolean')).toThrow('is neither true');
  });

  it('keeps text as it is, up to 10,000 characters', () => {
    expect(attributeValue(' a\nb ', 'text')).toBe(' a\nb ');
    expect(attributeValue('x'.repeat(10_000), 'text')).toHaveLength(10_000);
    expect(() => attributeValue('x'.repeat(10_001), 'text')).toThrow('longer than 10000');
  });
});

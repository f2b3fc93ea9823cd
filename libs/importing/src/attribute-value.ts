import type { AttributeValue } from '#domain';
import { UnreadableCell } from './cell-problem.js';
import type { WrittenAttribute } from './mapping-file.js';

const LONGEST_TEXT = 10_000;
const DECIMAL = /^[+-]?(\d+(\.\d*)?|\.\d+)([eE][+-]?\d+)?$/;
const TRUE = ['true', 'yes', '1'];
const FALSE = ['false', 'no', '0'];

/** @throws UnreadableCell */
export function attributeValue(cell: string, type: WrittenAttribute['type']): AttributeValue {
  switch (type) {
    case 'text':
      if (cell.length > LONGEST_TEXT) throw new UnreadableCell(`is longer than ${LONGEST_TEXT} characters`);
      return cell;
    case 'number': {
      const number = DECIMAL.test(cell) ? Number(cell) : NaN;
      if (!Number.isFinite(number)) throw new UnreadableCell('is not a number');
      return number;
    }
    case 'boolean': {
      const word = cell.toLowerCase();
      if (TRUE.includes(word)) return true;
      if (FALSE.includes(word)) return false;
      throw new UnreadableCell('is neither true, yes, 1 nor false, no, 0');
    }
  }
}

import type { Type } from '@nestjs/common';
import { nearest } from '#domain';
import { shapeOf, type Field, type Inner, type Shape } from './field.js';
import type { Fault } from './problem.js';

type Members = Readonly<Record<string, unknown>>;

export const MOST_FAULTS = 50;
const LONGEST_NAME = 100;

/**
 * Makes an object of a class of fields from JSON. Nothing is converted or guessed at; members that are left out stay
 * out, unless the class gives them a value. `class-validator` itself would say the same at ten times the cost.
 * @param path where the object stands, with a dot behind it, or ''
 * @param faults gets what is wrong, by path; the object is of no use where there is any
 */
export function readMembers(type: Type, given: Members, path: string, faults: Fault[]): object {
  const shape = shapeOf(type);
  noteUnknown(given, shape, path, faults);
  const made = Object.create(shape.prototype) as Record<string, unknown>;
  for (const field of shape.fields) {
    if (faults.length >= MOST_FAULTS) break;
    const { name } = field;
    const value = given[name] ?? (name in given ? null : shape.defaults[name]);
    const message = field.problemOf(value);
    if (message !== undefined) faults.push({ path: path + name, message });
    else if (value !== undefined) made[name] = readInner(field, value, path + name, faults);
  }
  return made;
}

function noteUnknown(given: Members, { names }: Shape, path: string, faults: Fault[]): void {
  for (const name of Object.keys(given)) {
    if (names.includes(name)) continue;
    if (faults.length >= MOST_FAULTS) return;
    const shown = name.slice(0, LONGEST_NAME);
    faults.push({ path: path + shown, message: `is not known here${hint(shown, names)}` });
  }
}

/** What was probably meant, or all that there is. */
export function hint(name: string, known: readonly string[]): string {
  const meant = nearest(name, known);
  if (meant !== undefined) return `; did you mean ${meant}?`;
  return known.length > 0 ? `; it takes ${known.join(', ')}` : '; it takes none';
}

function readInner({ inner }: Field, value: unknown, path: string, faults: Fault[]): unknown {
  if (!inner || value === null) return value;
  if (!inner.list) return readObject(inner, value, path, faults);
  const { least, most } = inner.list;
  if (!Array.isArray(value) || value.length < least || value.length > most) {
    faults.push({ path, message: `must be a list of ${least} to ${most} items` });
    return value;
  }
  return value.map((one, index) => readObject(inner, one, `${path}.${index}`, faults));
}

function readObject({ of }: Inner, value: unknown, path: string, faults: Fault[]): unknown {
  if (faults.length >= MOST_FAULTS) return value;
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    faults.push({ path, message: 'must be an object' });
    return value;
  }
  const type = of(value as Members);
  if (typeof type === 'function') return readMembers(type, value as Members, `${path}.`, faults);
  faults.push({ ...type, path: `${path}.${type.path}` });
  return value;
}

import type { Type } from '@nestjs/common';
import { shapeOf } from './field.js';
import { Problem, type Fault } from './problem.js';
import { MIN_POSITION } from './reached-position.guard.js';
import { hint } from './read-fields.js';

type Given = Readonly<Record<string, unknown>>;

/** Parameters that every read takes, and that are read elsewhere. */
const everywhere = [MIN_POSITION];

/**
 * Makes the parameter object of a controller from a query or path. Whatever it does not know is refused by name, so
 * that a misspelt filter is not taken for none; nothing that is given twice is guessed at.
 * @throws Problem `invalid-request` with all faults
 */
export function readParameters(type: Type, given: Given): object {
  const { fields, names, prototype, defaults } = shapeOf(type);
  requireKnownOnce(given, names);
  const made = Object.create(prototype) as Record<string, unknown>;
  const faults: Fault[] = [];
  for (const { name, problemOf, parse } of fields) {
    const text = given[name];
    const value = text === undefined ? defaults[name] : parse ? parse(text as string) : text;
    const message = problemOf(value);
    if (message !== undefined) faults.push({ path: name, message });
    else if (value !== undefined) made[name] = value;
  }
  if (faults.length > 0) throw Problem.ofFaults(faults);
  return made;
}

/** @throws Problem `invalid-request` for names that are not known, and values that are given more than once */
export function requireKnownOnce(given: Given, known: readonly string[]): void {
  const faults: Fault[] = [];
  for (const [name, value] of Object.entries(given)) {
    const path = name.slice(0, 100);
    if (!known.includes(name) && !everywhere.includes(name)) {
      faults.push({ path, message: `is not a parameter of this route${hint(path, known)}` });
    } else if (typeof value !== 'string') faults.push({ path, message: 'must be given once' });
  }
  if (faults.length > 0) throw Problem.ofFaults(faults);
}

import type { Type } from '@nestjs/common';
import { Problem, type Fault } from './problem.js';
import { MOST_FAULTS, readMembers } from './read-fields.js';

/**
 * Makes the body object of a command from JSON: every member is known, given where it must be, and of its kind.
 * @throws Problem `invalid-request` with the faults, each with its path (`records.3.occurredOn`)
 */
export function readBody(type: Type, given: unknown): object {
  if (typeof given !== 'object' || given === null || Array.isArray(given)) {
    throw new Problem('invalid-request', 'The body must be a JSON object.');
  }
  const faults: Fault[] = [];
  const made = readMembers(type, given as Record<string, unknown>, '', faults);
  if (faults.length > 0) throw Problem.ofFaults(faults.slice(0, MOST_FAULTS));
  return made;
}

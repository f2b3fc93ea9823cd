import { DomainError } from './domain-error.js';

const LONGEST = 200;
/** Control characters, line ends, bidirectional overrides and other invisible marks: they make ids that lie to the eye. */
const INVISIBLE = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/u;

/** Why a text cannot be an id; undefined where it can. */
export function identifierProblem(text: string): string | undefined {
  if (text.length === 0) return 'must not be empty';
  // Characters, not UTF-16 units: as JSON Schema counts them.
  if (text.length > LONGEST && [...text].length > LONGEST) return `must have at most ${LONGEST} characters`;
  if (text !== text.trim()) return 'must not begin or end with a space';
  if (INVISIBLE.test(text)) return 'must not contain control or invisible characters';
  return undefined;
}

/** @throws DomainError `invalid-identifier`, naming the field */
export function requireIdentifier(field: string, text: string): void {
  const problem = identifierProblem(text);
  if (problem) throw new DomainError('invalid-identifier', `${field} ${problem}`, field);
}

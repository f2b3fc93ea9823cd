import { jsonFault } from './json-fault.js';
import { Problem } from './problem.js';

const DEEPEST = 8;
const MOST_MEMBERS = 50_000;
/** Names that reach into the program where an object is copied carelessly. */
const DANGEROUS = new Set(['__proto__', 'constructor', 'prototype']);

/**
 * A JSON text as a value that is safe to walk: no deeper than 8 levels, without names that mean something to the
 * program, and each name once in its object.
 * @throws Problem `invalid-request`
 */
export function parseJson(text: string): unknown {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    throw notJson(text);
  }
  const members = countMembers(value, '', 1);
  if (members !== colonsIn(text)) throw new Problem('invalid-request', 'A name stands twice in an object.');
  return value;
}

function notJson(text: string): Problem {
  if (text.trim() === '') return new Problem('invalid-request', 'The body is empty; it must be JSON.');
  const { offset, line, column } = jsonFault(text);
  const where = `line ${line}, column ${column}`;
  const detail =
    offset >= text.length ? `it breaks off at ${where}` : `it cannot go on as it does at ${where}`;
  return new Problem('invalid-request', `The body is not JSON: ${detail}.`);
}

function countMembers(value: unknown, path: string, depth: number): number {
  if (typeof value !== 'object' || value === null) return 0;
  if (depth > DEEPEST)
    throw Problem.ofParameter(path.slice(0, -1), `must not be deeper than ${DEEPEST} levels`);
  let members = 0;
  if (Array.isArray(value)) {
    for (let index = 0; index < value.length; index++) {
      const one: unknown = value[index];
      if (typeof one === 'object') members += countMembers(one, `${path}${index}.`, depth + 1);
    }
    return members;
  }
  for (const [name, one] of Object.entries(value)) {
    if (DANGEROUS.has(name)) throw Problem.ofParameter(path + name, 'is not a name that can be used here');
    members += 1;
    if (typeof one === 'object') members += countMembers(one, `${path}${name}.`, depth + 1);
  }
  if (members > MOST_MEMBERS) throw new Problem('invalid-request', 'The body has too many members.');
  return members;
}

const QUOTE = 0x22;
const BACKSLASH = 0x5c;
const COLON = 0x3a;

/** The colons outside of texts: one for each member of each object. */
function colonsIn(json: string): number {
  let colons = 0;
  for (let at = 0; at < json.length; at++) {
    const code = json.charCodeAt(at);
    if (code === COLON) colons += 1;
    else if (code === QUOTE) {
      for (at += 1; json.charCodeAt(at) !== QUOTE; at++) if (json.charCodeAt(at) === BACKSLASH) at += 1;
    }
  }
  return colons;
}

import { isDeepStrictEqual } from 'node:util';
import type { Schema } from './schema-of-type.js';

/** Say something about the shape, and are no part of it. */
const notes: ReadonlySet<string> = new Set(['$schema', '$id', '$comment', '$defs', 'title', 'description']);

/**
 * What a change of a schema takes from those who read what it describes, or from what was stored under it: all changes
 * of its shape but new members that may be left out. Each is said with its place; none: nobody notices.
 */
export function breakingChanges(before: Schema, after: Schema): string[] {
  return new Comparison(before, after).changes(before, after, 'data');
}

class Comparison {
  private readonly compared = new Set<string>();

  constructor(
    private readonly before: Schema,
    private readonly after: Schema,
  ) {}

  changes(before: unknown, after: unknown, place: string): string[] {
    const [old, now] = [plain(before, this.before), plain(after, this.after)];
    const names = [refOf(before), refOf(after)];
    if (!names.includes(undefined)) {
      // What a definition lost is said once, wherever else it stands.
      const pair = names.join(' ');
      if (this.compared.has(pair)) return [];
      this.compared.add(pair);
    }
    return [
      ...this.members(old, now, place),
      ...this.branches(old, now, place),
      ...values(old, now, place),
      ...this.others(old, now, place),
    ];
  }

  private members(old: Schema, now: Schema, place: string): string[] {
    const [before, after] = [propertiesOf(old), propertiesOf(now)];
    const [must, mustNow] = [requiredOf(old), requiredOf(now)];
    const known = Object.keys(before).flatMap((name) => {
      const at = `${place}.${name}`;
      if (!Object.hasOwn(after, name)) return [`${at} is gone`];
      if (must.has(name) && !mustNow.has(name)) return [`${at} may be left out`];
      if (!must.has(name) && mustNow.has(name))
        return [`${at} must be there, and may be missing in what is stored`];
      return this.changes(before[name], after[name], at);
    });
    const added = Object.keys(after).filter((name) => !Object.hasOwn(before, name) && mustNow.has(name));
    return [...known, ...added.map((name) => `${place}.${name} is new and must be there`)];
  }

  private branches(old: Schema, now: Schema, place: string): string[] {
    const [before, after] = [branchesOf(old, this.before), branchesOf(now, this.after)];
    const gone = [...before.keys()].filter((name) => !after.has(name));
    const added = [...after.keys()].filter((name) => !before.has(name));
    return [
      ...gone.map((name) => `${place} can no longer be ${name}`),
      ...added.map((name) => `${place} can be ${name}`),
      ...[...before]
        .filter(([name]) => after.has(name))
        .flatMap(([name, branch]) => this.changes(branch, after.get(name), `${place}(${name})`)),
    ];
  }

  /** Items and further members are schemas; any other keyword must be what it was. */
  private others(old: Schema, now: Schema, place: string): string[] {
    return [...new Set([...Object.keys(old), ...Object.keys(now)])].flatMap((keyword) => {
      if (notes.has(keyword) || dealtWith.has(keyword)) return [];
      const [before, after] = [old[keyword], now[keyword]];
      if (nested.has(keyword) && isSchema(before) && isSchema(after))
        return this.changes(before, after, keyword === 'items' ? `${place}[]` : `${place}.*`);
      if (isDeepStrictEqual(before, after)) return [];
      return [`${place} has another ${keyword}: ${JSON.stringify(before)} is now ${JSON.stringify(after)}`];
    });
  }
}

const dealtWith: ReadonlySet<string> = new Set(['properties', 'required', 'anyOf', 'type', 'const', 'enum']);
const nested: ReadonlySet<string> = new Set(['items', 'additionalProperties']);

const isSchema = (value: unknown): value is Schema => typeof value === 'object' && value !== null;
const refOf = (schema: unknown): unknown => (isSchema(schema) ? schema['$ref'] : undefined);
const propertiesOf = (schema: Schema): Schema => (schema['properties'] ?? {}) as Schema;
const requiredOf = (schema: Schema): Set<string> => new Set((schema['required'] ?? []) as string[]);

/** Types and listed values. */
function values(old: Schema, now: Schema, place: string): string[] {
  const types = difference(listOf(old['type']), listOf(now['type']));
  if (types) return [`${place} is ${shown(old['type'])} no more, but ${shown(now['type'])}`];
  const [before, after] = [literalsOf(old), literalsOf(now)];
  if (!before && !after) return [];
  if (!before || !after) return [`${place} is ${after ? 'now one of a list' : 'no longer one of a list'}`];
  return [
    ...before
      .filter((value) => !after.includes(value))
      .map((value) => `${place} is never ${shown(value)} any more`),
    ...after.filter((value) => !before.includes(value)).map((value) => `${place} can be ${shown(value)}`),
  ];
}

const listOf = (value: unknown): unknown[] =>
  Array.isArray(value) ? value : value === undefined ? [] : [value];
const literalsOf = (schema: Schema): unknown[] | undefined =>
  'const' in schema ? [schema['const']] : (schema['enum'] as unknown[] | undefined);
const shown = (value: unknown): string => (value === undefined ? 'anything' : JSON.stringify(value));

const difference = (one: readonly unknown[], other: readonly unknown[]): boolean =>
  one.length !== other.length || one.some((value) => !other.includes(value));

/** A reference stands for what it refers to. */
function plain(schema: unknown, root: Schema): Schema {
  const { $ref, ...rest } = schema as Schema;
  if ($ref === undefined) return rest;
  const name = /^#\/\$defs\/(.+)$/.exec($ref as string)![1]!;
  return { ...plain((root['$defs'] as Schema)[name], root), ...rest };
}

/** The branches of a union, each by what tells it from the others: the literals that it must have, or its type. */
function branchesOf(schema: Schema, root: Schema): Map<string, unknown> {
  const branches = (schema['anyOf'] ?? []) as unknown[];
  const named = new Map(branches.map((branch) => [distinction(plain(branch, root)), branch]));
  if (named.size < branches.length)
    throw new Error(`nothing tells these forms from one another: ${[...named.keys()].join('; ')}`);
  return named;
}

function distinction(branch: Schema): string {
  const literals = Object.entries(propertiesOf(branch)).filter(([, member]) => 'const' in (member as Schema));
  if (literals.length > 0)
    return literals.map(([name, member]) => `${name} ${shown((member as Schema)['const'])}`).join(', ');
  const { pattern, type } = branch;
  return pattern === undefined ? String(listOf(type)) : `text like ${pattern as string}`;
}

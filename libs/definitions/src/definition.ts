import { isAlias, isMap, isScalar, isSeq, type Node } from 'yaml';
import { DefinitionError, pathText, type DefinitionProblem } from './errors.js';
import { schemaProblems } from './schema-problems.js';
import { readYaml } from './yaml-document.js';

export interface DefinitionFile {
  /** As it shall be named in messages. */
  readonly name: string;
  readonly text: string;
}

export type Path = readonly (string | number)[];

/** A file whose shape was checked against its schema, with the way back from each value to its place in the text. */
export interface Definition<T> {
  readonly value: T;
  /** A problem at the value under `path`, or at the nearest value around it where nothing is written there. */
  problemAt(path: Path, message: string): DefinitionProblem;
  /** The scalar under `path` as it was written, without quotes; undefined where there is none. */
  sourceText(path: Path): string | undefined;
}

/**
 * Reads a YAML file and checks it against a JSON Schema (2020-12).
 * @throws DefinitionError with all problems found
 */
export function parseDefinition<T>(file: DefinitionFile, schema: object): Definition<T> {
  const { document, value, position } = readYaml(file);
  const root = document.contents!;
  const resolved = (node: unknown): unknown => (isAlias(node) ? node.resolve(document) : node);

  /** The node under a path; where the path leads nowhere, undefined and the last node on the way. */
  const find = (path: Path): { node?: Node; nearest: Node } => {
    let nearest: Node = root;
    for (const step of path) {
      const around = resolved(nearest);
      const inside = isMap(around) || isSeq(around) ? around.get(step, true) : undefined;
      if (!inside) return { nearest };
      nearest = inside as Node;
    }
    return { node: nearest, nearest };
  };

  const problem = (node: Node, path: Path, message: string): DefinitionProblem => ({
    file: file.name,
    ...position(node.range?.[0] ?? 0),
    path: pathText(path),
    message,
  });

  /** Where a key itself stands, to point at a key that should not be there. */
  const keyNode = (path: Path, key: string): Node => {
    const { nearest } = find(path);
    const around = resolved(nearest);
    const pair = isMap(around)
      ? around.items.find(({ key: one }) => isScalar(one) && one.value === key)
      : undefined;
    return (pair?.key as Node | undefined) ?? nearest;
  };

  const problems = schemaProblems(schema, value).map(({ path, key, message }) =>
    key === undefined
      ? problem(find(path).nearest, path, message)
      : problem(keyNode(path, key), [...path, key], message),
  );
  if (problems.length > 0) throw new DefinitionError(inFileOrder(problems));

  return {
    value: value as T,
    problemAt: (path, message) => problem(find(path).nearest, path, message),
    sourceText: (path) => {
      const scalar = resolved(find(path).node);
      return isScalar(scalar) ? (scalar.source ?? String(scalar.value)) : undefined;
    },
  };
}

export function inFileOrder(problems: readonly DefinitionProblem[]): DefinitionProblem[] {
  return [...problems].sort((a, b) => a.line - b.line || a.column - b.column);
}

import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseAllDocuments } from 'yaml';
import { otherVariables, settings } from '../../apps/ledger/src/config/settings.js';

const root = join(import.meta.dirname, '../..');
/** @param path from the project folder, as all paths here */
export const inRoot = (path: string): string => join(root, path);
export const isThere = (path: string): boolean => existsSync(inRoot(path));
export const text = (path: string): string => readFileSync(inRoot(path), 'utf8');

/** Every document in a file. @throws where it is not YAML, or leans on what is only warned of */
export function yaml<T>(path: string): T[] {
  return parseAllDocuments(text(path), { merge: true }).map((document) => {
    const [problem] = [...document.errors, ...document.warnings];
    if (problem) throw new Error(`${path}: ${problem.message}`);
    return document.toJS() as T;
  });
}

/** The only document in a file. */
export const oneYaml = <T>(path: string): T => yaml<T>(path)[0]!;

export const dockerfile = text('infra/Dockerfile');
export const { version } = JSON.parse(text('package.json')) as { version: string };

const known = new Set([...Object.values(settings), ...otherVariables].map(({ variable }) => variable));

/** Which of these the program would not know, as it would at its start. */
export const unknownSettings = (variables: readonly string[]): string[] =>
  variables.filter((variable) => /^(LEDGER|OTEL)_/.test(variable) && !known.has(variable));

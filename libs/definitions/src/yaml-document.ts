import { isNode, LineCounter, parseDocument, visit, type Document, type YAMLError } from 'yaml';
import type { DefinitionFile } from './definition.js';
import { DefinitionError, type DefinitionProblem } from './definition-problem.js';

/** An alias may stand for a value that is used in several places; more than this is an attempt to blow the file up. */
const MOST_ALIASES = 100;

export interface YamlDocument {
  readonly document: Document;
  readonly value: unknown;
  readonly position: (offset: number) => { line: number; column: number };
}

/** @throws DefinitionError for anything but one YAML 1.2 document with plain tags and unique keys */
export function readYaml({ name, text }: DefinitionFile): YamlDocument {
  const lines = new LineCounter();
  const position = (offset: number) => {
    const { line, col } = lines.linePos(offset);
    return { line: Math.max(line, 1), column: Math.max(col, 1) };
  };
  const refuse = (offset: number, message: string): DefinitionError =>
    new DefinitionError([{ file: name, ...position(offset), path: '', message }]);

  const document = parse(text, lines, refuse);
  const problems = [...document.errors, ...document.warnings].map((error): DefinitionProblem => ({
    file: name,
    ...position(error.pos[0]),
    path: '',
    message: inWords(error, text),
  }));
  if (problems.length > 0) throw new DefinitionError(problems);
  if (document.contents === null || document.contents.range?.[0] === document.contents.range?.[1]) {
    throw refuse(0, 'the file is empty');
  }

  // An alias inside the very value that it stands for would have no end.
  visit(document, {
    Alias(_key, alias, around) {
      const target = alias.resolve(document);
      if (around.some((one) => isNode(one) && one === target)) {
        throw refuse(alias.range?.[0] ?? 0, `alias *${alias.source} stands inside the value that it names`);
      }
    },
  });
  try {
    return { document, value: document.toJS({ maxAliasCount: MOST_ALIASES }), position };
  } catch (error) {
    if (error instanceof ReferenceError) throw refuse(0, 'the aliases in it multiply beyond reason');
    throw error;
  }
}

function parse(
  text: string,
  lineCounter: LineCounter,
  refuse: (offset: number, message: string) => Error,
): Document {
  try {
    return parseDocument(text, {
      version: '1.2',
      schema: 'core',
      strict: true,
      uniqueKeys: true,
      stringKeys: true,
      prettyErrors: false,
      lineCounter,
    });
  } catch (error) {
    // The parser calls itself for each level: a few thousand brackets exhaust the stack.
    if (error instanceof RangeError) throw refuse(0, 'it is nested too deeply');
    throw error;
  }
}

function inWords({ code, message, pos }: YAMLError, text: string): string {
  switch (code) {
    case 'TAB_AS_INDENT':
      return 'a tab stands where lines are indented; use spaces';
    case 'DUPLICATE_KEY':
      return `key \`${/^["']?([^:"'\r\n]*)/.exec(text.slice(pos[0]))?.[1]?.trim()}\` is given twice`;
    case 'MULTIPLE_DOCS':
      return 'a second document (`---`) begins here; one file holds one';
    case 'NON_STRING_KEY':
      return 'a key must be text; put it in quotes';
    case 'TAG_RESOLVE_FAILED':
      return `tags such as \`${/^\S*/.exec(text.slice(pos[0]))?.[0]}\` are not allowed here`;
    default:
      return message;
  }
}

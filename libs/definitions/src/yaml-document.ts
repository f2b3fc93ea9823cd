import { isNode, LineCounter, parseDocument, visit, type Document, type YAMLError } from 'yaml';
import type { DefinitionFile } from './definition.js';
import { DefinitionError, type DefinitionProblem } from './errors.js';

/** Definitions hardly need any; finding what each stands for takes a walk through the file. */
const MOST_ALIASES = 100;

/** Each level is a call within a call: a few thousand brackets exhaust the stack. */
const TOO_DEEP = 'it is nested too deeply';

type Refuse = (offset: number, message: string) => DefinitionError;

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
  const refuse: Refuse = (offset, message) =>
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

  try {
    checkAliases(document, refuse);
    return { document, value: document.toJS({ maxAliasCount: MOST_ALIASES }), position };
  } catch (error) {
    if (error instanceof ReferenceError) throw refuse(0, 'the aliases in it multiply beyond reason');
    if (error instanceof RangeError) throw refuse(0, TOO_DEEP);
    throw error;
  }
}

/** An alias may stand for a value that is used in several places, but not for one that it is itself a part of. */
function checkAliases(document: Document, refuse: Refuse): void {
  let count = 0;
  visit(document, {
    Alias(_key, alias, around) {
      const offset = alias.range?.[0] ?? 0;
      count += 1;
      if (count > MOST_ALIASES) throw refuse(offset, `more than ${MOST_ALIASES} aliases are not allowed`);
      const target = alias.resolve(document);
      if (target === undefined) throw refuse(offset, `alias *${alias.source} names nothing above it`);
      if (around.some((one) => isNode(one) && one === target)) {
        throw refuse(offset, `alias *${alias.source} stands inside the value that it names`);
      }
    },
  });
}

function parse(text: string, lineCounter: LineCounter, refuse: Refuse): Document {
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
    if (error instanceof RangeError) throw refuse(0, TOO_DEEP);
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
      return `tags such as \`${/^\S*/.exec(text.slice(pos[0]))?.[0]}\` are not allowed; put text that begins with "!" in quotes`;
    default:
      return message;
  }
}

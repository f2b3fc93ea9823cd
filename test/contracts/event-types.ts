import { join } from 'node:path';
import ts from 'typescript';
import { descriptionOf, wholeSchema, type Schema } from './schema-of-type.js';

/** An event type as the sources declare it. */
export interface EventType {
  readonly type: string;
  /** Its doc comment. */
  readonly description: string | undefined;
  /** The folder of its aggregate in `libs/domain/src`. */
  readonly folder: string;
  /** Of its data: `type`, `properties`, `required` and `$defs`. */
  readonly data: Schema;
}

/** The root of the repository. */
export const root = join(import.meta.dirname, '../..');

/** Every type of event that `LedgerEvent` lists, with the schema of its data, by the names of the types. */
export function eventTypes(): EventType[] {
  const entry = join(root, 'libs/domain/src/ledger-event.ts');
  const program = ts.createProgram([entry], compilerOptions());
  const checker = program.getTypeChecker();
  const declared = program.getSourceFile(entry)!.statements.filter(ts.isTypeAliasDeclaration);
  const all = declared.find(({ name }) => name.text === 'LedgerEvent')!;
  const leaves = leavesOf(all, checker);
  // Deadlines stand in the streams of appeals and of cases: they are listed twice.
  return [...new Set(leaves)]
    .map((alias) => eventType(alias, checker))
    .toSorted((one, other) => (one.type < other.type ? -1 : 1));
}

/** As the sources are compiled. */
export function compilerOptions(): ts.CompilerOptions {
  const { config } = ts.readConfigFile(join(root, 'tsconfig.json'), (path) => ts.sys.readFile(path));
  return ts.parseJsonConfigFileContent({ ...config, files: [], include: [] }, ts.sys, root).options;
}

/** The aliases of single events under one that unites them. */
function leavesOf(alias: ts.TypeAliasDeclaration, checker: ts.TypeChecker): ts.TypeAliasDeclaration[] {
  if (isEvent(alias)) return [alias];
  const references = ts.isUnionTypeNode(alias.type) ? alias.type.types : [alias.type];
  return references.flatMap((node) => {
    const symbol = checker.getSymbolAtLocation((node as ts.TypeReferenceNode).typeName)!;
    const target = symbol.flags & ts.SymbolFlags.Alias ? checker.getAliasedSymbol(symbol) : symbol;
    return leavesOf(target.declarations!.find(ts.isTypeAliasDeclaration)!, checker);
  });
}

const isEvent = ({ type }: ts.TypeAliasDeclaration): boolean =>
  ts.isTypeReferenceNode(type) && type.typeName.getText() === 'DomainEvent';

function eventType(alias: ts.TypeAliasDeclaration, checker: ts.TypeChecker): EventType {
  const [name, data] = (alias.type as ts.TypeReferenceNode).typeArguments!;
  const literal = checker.getTypeFromTypeNode(name!) as ts.StringLiteralType;
  return {
    type: literal.value,
    description: descriptionOf(checker.getSymbolAtLocation(alias.name)!, checker),
    folder: /libs\/domain\/src\/([^/]+)\//.exec(alias.getSourceFile().fileName)![1]!,
    data: wholeSchema(checker.getTypeFromTypeNode(data!), checker),
  };
}

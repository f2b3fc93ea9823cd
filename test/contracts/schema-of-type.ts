import ts from 'typescript';

/** A JSON Schema of the 2020-12 dialect, as plain JSON. */
export type Schema = Readonly<Record<string, unknown>>;

/**
 * Names that say more than the type they stand for. A number is an integer otherwise: points are thousandths, and
 * everything else that the ledger stores is counted. Only imported attributes have fractions.
 */
const meanings: Readonly<Record<string, Schema>> = {
  CalendarDate: { type: 'string', format: 'date' },
  MilliPoints: { type: 'integer' },
  AttributeValue: { type: ['boolean', 'number', 'string'] },
};

/** The schema of a type, with those of what it names. */
export function wholeSchema(type: ts.Type, checker: ts.TypeChecker): Schema {
  const schemas = new SchemaOfType(checker);
  const members = schemas.members(type);
  const definitions = Object.entries(schemas.definitions).toSorted(([one], [other]) =>
    one < other ? -1 : 1,
  );
  return { ...members, ...(definitions.length > 0 && { $defs: Object.fromEntries(definitions) }) };
}

/** Makes schemas of types; what has a name in the sources becomes a definition, once in each schema. */
class SchemaOfType {
  readonly definitions: Record<string, Schema> = {};
  private readonly declarations = new Map<string, NamedType>();

  constructor(private readonly checker: ts.TypeChecker) {}

  /** The members of a type, with those that it inherits, picks or leaves out. */
  members(type: ts.Type): Schema {
    const symbols = this.checker
      .getPropertiesOfType(type)
      .toSorted((one, other) => (one.name < other.name ? -1 : 1));
    const required = symbols.filter(({ flags }) => !(flags & ts.SymbolFlags.Optional));
    return {
      type: 'object',
      properties: Object.fromEntries(symbols.map((symbol) => [symbol.name, this.member(symbol)])),
      ...(required.length > 0 && { required: required.map(({ name }) => name) }),
    };
  }

  private member(symbol: ts.Symbol): Schema {
    const declaration = symbol.declarations?.find(ts.isPropertySignature);
    // What is written says more than what the checker knows of it: a date is but a text to it.
    const schema = declaration?.type
      ? this.written(declaration.type)
      : this.known(this.checker.getTypeOfSymbol(symbol));
    const description = descriptionOf(symbol, this.checker);
    return description === undefined ? schema : { description, ...schema };
  }

  private written(node: ts.TypeNode): Schema {
    if (ts.isParenthesizedTypeNode(node)) return this.written(node.type);
    if (ts.isTypeOperatorNode(node) && node.operator === ts.SyntaxKind.ReadonlyKeyword)
      return this.written(node.type);
    if (ts.isArrayTypeNode(node)) return { type: 'array', items: this.written(node.elementType) };
    if (ts.isUnionTypeNode(node)) return anyOf(node.types.map((one) => this.written(one)));
    const named = ts.isTypeReferenceNode(node) && this.declarationOf(node.typeName);
    if (named) return this.named(named);
    return this.known(this.checker.getTypeFromTypeNode(node));
  }

  /** An alias or interface of our own; undefined for what TypeScript brings, such as `Readonly`. */
  private declarationOf(name: ts.EntityName): NamedType | undefined {
    const symbol = this.checker.getSymbolAtLocation(name)!;
    const target = symbol.flags & ts.SymbolFlags.Alias ? this.checker.getAliasedSymbol(symbol) : symbol;
    const declaration = target.declarations?.find(isNamedType);
    return declaration && isOurs(declaration) ? declaration : undefined;
  }

  private named(declaration: NamedType): Schema {
    const { text: name } = declaration.name;
    if (declaration.typeParameters) throw new Error(`${name} has type parameters: no schema is made of such`);
    const known = this.declarations.get(name);
    if (known && known !== declaration) throw new Error(`two types are called ${name}: rename one`);
    if (!known) {
      this.declarations.set(name, declaration);
      const description = descriptionOf(this.checker.getSymbolAtLocation(declaration.name)!, this.checker);
      const schema = meanings[name] ?? this.declared(declaration);
      this.definitions[name] = { ...(description !== undefined && { description }), ...schema };
    }
    return { $ref: `#/$defs/${name}` };
  }

  private declared(declaration: NamedType): Schema {
    return ts.isTypeAliasDeclaration(declaration)
      ? this.written(declaration.type)
      : this.members(this.checker.getTypeAtLocation(declaration));
  }

  /** What has no words of its own in the sources, or has but those of its parts. */
  private known(type: ts.Type): Schema {
    const { checker } = this;
    const alias = type.aliasSymbol?.declarations?.find(isNamedType);
    if (alias && isOurs(alias)) return this.named(alias);
    if (type.flags & ts.TypeFlags.String) return { type: 'string' };
    if (type.flags & ts.TypeFlags.Number) return { type: 'integer' };
    if (type.flags & ts.TypeFlags.Boolean) return { type: 'boolean' };
    if (type.flags & ts.TypeFlags.Null) return { type: 'null' };
    if (type.isStringLiteral()) return { type: 'string', const: type.value };
    if (type.isNumberLiteral()) return { type: 'integer', const: type.value };
    if (type.flags & ts.TypeFlags.TemplateLiteral) return patternOf(type as ts.TemplateLiteralType, checker);
    // What may be left out has `undefined` among its types; it is not required, that is all.
    const isSaid = ({ flags }: ts.Type): boolean => !(flags & ts.TypeFlags.Undefined);
    if (type.isUnion()) return anyOf(type.types.filter(isSaid).map((one) => this.known(one)));
    if (checker.isTupleType(type)) throw new Error(`no schema is made of ${checker.typeToString(type)}`);
    if (checker.isArrayType(type))
      return { type: 'array', items: this.known(checker.getTypeArguments(type as ts.TypeReference)[0]!) };
    const [index] = checker.getIndexInfosOfType(type);
    if (index) return { type: 'object', additionalProperties: this.known(index.type) };
    if (type.flags & (ts.TypeFlags.Object | ts.TypeFlags.Intersection)) return this.members(type);
    throw new Error(`no schema is made of ${checker.typeToString(type)}`);
  }
}

type NamedType = ts.TypeAliasDeclaration | ts.InterfaceDeclaration;

const isNamedType = (node: ts.Node): node is NamedType =>
  ts.isTypeAliasDeclaration(node) || ts.isInterfaceDeclaration(node);

const isOurs = (node: ts.Node): boolean => !node.getSourceFile().fileName.includes('/node_modules/');

/** The doc comment, on one line. */
export function descriptionOf(symbol: ts.Symbol, checker: ts.TypeChecker): string | undefined {
  const text = ts
    .displayPartsToString(symbol.getDocumentationComment(checker))
    .replaceAll(/\s+/g, ' ')
    .trim();
  return text === '' ? undefined : text;
}

/** One of several: literals become one list, and the order says nothing. */
function anyOf(branches: readonly Schema[]): Schema {
  const literals = branches.filter((one) => 'const' in one);
  const values = literals.map((one) => one['const'] as string | number);
  const listed = literals.length > 1 ? [{ type: literals[0]!['type'], enum: values.toSorted() }] : literals;
  const all = [...branches.filter((one) => !('const' in one)), ...listed].toSorted((one, other) =>
    JSON.stringify(one) < JSON.stringify(other) ? -1 : 1,
  );
  if (all.length === 1) return all[0]!;
  const isScalar = ({ type, ...rest }: Schema): boolean =>
    type !== undefined && Object.keys(rest).length === 0;
  if (all.every(isScalar)) return { type: all.map(({ type }) => type) };
  return { anyOf: all };
}

function patternOf({ texts, types }: ts.TemplateLiteralType, checker: ts.TypeChecker): Schema {
  const other = types.find((type) => !(type.flags & ts.TypeFlags.String));
  if (other) throw new Error(`no pattern is made of ${checker.typeToString(other)}`);
  const literally = (text: string): string => text.replaceAll(/[\\^$.*+?()[\]{}|/]/g, String.raw`\$&`);
  return { type: 'string', pattern: `^${texts.map(literally).join(String.raw`[\s\S]*`)}$` };
}

import { Environment, serialize, type ASTNode } from '@marcbachmann/cel-js';
import { factNameOf, forbiddenIn, overflows, partsOf } from './expression.js';
import { Attributes } from './fact-sheet.js';
import type { Fact } from './facts.js';
import { nearest } from './nearest.js';

/** What a rule asks of a record. It applies only where every fact that it names is known. */
export interface Condition {
  /** The facts that it names, each once. */
  readonly facts: readonly Fact[];
  readonly expression: ASTNode;
  /** The same text for all ways of writing the same expression. */
  readonly normalised: string;
  /** Whether it holds, given the facts that it names by name. Pure. */
  readonly holds: (context: Record<string, unknown>) => boolean;
}

export interface ConditionProblem {
  readonly code: 'condition-syntax' | 'condition-language' | 'unknown-fact' | 'condition-type';
  readonly message: string;
}

/** A condition that cannot be used, with everything that is wrong in it. */
export class InvalidCondition extends Error {
  constructor(readonly problems: readonly ConditionProblem[]) {
    super(problems.map(({ message }) => message).join('; '));
    this.name = 'InvalidCondition';
  }
}

const LONGEST = 2_000;
const limits = {
  maxAstNodes: 300,
  maxDepth: 40,
  maxListElements: 200,
  maxMapEntries: 1,
  maxCallArguments: 4,
};

/**
 * Makes conditions over the given facts.
 * @returns a function that throws InvalidCondition for what is not a boolean expression over them
 */
export function conditionCompiler(facts: ReadonlyMap<string, Fact>): (when: string) => Condition {
  const environment = environmentOf(facts);
  return (when) => {
    if (when.length > LONGEST) throw invalid('condition-syntax', `must have at most ${LONGEST} characters`);
    const compiled = attempt('condition-syntax', () => environment.parse(when));
    const names = [...namesIn(compiled.ast)];
    const problems: ConditionProblem[] = [
      ...[...new Set(forbiddenIn(compiled.ast))].map(
        (message) => ({ code: 'condition-language', message }) as const,
      ),
      ...names
        .filter((name) => !facts.has(name))
        .map((name) => ({ code: 'unknown-fact', message: unknownFact(name, facts) }) as const),
    ];
    if (problems.length > 0) throw new InvalidCondition(problems);

    const { valid, type, error } = compiled.check();
    if (!valid) throw invalid('condition-type', `${summaryOf(error)}${fractionHint(error)}`);
    if (type !== 'bool')
      throw invalid('condition-type', `must be true or false, but is a value of type ${type}`);
    if (overflows(compiled.ast, facts)) {
      throw invalid('condition-language', 'the numbers in it can grow too large to be computed');
    }
    return {
      facts: names.map((name) => facts.get(name)!),
      expression: compiled.ast,
      normalised: serialize(compiled.ast),
      holds: (context) => compiled(context) === true,
    };
  };
}

export function unknownFact(name: string, facts: ReadonlyMap<string, Fact>): string {
  const meant = nearest(name, [...facts.keys()]);
  const hint = name.startsWith('attributes.') ? '; declare it under `attributes`' : '';
  return `there is no fact \`${name}\`${meant ? `; did you mean \`${meant}\`?` : hint}`;
}

function environmentOf(facts: ReadonlyMap<string, Fact>): Environment {
  const environment = new Environment({ limits });
  const fields: Record<string, string> = {};
  for (const { name, type, attribute } of facts.values()) {
    if (attribute === undefined) environment.registerVariable(name, type);
    else fields[attribute] = type;
  }
  return environment
    .registerType('Attributes', { ctor: Attributes, fields })
    .registerVariable('attributes', 'Attributes');
}

function namesIn(node: ASTNode, found = new Set<string>()): Set<string> {
  const name = factNameOf(node);
  if (name !== undefined) return found.add(name);
  for (const part of partsOf(node)) namesIn(part, found);
  return found;
}

function attempt<T>(code: ConditionProblem['code'], parse: () => T): T {
  try {
    return parse();
  } catch (error) {
    throw invalid(code, summaryOf(error));
  }
}

/** The library's own words without its drawing of the expression, and where in the expression. */
function summaryOf(error: unknown): string {
  const { summary, message, range } = error as Error & { summary?: string; range?: { start: number } };
  return `${summary ?? message}${range ? ` (at character ${range.start + 1})` : ''}`;
}

/** CEL never mixes the two kinds of number in arithmetic and equality; people do. */
const fractionHint = (error: unknown): string =>
  /double \S+ int|int \S+ double/.test(summaryOf(error))
    ? '; attributes that are numbers go with numbers that have a point, such as 100.0'
    : '';

const invalid = (code: ConditionProblem['code'], message: string): InvalidCondition =>
  new InvalidCondition([{ code, message }]);

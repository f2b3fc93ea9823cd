import type { ASTNode } from '@marcbachmann/cel-js';
import { factNameOf, literalOf, partsOf, type Literal } from './expression.js';
import type { Fact } from './facts.js';

/** The values at which an expression can change its mind. */
export interface Thresholds {
  /** By fact: the literals that it is compared with. */
  readonly byFact: ReadonlyMap<string, readonly Literal[]>;
  /** Literals that are used in any other way. */
  readonly others: readonly Literal[];
  /**
   * Whether these are all: true where facts are only ever compared with literals. Then values on, between and beyond
   * the literals stand for every value there is; with arithmetic or tests of parts of a text they do not.
   */
  readonly complete: boolean;
}

const ORDER = new Set(['<', '<=', '>', '>=']);
const COMPARISON = new Set(['==', '!=', ...ORDER]);
const BOOLEAN = new Set(['&&', '||', '!_', 'in', ...COMPARISON]);

export function thresholdsOf(expression: ASTNode, facts: readonly Fact[]): Thresholds {
  const byFact = new Map<string, Literal[]>();
  const others: Literal[] = [];
  let complete = true;

  const isBoolean = (node: ASTNode): boolean =>
    BOOLEAN.has(node.op) ||
    typeof literalOf(node) === 'boolean' ||
    facts.some(({ name, type }) => name === factNameOf(node) && type === 'bool');

  const note = (fact: string, literals: readonly Literal[]): void => {
    byFact.set(fact, [...(byFact.get(fact) ?? []), ...literals]);
  };

  const giveUp = (node: ASTNode): void => {
    complete = false;
    const literal = literalOf(node);
    if (literal !== undefined) others.push(literal);
    else if (factNameOf(node) === undefined) partsOf(node).forEach(giveUp);
  };

  const walk = (node: ASTNode): void => {
    if (factNameOf(node) !== undefined || literalOf(node) !== undefined) return;
    if (!COMPARISON.has(node.op) && node.op !== 'in') {
      return BOOLEAN.has(node.op) || node.op === '?:' ? partsOf(node).forEach(walk) : giveUp(node);
    }
    const [left, right] = partsOf(node) as [ASTNode, ASTNode];
    const fact = factNameOf(left) ?? factNameOf(right);
    const literals = (node.op === 'in' ? [...partsOf(right)] : [left, right])
      .map(literalOf)
      .filter((literal) => literal !== undefined);
    const unordered = !ORDER.has(node.op) || typeof literals[0] !== 'string';
    if (fact !== undefined && literals.length > 0 && unordered) note(fact, literals);
    else if (isBoolean(left) && isBoolean(right)) [left, right].forEach(walk);
    else giveUp(node);
  };

  walk(expression);
  return { byFact, others, complete };
}

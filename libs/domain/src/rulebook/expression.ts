import type { ASTNode } from '@marcbachmann/cel-js';
import { LARGEST_INT_FACT, type Fact } from './facts.js';

/*
 * Conditions are written in a part of CEL in which nothing can fail once it was checked, nothing reads a clock, and
 * everything takes a bounded time: a rule that fails on one record would stop all judging behind it. So there are no
 * regular expressions (their time is not bounded), no conversions (they fail on some values), no macros, and no
 * division by anything but a number that is written down.
 */

export type Literal = bigint | number | string | boolean;

const textTests = new Set(['startsWith', 'endsWith', 'contains']);
const LARGEST_INT = 2n ** 63n - 1n;

/** The name of the fact that a node asks for; undefined for any other node. */
export function factNameOf(node: ASTNode): string | undefined {
  if (node.op === 'id') return node.args;
  if (node.op === '.' && node.args[0].op === 'id' && node.args[0].args === 'attributes') {
    return `attributes.${node.args[1]}`;
  }
  return undefined;
}

/** The value that a node writes down, with its sign; undefined for any other node. */
export function literalOf(node: ASTNode): Literal | undefined {
  if (node.op === '-_') {
    const value = literalOf(node.args);
    return typeof value === 'bigint' || typeof value === 'number' ? -value : undefined;
  }
  if (node.op !== 'value' || node.args === null || typeof node.args === 'object') return undefined;
  return node.args;
}

/** The nodes directly under one. */
export function partsOf(node: ASTNode): readonly ASTNode[] {
  switch (node.op) {
    case 'value':
    case 'id':
      return [];
    case '!_':
    case '-_':
      return [node.args];
    case '.':
    case '.?':
      return [node.args[0]];
    case 'call':
      return node.args[1];
    case 'rcall':
      return [node.args[1], ...node.args[2]];
    case 'map':
      return node.args.flat();
    default:
      return node.args;
  }
}

/** Everything in an expression that is outside the permitted part of the language, in words. */
export function forbiddenIn(node: ASTNode): string[] {
  if (factNameOf(node) !== undefined) return [];
  const inside = partsOf(node).flatMap(forbiddenIn);
  const own = forbidden(node);
  return own === undefined ? inside : [own, ...inside];
}

function forbidden(node: ASTNode): string | undefined {
  switch (node.op) {
    case 'value': {
      const value = literalOf(node);
      if (value === undefined) return 'only numbers, text, true and false can be written here';
      return typeof value === 'bigint' && value > LARGEST_INT ? `${value} is too large a number` : undefined;
    }
    case '/':
    case '%':
      return Number(literalOf(node.args[1]) || 0) === 0
        ? `\`${node.op}\` needs a number other than zero, written down, on its right`
        : undefined;
    case 'in':
      return node.args[1].op === 'list' ? undefined : '`in` needs a list such as ["a", "b"] on its right';
    case 'list':
      return node.args.every((item) => literalOf(item) !== undefined)
        ? undefined
        : 'a list can only hold numbers or text that are written down';
    case 'call':
      return node.args[0] === 'has'
        ? 'has() is not needed: a rule applies only where every fact that it names is known'
        : `the function ${node.args[0]}() is not available`;
    case 'rcall':
      return textTests.has(node.args[0]) ? undefined : `the function .${node.args[0]}() is not available`;
    case '.':
    case '.?':
    case '[]':
    case '[?]':
    case 'map':
      return 'only facts and `attributes.<name>` can be asked for';
    default:
      return undefined;
  }
}

/** The furthest from zero that a whole number in the expression can lie, wherever it lies too far to be computed. */
export function overflows(node: ASTNode, facts: ReadonlyMap<string, Fact>): boolean {
  return partsOf(node).some((part) => overflows(part, facts)) || (reach(node, facts) ?? 0n) > LARGEST_INT;
}

function reach(node: ASTNode, facts: ReadonlyMap<string, Fact>): bigint | undefined {
  const literal = literalOf(node);
  if (literal !== undefined) return typeof literal === 'bigint' ? magnitude(literal) : undefined;
  const fact = factNameOf(node);
  if (fact !== undefined) return facts.get(fact)?.type === 'int' ? LARGEST_INT_FACT : undefined;
  if (node.op === '-_') return reach(node.args, facts);
  if (node.op === '?:') return largest(reach(node.args[1], facts), reach(node.args[2], facts));
  if (!['+', '-', '*', '/', '%'].includes(node.op)) return undefined;
  const [left, right] = partsOf(node).map((part) => reach(part, facts));
  if (left === undefined || right === undefined) return undefined;
  if (node.op === '*') return left * right;
  return node.op === '+' || node.op === '-' ? left + right : left;
}

const magnitude = (value: bigint): bigint => (value < 0n ? -value : value);
const largest = (a: bigint | undefined, b: bigint | undefined): bigint | undefined =>
  a === undefined || b === undefined ? undefined : a > b ? a : b;

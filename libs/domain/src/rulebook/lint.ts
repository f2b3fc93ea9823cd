import { checkRulebook } from './check-rulebook.js';
import { conditionCompiler, InvalidCondition, unknownFact, type Condition } from './condition.js';
import { factsOf, type Fact } from './facts.js';
import { error, warning, type Finding } from './finding.js';
import { lintEffect } from './lint-effect.js';
import { lintUse } from './lint-use.js';
import { probe } from './probe.js';
import { placeholdersIn } from './reason.js';
import type { Rule, Rulebook } from './rulebook.js';

/** Everything that is wrong or suspicious in a rulebook. One without errors can be published, compiled and judged by. */
export function lintRulebook(rulebook: Rulebook): Finding[] {
  const facts = factsOf(rulebook.attributes);
  const compile = conditionCompiler(facts);
  const conditions = new Map<Rule, Condition>();
  const inRules = rulebook.rules.flatMap((rule, index): Finding[] => {
    const path = ['rules', index];
    const inReason = lintReason(rule, path, facts);
    try {
      const condition = compile(rule.when);
      conditions.set(rule, condition);
      return [...lintReach(condition, [...path, 'when']), ...inReason];
    } catch (problem) {
      if (!(problem instanceof InvalidCondition)) throw problem;
      return [
        ...problem.problems.map(({ code, message }) => error(code, [...path, 'when'], message)),
        ...inReason,
      ];
    }
  });
  return [...checkRulebook(rulebook), ...inRules, ...lintEffect(rulebook), ...lintUse(rulebook, conditions)];
}

function lintReach(condition: Condition, path: Finding['path']): Finding[] {
  switch (probe(condition)) {
    case 'never':
      return [error('rule-unreachable', path, 'can never hold: no record meets it')];
    case 'unseen':
      return [
        warning('rule-perhaps-unreachable', path, 'held for none of the records tried: check that it can'),
      ];
    case 'always':
      return [warning('rule-always-holds', path, 'holds for every record that carries the facts it names')];
    case 'too-many':
      return [warning('rule-not-tried', path, 'compares too many values to try out whether it can hold')];
    case 'sometimes':
      return [];
  }
}

function lintReason({ reason }: Rule, path: Finding['path'], facts: ReadonlyMap<string, Fact>): Finding[] {
  return placeholdersIn(reason)
    .filter((name) => !facts.has(name))
    .map((name) => error('unknown-fact', [...path, 'reason'], unknownFact(name, facts)));
}

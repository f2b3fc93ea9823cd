import type { Condition } from './condition.js';
import { warning, type Finding } from './finding.js';
import { placeholdersIn } from './reason.js';
import type { Rule, Rulebook } from './rulebook.js';

/** What is declared and never used, and what is said twice. */
export function lintUse(
  { attributes, indicators, rules }: Rulebook,
  conditions: ReadonlyMap<Rule, Condition>,
): Finding[] {
  const ruled = new Set(rules.map(({ indicator }) => indicator));
  const asked = new Set([
    ...[...conditions.values()].flatMap(({ facts }) => facts.map(({ name }) => name)),
    ...rules.flatMap(({ reason }) => placeholdersIn(reason)),
  ]);
  return [
    ...indicators.flatMap(({ id, manual }, index) =>
      manual || ruled.has(id)
        ? []
        : [
            warning(
              'indicator-unused',
              ['indicators', index],
              `${id} has no rule and is not manual: nothing moves it`,
            ),
          ],
    ),
    ...Object.keys(attributes)
      // A condition that could not be read may well ask for it.
      .filter((name) => conditions.size === rules.length && !asked.has(`attributes.${name}`))
      .map((name) => warning('attribute-unused', ['attributes', name], `no rule asks for attribute ${name}`)),
    ...repeatedRules(rules, conditions),
  ];
}

function repeatedRules(rules: readonly Rule[], conditions: ReadonlyMap<Rule, Condition>): Finding[] {
  const first = new Map<string, string>();
  return rules.flatMap((rule, index) => {
    const condition = conditions.get(rule);
    if (!condition) return [];
    const key = `${rule.indicator} ${condition.normalised}`;
    const earlier = first.get(key);
    if (earlier === undefined) {
      first.set(key, rule.id);
      return [];
    }
    const message = `is the condition of rule ${earlier} under the same indicator: both would count`;
    return [warning('rule-repeated', ['rules', index, 'when'], message)];
  });
}

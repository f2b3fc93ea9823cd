import type { MilliPoints } from '#scoring';
import type { WorkRecordData } from '../work-record/events.js';
import { conditionCompiler, type Condition } from './condition.js';
import { FactSheet } from './fact-sheet.js';
import { factsOf } from './facts.js';
import { reasonWriter } from './reason.js';
import type { Rule, Rulebook } from './rulebook.js';

/** What a rule makes of a record: the entry that follows, without the account it goes to. */
export interface JudgedEntry {
  readonly rule: string;
  readonly indicator: string;
  readonly kind: Rule['kind'];
  readonly points: MilliPoints;
  readonly reason: string;
  /** Where in its life it begins. */
  readonly enters: Rule['enters'];
}

export interface CompiledRulebook {
  /**
   * One entry for each rule that applies and holds, in the order of the rulebook. Pure.
   * @throws RuleFailed
   */
  readonly judge: (record: WorkRecordData) => JudgedEntry[];
}

/** A condition failed on a record. A published rule cannot: whoever meets this must stop and report it. */
export class RuleFailed extends Error {
  constructor(
    readonly rule: string,
    readonly record: string,
    options: ErrorOptions,
  ) {
    super(`rule ${rule} failed on record ${record}: ${(options.cause as Error).message}`, options);
    this.name = 'RuleFailed';
  }
}

interface CompiledRule {
  readonly rule: Rule;
  readonly condition: Condition;
  readonly reason: (record: WorkRecordData) => string;
}

/** @throws InvalidCondition where a rule's condition is none; a published rulebook has no such rule */
export function compileRulebook(rulebook: Rulebook): CompiledRulebook {
  const facts = factsOf(rulebook.attributes);
  const compileCondition = conditionCompiler(facts);
  const rules = rulebook.rules.map((rule): CompiledRule => ({
    rule,
    condition: compileCondition(rule.when),
    reason: reasonWriter(rule.reason, facts),
  }));
  const sheet = new FactSheet([...new Set(rules.flatMap(({ condition }) => condition.facts))]);
  return {
    judge(record) {
      sheet.fill(record);
      const entries: JudgedEntry[] = [];
      for (const { rule, condition, reason } of rules) {
        if (!sheet.knowsAll(condition.facts) || !holds(condition, sheet, rule, record)) continue;
        const { id, indicator, kind, points, enters } = rule;
        entries.push({ rule: id, indicator, kind, points, reason: reason(record), enters });
      }
      return entries;
    },
  };
}

function holds(condition: Condition, sheet: FactSheet, rule: Rule, record: WorkRecordData): boolean {
  try {
    return condition.holds(sheet.context);
  } catch (cause) {
    throw new RuleFailed(rule.id, record.recordId, { cause });
  }
}

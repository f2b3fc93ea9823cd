import type { WorkRecordData } from '../work-record/events.js';
import type { Fact } from './facts.js';

const PLACEHOLDER = /\{([A-Za-z][A-Za-z0-9.]*)\}/g;

/** The facts that a reason asks for. */
export function placeholdersIn(template: string): string[] {
  return [...template.matchAll(PLACEHOLDER)].map((match) => match[1]!);
}

/** Makes reasons from a template: each `{fact}` becomes the record's value, or `unknown` where it has none. */
export function reasonWriter(
  template: string,
  facts: ReadonlyMap<string, Fact>,
): (record: WorkRecordData) => string {
  if (placeholdersIn(template).length === 0) return () => template;
  return (record) =>
    template.replace(PLACEHOLDER, (written, name: string) => {
      const fact = facts.get(name);
      return fact === undefined ? written : String(fact.of(record) ?? 'unknown');
    });
}

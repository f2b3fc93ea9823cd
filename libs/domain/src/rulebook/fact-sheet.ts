import type { WorkRecordData } from '../work-record/events.js';
import type { Fact } from './facts.js';

/** What `attributes` is while a condition is evaluated; a class, so that its fields can be typed. */
export class Attributes {
  [name: string]: unknown;
}

/**
 * The facts of one record at a time, each computed once however many rules ask for it. It is filled again for the
 * next record instead of made anew: judging runs over millions of records.
 */
export class FactSheet {
  private readonly attributes = new Attributes();
  /** What conditions are evaluated against. */
  readonly context: Record<string, unknown> = { attributes: this.attributes };

  constructor(private readonly facts: readonly Fact[]) {}

  fill(record: WorkRecordData): void {
    for (const { name, attribute, of } of this.facts) {
      if (attribute === undefined) this.context[name] = of(record);
      else this.attributes[attribute] = of(record);
    }
  }

  knowsAll(facts: readonly Fact[]): boolean {
    return facts.every(
      ({ name, attribute }) =>
        (attribute === undefined ? this.context[name] : this.attributes[attribute]) !== undefined,
    );
  }
}

import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { dayNumber, fromDayNumber } from '../calendar-date.js';
import { workRecord } from '../testing/rulebook-fixture.js';
import type { WorkRecordData } from '../work-record/events.js';
import { conditionCompiler } from './condition.js';
import { FactSheet } from './fact-sheet.js';
import { factsOf } from './facts.js';
import { probe } from './probe.js';

const compile = conditionCompiler(factsOf({ amount: 'number' }));

const comparison = fc.oneof(
  fc
    .tuple(
      fc.constantFrom('daysLate', 'daysEarly', 'daysOverdue', 'occurrence', 'attributes.amount'),
      fc.constantFrom('<', '<=', '>', '>='),
      fc.integer({ min: -4, max: 4 }),
    )
    .map(([fact, op, value]) => `${fact} ${op} ${value}`),
  fc.constantFrom('repeatedStep', 'deadlineMet', 'hasPlan', 'hasDeadline', 'unit == "M1"', 'unit != "M2"'),
);
const condition = fc.letrec<{ condition: string }>((tie) => ({
  condition: fc.oneof(
    { maxDepth: 3 },
    comparison,
    fc
      .tuple(tie('condition'), fc.constantFrom('&&', '||'), tie('condition'))
      .map(([a, op, b]) => `(${a} ${op} ${b})`),
    tie('condition').map((inner) => `!(${inner})`),
  ),
})).condition;

const nearFinish = fc
  .integer({ min: -6, max: 6 })
  .map((days) => fromDayNumber(dayNumber(workRecord.occurredOn) + days));
const record: fc.Arbitrary<WorkRecordData> = fc
  .record(
    {
      plannedOn: nearFinish,
      dueOn: nearFinish,
      attributes: fc.record({ amount: fc.integer({ min: -12, max: 12 }) }),
    },
    { requiredKeys: [] },
  )
  .chain((part) =>
    fc
      .record({ occurrence: fc.integer({ min: 1, max: 6 }), unit: fc.constantFrom('M1', 'M2', 'M3') })
      .map((rest) => ({ ...workRecord, ...part, ...rest })),
  );

describe('a verdict on a condition', () => {
  it('is never contradicted by a record', () => {
    const seen = new Set<string>();
    fc.assert(
      fc.property(condition, fc.array(record, { minLength: 40, maxLength: 40 }), (when, records) => {
        const compiled = compile(when);
        const verdict = probe(compiled);
        seen.add(verdict);
        const sheet = new FactSheet(compiled.facts);
        for (const one of records) {
          sheet.fill(one);
          if (!sheet.knowsAll(compiled.facts)) continue;
          const holds = compiled.holds(sheet.context);
          if (verdict === 'never') expect(holds).toBe(false);
          if (verdict === 'always') expect(holds).toBe(true);
        }
      }),
      { numRuns: 500 },
    );
    expect([...seen].sort()).toEqual(expect.arrayContaining(['always', 'never', 'sometimes']));
  });
});

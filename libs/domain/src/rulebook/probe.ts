import type { WorkRecordData } from '../work-record/events.js';
import type { Condition } from './condition.js';
import { FactSheet } from './fact-sheet.js';
import { dimensionsOf, plainRecord, type Dimension } from './probe-grid.js';
import { thresholdsOf } from './thresholds.js';

const MOST_PROBES = 10_000;

/**
 * `never` and `always` are certain: no record can be otherwise, of those that carry all facts it names. `unseen` is
 * not: no probe made it hold, but there are values that no probe tried. `too-many` was not tried.
 */
export type Verdict = 'never' | 'always' | 'sometimes' | 'unseen' | 'too-many';

/** Tries a condition out on made-up records on both sides of every value that it compares with. */
export function probe({ facts, expression, holds }: Condition): Verdict {
  const thresholds = thresholdsOf(expression, facts);
  const dimensions = dimensionsOf(facts, thresholds);
  if (dimensions.reduce((size, { length }) => size * length, 1) > MOST_PROBES) return 'too-many';

  const sheet = new FactSheet(facts);
  let held = false;
  let failed = false;
  for (const record of recordsIn(dimensions)) {
    sheet.fill(record);
    if (!sheet.knowsAll(facts)) continue;
    if (holds(sheet.context)) held = true;
    else failed = true;
    if (held && failed) return 'sometimes';
  }
  if (held) return thresholds.complete ? 'always' : 'sometimes';
  return thresholds.complete ? 'never' : 'unseen';
}

function* recordsIn(dimensions: readonly Dimension[], record = plainRecord): Generator<WorkRecordData> {
  const [first, ...rest] = dimensions;
  if (first === undefined) return yield record;
  for (const part of first) {
    const attributes = { ...record.attributes, ...part.attributes };
    yield* recordsIn(rest, { ...record, ...part, attributes });
  }
}

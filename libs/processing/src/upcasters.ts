import { NO_LIMITS, NO_STEPS, schemaVersions, type LedgerEventType, type Rulebook } from '#domain';

/** Makes the data of one stored version into that of the next. */
type Upcast = (data: never) => object;

/** By event type, then by the stored version that is left behind. Never take one out: the log keeps every version. */
const upcasters: Readonly<Partial<Record<LedgerEventType, Readonly<Record<number, Upcast>>>>> = {
  RulebookPublished: { 1: rulebookWithoutSteps },
  // Version 2 only added members that may be left out.
  EntryPosted: { 1: (data: object) => data },
};

/**
 * The data of a stored event in the shape that is written today; undefined where the version is newer than this
 * program, or none that was ever written.
 */
export function upcast(type: LedgerEventType, version: number, data: object): object | undefined {
  const today = schemaVersions[type];
  if (!Number.isInteger(version) || version < 1 || version > today) return undefined;
  let current = data;
  for (let at = version; at < today; at++) {
    const step = upcasters[type]?.[at];
    if (step === undefined) return undefined;
    current = step(current as never);
  }
  return current;
}

/** Before version 2 people posted at once, without rules or limits, and computed entries always were posted. */
function rulebookWithoutSteps({ rulebook }: { readonly rulebook: RulebookVersion1 }): {
  rulebook: Rulebook;
} {
  return {
    rulebook: {
      ...rulebook,
      indicators: rulebook.indicators.map((indicator) => ({ ...indicator, steps: NO_STEPS })),
      rules: rulebook.rules.map((rule) => ({ ...rule, enters: 'posted' })),
      manualRules: [],
      proportionality: NO_LIMITS,
    },
  };
}

type RulebookVersion1 = Omit<Rulebook, 'indicators' | 'rules' | 'manualRules' | 'proportionality'> & {
  readonly indicators: readonly Omit<Rulebook['indicators'][number], 'steps'>[];
  readonly rules: readonly Omit<Rulebook['rules'][number], 'enters'>[];
};

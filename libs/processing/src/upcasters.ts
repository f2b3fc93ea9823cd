import {
  DEFAULT_CASEWORK,
  NO_LIMITS,
  NO_STEPS,
  schemaVersions,
  type LedgerEventType,
  type Rulebook,
} from '#domain';

/** Makes the data of one stored version into that of the next. */
type Upcast = (data: never) => object;

/** By event type, then by the stored version that is left behind. Never take one out: the log keeps every version. */
const upcasters: Readonly<Partial<Record<LedgerEventType, Readonly<Record<number, Upcast>>>>> = {
  RulebookPublished: { 1: rulebookWithoutSteps, 2: rulebookWithoutCasework, 3: rulebookWithoutAdmission },
  // Their later versions only added members that may be left out.
  PostRegistered: { 1: same },
  EntryPosted: { 1: same, 2: same },
  EntryReversed: { 1: same },
  // Version 2 knows more names of deadlines.
  DeadlineSet: { 1: same },
  DeadlineWarned: { 1: same },
  DeadlineBreached: { 1: same },
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

function same(data: object): object {
  return data;
}

/** Before version 4 no rulebook said how soon a filing is admitted, and a decision served: the defaults hold. */
function rulebookWithoutAdmission({ rulebook }: { readonly rulebook: RulebookVersion3 }): {
  rulebook: Rulebook;
} {
  const { admit, serve } = DEFAULT_CASEWORK.appeal;
  const { casework } = rulebook;
  return {
    rulebook: { ...rulebook, casework: { ...casework, appeal: { admit, serve, ...casework.appeal } } },
  };
}

/** Before version 3 no rulebook said how appeals and accountability cases go: the defaults hold. */
function rulebookWithoutCasework({ rulebook }: { readonly rulebook: RulebookVersion2 }): {
  rulebook: RulebookVersion3;
} {
  return { rulebook: { ...rulebook, casework: DEFAULT_CASEWORK } };
}

/** Before version 2 people posted at once, without rules or limits, and computed entries always were posted. */
function rulebookWithoutSteps({ rulebook }: { readonly rulebook: RulebookVersion1 }): {
  rulebook: RulebookVersion2;
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

type RulebookVersion3 = Omit<Rulebook, 'casework'> & {
  readonly casework: Omit<Rulebook['casework'], 'appeal'> & {
    readonly appeal: Omit<Rulebook['casework']['appeal'], 'admit' | 'serve'>;
  };
};

type RulebookVersion2 = Omit<Rulebook, 'casework'>;

type RulebookVersion1 = Omit<RulebookVersion2, 'indicators' | 'rules' | 'manualRules' | 'proportionality'> & {
  readonly indicators: readonly Omit<Rulebook['indicators'][number], 'steps'>[];
  readonly rules: readonly Omit<Rulebook['rules'][number], 'enters'>[];
};

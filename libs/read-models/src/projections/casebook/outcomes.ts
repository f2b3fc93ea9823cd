import type { Disposition, Participant, Remedy } from '#domain';

/** What an instance made of an issue. `panel`: who decided so, those who dissented on it left out. */
export interface Outcome {
  readonly disposition: Disposition;
  readonly remedies: readonly Remedy[];
  readonly panel: readonly string[];
}

/** An issue as far as overturning is counted. */
export interface CountedIssue {
  readonly unit: string;
  readonly indicator: string | null;
  readonly rule: string | null;
  readonly tookPart: readonly Participant[];
  readonly first?: Outcome | undefined;
  readonly second?: Outcome | undefined;
}

export interface Contribution {
  readonly dimension: string;
  readonly id: string;
  readonly overturned: boolean;
}

const OVERTURNING: ReadonlySet<Disposition> = new Set(['upheld', 'partly-upheld', 'varied', 'remitted']);

/**
 * What an issue counts for, by its last decision; nothing where it was withdrawn. Of reviewers of the first instance
 * only what the second one decided again is counted.
 */
export function contributionsOf(issue: CountedIssue): Contribution[] {
  const { first, second, tookPart } = issue;
  const last = second ?? first;
  if (last === undefined) return [];
  const reviewed = first && second && second.disposition !== 'withdrawn';
  const reviewers = reviewed
    ? first.panel.map((id) => ({ dimension: 'reviewer', id, overturned: !sameOutcome(first, second) }))
    : [];
  if (last.disposition === 'withdrawn') return reviewers;
  const overturned = OVERTURNING.has(last.disposition);
  const people = (dimension: string, as: Participant['as']): Contribution[] =>
    [...new Set(tookPart.filter((one) => one.as === as).map(({ person }) => person))].map((id) => ({
      dimension,
      id,
      overturned,
    }));
  const things = { unit: issue.unit, indicator: issue.indicator, rule: issue.rule };
  return [
    ...people('assessor', 'proposer'),
    ...people('verifier', 'verifier'),
    ...Object.entries(things).flatMap(([dimension, id]) =>
      id === null ? [] : [{ dimension, id, overturned }],
    ),
    ...reviewers,
  ];
}

const sameOutcome = (a: Outcome, b: Outcome): boolean =>
  a.disposition === b.disposition && inOrder(a.remedies) === inOrder(b.remedies);

/** Whatever their order, and that of their members. */
const inOrder = (remedies: readonly Remedy[]): string =>
  JSON.stringify(remedies.map((remedy) => JSON.stringify(Object.entries(remedy).sort())).sort());

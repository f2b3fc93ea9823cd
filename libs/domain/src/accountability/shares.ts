import type { CaseworkPolicy } from '../casework/policy.js';
import type { NamedPerson } from './case-state.js';
import type { LiabilityShares, Part } from './events.js';

const WHOLE = 1000;

/** Whoever of them is there answers mainly: a chair before a reviewer, a reviewer before an approver. */
const mainly: readonly Part[] = ['chair', 'reviewer', 'approver', 'handler'];

/**
 * Who answers for which part, in thousandths that sum to exactly 1000 with what stays with the organisation. One
 * person answers mainly (of several of that part the first named), the others share the rest equally, those named
 * first having one thousandth more where it does not come out even. Members of a body without a chair share equally.
 * Whoever falsified answers alone; exempt persons leave their share to the others and, where nobody is left, to the
 * organisation.
 */
export function liabilityShares(
  persons: Iterable<NamedPerson>,
  { accountability: { mainShare } }: CaseworkPolicy,
): LiabilityShares {
  const named = [...persons];
  const held = named.filter((person) => !isExempt(person));
  const falsified = held.filter(({ circumstances }) => circumstances.falsified !== undefined);
  const shares = sharesAmong(falsified.length > 0 ? falsified : held, mainShare);
  return {
    persons: named.map(({ staff }) => ({ staff, share: shares.get(staff) ?? 0 })),
    organization: held.length > 0 ? 0 : WHOLE,
  };
}

export function isExempt({ circumstances, tolerated }: NamedPerson): boolean {
  const { dissented, followedOrder, unclearRule, forceMajeure } = circumstances;
  return [dissented, followedOrder, unclearRule, forceMajeure, tolerated].some((why) => why !== undefined);
}

function sharesAmong(held: readonly NamedPerson[], mainShare: number): Map<string, number> {
  const main = mainly.map((part) => held.find((person) => person.part === part)).find(Boolean);
  if (!main) return equally(WHOLE, held);
  const others = held.filter((person) => person !== main);
  if (others.length === 0) return new Map([[main.staff, WHOLE]]);
  return equally(WHOLE - mainShare, others).set(main.staff, mainShare);
}

function equally(whole: number, persons: readonly NamedPerson[]): Map<string, number> {
  const least = Math.floor(whole / persons.length);
  const over = whole - least * persons.length;
  return new Map(persons.map(({ staff }, index) => [staff, index < over ? least + 1 : least]));
}

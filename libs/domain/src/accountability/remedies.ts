import { partOf } from '#scoring';
import { DomainError } from '../domain-error.js';
import { caseEntryId } from './case-entries.js';
import type { OpenedCase } from './case-state.js';
import type { CaseCommand } from './commands.js';
import type { FindingVaried, SanctionVaried } from './decision-events.js';
import { isLeft, lifted } from './vary-sanction.js';

/**
 * What an appeal makes of a finding: the share can only become smaller, and what goes stays with the organisation.
 * Points follow in proportion and, where the finding is set aside, sanctions. Nothing follows where it is so already.
 */
export function varyFinding(
  state: OpenedCase,
  { case: id, person, share, appeal }: CaseCommand<'VaryFinding'>,
): (FindingVaried | SanctionVaried)[] {
  if (!Number.isSafeInteger(share) || share < 0) {
    throw new DomainError('invalid-share', 'share must be a whole number of thousandths from 0', 'share');
  }
  const before = state.findings.get(person)?.share ?? 0;
  if (share >= before) return [];
  const entry = entryAt(state, person, [share, before]);
  const varied: FindingVaried = {
    type: 'FindingVaried',
    data: {
      case: id,
      staff: person,
      share,
      organization: state.organizationShare + before - share,
      appeal,
      ...(entry && { entry }),
    },
  };
  if (share > 0) return [varied];
  const left = [...state.sanctions.values()].filter((one) => one.staff === person && isLeft(one));
  return [varied, ...left.map((one) => lifted(state, one, appeal))];
}

/** Undefined where nothing of an entry is left, or nothing of it changes. */
function entryAt(
  { opened, entries }: OpenedCase,
  person: string,
  [share, before]: readonly [number, number],
): FindingVaried['data']['entry'] {
  const found = entries.get(caseEntryId(opened.case, person));
  if (!found) return undefined;
  const points = partOf(found.points, share, before);
  if (points === found.points) return undefined;
  return { entryId: found.entryId, period: found.period, points: points === 0 ? null : points };
}

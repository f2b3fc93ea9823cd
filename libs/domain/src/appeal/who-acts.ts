import type { CalendarDate } from '../calendar-date.js';
import { DomainError } from '../domain-error.js';
import { requirePast } from '../require-past.js';
import type { Role } from '../duty/authority.js';
import { grantCovering, requireGrant } from '../duty/duty.js';
import { whoMay } from '../duty/who-may.js';
import type { AppealCase, PanelMember } from './appeal-case.js';
import type { AppealSurroundings } from './commands.js';
import { requireIndependent } from './independence.js';
import type { Party } from './panel-events.js';

const unitsOf = ({ issues }: AppealCase): string[] => [...new Set(issues.map(({ unit }) => unit))];

/**
 * For every deed of the office of review.
 * @throws DomainError `outside-scope` where one of the issues is, or why they are not independent
 */
export function requireReviewer(
  appeal: AppealCase,
  around: AppealSurroundings,
  wanted: readonly Role[] = whoMay.review,
): void {
  for (const unit of unitsOf(appeal)) requireGrant(around.by, wanted, unit, around.organization);
  requireIndependent(appeal, around.by.id, around);
}

/** @throws DomainError `not-on-panel`, and as `requireReviewer` */
export function requireMember(appeal: AppealCase, around: AppealSurroundings): PanelMember {
  const { id } = around.by;
  const member = appeal.panel.find((one) => one.member === id);
  if (!member) throw new DomainError('not-on-panel', `${id} is not on the panel of this appeal`);
  requireReviewer(appeal, around);
  return member;
}

/**
 * Which side of the appeal somebody speaks for.
 * @throws DomainError `not-a-party`; `took-part` for whoever acted for the office of review
 */
export function requireParty(
  appeal: AppealCase,
  { by, staff, organization }: Pick<AppealSurroundings, 'by' | 'staff' | 'organization'>,
): Party {
  if (by.id === staff) return 'appellant';
  const speaks = unitsOf(appeal).some((unit) =>
    grantCovering(by, whoMay.answerForOffice, unit, organization),
  );
  if (!speaks) {
    throw new DomainError(
      'not-a-party',
      `${by.id} is neither the appellant nor speaks for the office whose doing is contested`,
    );
  }
  if (appeal.acted[1].has(by.id) || appeal.acted[2].has(by.id)) {
    throw new DomainError('took-part', `${by.id} acts as a reviewer here and cannot speak for the office`);
  }
  return 'office';
}

/** What only the appellant does, or whoever takes in for the office what came on paper. */
export function requireAppellantOrClerk(appeal: AppealCase, around: AppealSurroundings): void {
  const { by, staff, organization } = around;
  if (by.id === staff) return;
  const takesIn = unitsOf(appeal).every((unit) => grantCovering(by, whoMay.fileForOther, unit, organization));
  if (!takesIn) throw appealOfAnother(by.id, staff);
}

/**
 * The day on which something of the appellant came: today, but for what the office took in on paper. Else nobody would
 * ever be late.
 * @throws DomainError `invalid-date`, `in-the-future`
 */
export function requireDayOfReceipt(
  field: string,
  day: CalendarDate,
  { by, staff, today }: Pick<AppealSurroundings, 'by' | 'staff' | 'today'>,
): void {
  requirePast(field, day, today);
  if (by.id !== staff || day === today) return;
  throw new DomainError(
    'invalid-date',
    `${field} is today, ${today}; only the office enters an earlier day, of what came on paper`,
    field,
  );
}

export const appealOfAnother = (id: string, staff: string): DomainError =>
  new DomainError(
    'appeal-of-another',
    `${id} cannot act for ${staff}; only ${staff} appeals for themself`,
    'staff',
  );

import { isCalendarDate } from '../calendar-date.js';
import { DomainError } from '../domain-error.js';
import type { NowStanding } from './commands.js';
import type { AppealIssue } from './events.js';
import type { AppealSubject, Remedy } from './subject.js';

/**
 * A decision never worsens the appellant's position. What stands no more can be remedied as well: that changes
 * nothing any more.
 * @throws DomainError `aggravates`; `invalid-points`, `invalid-share`, `invalid-date`
 */
export function requireBetter(remedy: Remedy, now: NowStanding | undefined, field: string): void {
  requireValue(remedy, field);
  if (!now?.stands || isBetter(remedy, now)) return;
  throw new DomainError(
    'aggravates',
    `${remedy.kind} would not better the appellant's position; an appeal never worsens it`,
    field,
  );
}

/** Whether a remedy betters what stands, for whoever it is about. */
export function isBetter(remedy: Remedy, now: NowStanding): boolean {
  switch (remedy.kind) {
    case 'reverse-entry':
      return now.kind === 'entry' && now.entry === 'deduction';
    case 'correct-entry':
      return (
        now.kind === 'entry' &&
        (now.entry === 'deduction' ? remedy.points < now.points : remedy.points > now.points)
      );
    case 'set-aside-finding':
      return now.kind === 'finding';
    case 'reduce-share':
      return now.kind === 'finding' && remedy.share < now.share;
    case 'lift-sanction':
      return now.kind === 'sanction';
    case 'shorten-sanction':
      return now.kind === 'sanction' && now.until !== null && remedy.until < now.until;
  }
}

/** Whether a remedy changes what an issue contests: of a score every entry of its period. */
export function isAbout(remedy: Remedy, { subject }: Pick<AppealIssue, 'subject'>): boolean {
  switch (remedy.kind) {
    case 'reverse-entry':
    case 'correct-entry':
      return (
        (subject.kind === 'score' || (subject.kind === 'entry' && subject.entryId === remedy.entryId)) &&
        subject.period === remedy.period
      );
    case 'set-aside-finding':
    case 'reduce-share':
      return subject.kind === 'finding' && subject.case === remedy.case;
    case 'lift-sanction':
    case 'shorten-sanction':
      return isSanction(subject, remedy.case, remedy.sanction);
  }
}

const isSanction = (subject: AppealSubject, ofCase: string, sanction: string): boolean =>
  subject.kind === 'sanction' && subject.case === ofCase && subject.sanction === sanction;

function requireValue(remedy: Remedy, field: string): void {
  const isWhole = (value: number): boolean => Number.isSafeInteger(value) && value > 0;
  if (remedy.kind === 'correct-entry' && !isWhole(remedy.points)) {
    throw new DomainError(
      'invalid-points',
      'points must be more than zero; else reverse it',
      `${field}.points`,
    );
  }
  if (remedy.kind === 'reduce-share' && !isWhole(remedy.share)) {
    throw new DomainError(
      'invalid-share',
      'share must be a whole number of thousandths, more than zero; else set the finding aside',
      `${field}.share`,
    );
  }
  if (remedy.kind === 'shorten-sanction' && !isCalendarDate(remedy.until)) {
    throw new DomainError('invalid-date', `until "${remedy.until}" is not a date`, `${field}.until`);
  }
}

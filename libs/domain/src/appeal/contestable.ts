import type { CalendarDate } from '../calendar-date.js';
import { DomainError } from '../domain-error.js';
import type { AppealCase, DocketState } from './appeal-case.js';
import { subjectKey, type AppealSubject } from './subject.js';
import type { AppealStatus } from './transitions.js';

/** Where an appeal ends without a decision of its own. */
const endsUndecided: readonly AppealStatus[] = ['leave-refused', 'not-admitted', 'withdrawn'];

const isPending = ({ status }: AppealCase): boolean => status !== 'final' && !endsUndecided.includes(status);

const contests = ({ issues }: AppealCase, key: string): boolean =>
  issues.some(({ subject }) => subjectKey(subject) === key);

/** The appeal that contests a thing by itself now, or that decided on it. */
export function appealOn({ appeals }: DocketState, subject: AppealSubject): AppealCase | undefined {
  const key = subjectKey(subject);
  return [...appeals.values()].find((one) => contests(one, key) && (isPending(one) || one.decision));
}

/**
 * What is contested once is not contested twice. An appeal that ended before anybody decided it does not stand in the
 * way of another one.
 * @throws DomainError `appeal-pending`, `appealed-to-the-end`
 */
export function requireUncontested(docket: DocketState, subject: AppealSubject, field: string): void {
  const earlier = appealOn(docket, subject);
  if (!earlier) return;
  if (isPending(earlier)) {
    throw new DomainError('appeal-pending', `appeal ${earlier.appeal} contests it already`, field);
  }
  throw new DomainError(
    'appealed-to-the-end',
    `appeal ${earlier.appeal} decided on it; take that one to the second instance, or have it reopened`,
    field,
  );
}

/**
 * The day on which the appellant knew of a thing by their own word, in an earlier appeal that ended undecided. A score
 * is another one every day.
 */
export function saidToKnow({ appeals }: DocketState, subject: AppealSubject): CalendarDate | undefined {
  if (subject.kind === 'score') return undefined;
  const key = subjectKey(subject);
  const days = [...appeals.values()].filter((one) => contests(one, key)).map(({ knownOn }) => knownOn);
  return days.toSorted()[0];
}

/** @throws DomainError `unknown-entry`, `unknown-finding`, `unknown-sanction` */
export function unknownSubject(subject: AppealSubject, staff: string, field: string): DomainError {
  switch (subject.kind) {
    case 'entry':
      return new DomainError(
        'unknown-entry',
        `${staff} has no entry ${subject.entryId} in ${subject.period}`,
        field,
      );
    case 'score':
      return new DomainError('unknown-entry', `${staff} has no entries in ${subject.period}`, field);
    case 'finding':
      return new DomainError('unknown-finding', `case ${subject.case} has no finding of ${staff}`, field);
    case 'sanction':
      return new DomainError(
        'unknown-sanction',
        `case ${subject.case} has no sanction ${subject.sanction} of ${staff}`,
        field,
      );
  }
}

import type { CalendarDate } from '../calendar-date.js';
import { lastDay } from '../clock/time-limits.js';
import { DomainError } from '../domain-error.js';
import { requireGrant, requireRole } from '../duty/duty.js';
import { whoMay } from '../duty/who-may.js';
import { requireIdentifier } from '../identifier.js';
import { requirePast } from '../require-past.js';
import { sameContent } from '../rulebook/same-content.js';
import type { AppealCase, DocketState } from './appeal-case.js';
import { admissionDue, refOf } from './clock.js';
import type { AppealCommand } from './commands.js';
import { requireUncontested, saidToKnow, unknownSubject } from './contestable.js';
import type { AppealEvent, AppealIssue } from './events.js';
import { requireSaid } from './require-said.js';
import { subjectKey } from './subject.js';
import { appealOfAnother, requireDayOfReceipt } from './who-acts.js';

type FileAppeal = AppealCommand<'FileAppeal'>;

/** A late filing is taken like any other; it says so, and leave is decided on. */
export function fileAppeal(docket: DocketState, command: FileAppeal): AppealEvent[] {
  const { by, staff, appeal, knownOn, filedOn, lateReason, calendar, policy } = command;
  if (by.id !== staff) requireClerk(command);
  requireIdentifier('appeal', appeal);
  if (isRepeated(docket.appeals.get(appeal), command)) return [];
  requireFilingDays(command);
  const issues = issuesOf(docket, command);
  const fileBy = lastDay(knewOn(docket, command), policy.appeal.file, calendar);
  return [
    {
      type: 'AppealFiled',
      data: {
        ...refOf(command),
        unit: issues[0]!.unit,
        issues,
        filedBy: by.id,
        filedOn,
        knownOn,
        fileBy,
        outOfTime: filedOn > fileBy,
        ...(lateReason !== undefined && { lateReason }),
      },
    },
    admissionDue(command, filedOn),
  ];
}

/** @throws DomainError `appeal-of-another` */
function requireClerk({ by, staff }: FileAppeal): void {
  try {
    requireRole(by, whoMay.fileForOther);
  } catch {
    throw appealOfAnother(by.id, staff);
  }
}

function isRepeated(known: AppealCase | undefined, { appeal, issues, filedOn }: FileAppeal): boolean {
  if (!known) return false;
  const said = known.issues.map(({ subject, grounds }) => ({ subject, grounds }));
  if (known.filedOn === filedOn && sameContent(said, issues)) return true;
  throw new DomainError(
    'appeal-id-taken',
    `appeal ${appeal} is another one; give each an id of its own`,
    'appeal',
  );
}

/** @throws DomainError `invalid-date`, `in-the-future`, `before-the-matter` */
function requireFilingDays(command: FileAppeal): void {
  const { knownOn, filedOn, today } = command;
  requirePast('knownOn', knownOn, today);
  requireDayOfReceipt('filedOn', filedOn, command);
  if (filedOn < knownOn) {
    throw new DomainError(
      'before-the-matter',
      `filedOn ${filedOn} lies before knownOn ${knownOn}`,
      'filedOn',
    );
  }
}

function issuesOf(docket: DocketState, command: FileAppeal): AppealIssue[] {
  const { issues } = command;
  if (issues.length === 0) {
    throw new DomainError('no-issues', 'an appeal contests at least one thing', 'issues');
  }
  const keys = issues.map(({ subject }) => subjectKey(subject));
  return issues.map(({ subject, grounds }, index) => {
    const at = `issues.${index}`;
    if (keys.indexOf(keys[index]!) !== index) {
      throw new DomainError('appeal-pending', 'this appeal contests it already', `${at}.subject`);
    }
    requireSaid('missing-grounds', `${at}.grounds`, grounds, 'say what is not right about it');
    requireUncontested(docket, subject, `${at}.subject`);
    return { issue: index + 1, subject, grounds, ...requireContestable(command, index) };
  });
}

/** @throws DomainError for a subject that does not exist, does not stand, or was not known before it happened */
function requireContestable(
  { by, staff, issues, contested, knownOn, organization }: FileAppeal,
  index: number,
): Omit<AppealIssue, 'issue' | 'subject' | 'grounds'> {
  const { exists, stands, standing, unit, occurredOn, indicator, rule, tookPart } = contested![index]!;
  const field = `issues.${index}.subject`;
  if (!exists || unit === undefined || occurredOn === undefined) {
    throw unknownSubject(issues[index]!.subject, staff, field);
  }
  if (by.id !== staff) requireGrant(by, whoMay.fileForOther, unit, organization);
  if (!stands) {
    throw new DomainError(
      'nothing-to-appeal',
      `only what stands can be contested; it is ${standing ?? 'not'}`,
      field,
    );
  }
  if (knownOn < occurredOn) {
    throw new DomainError(
      'before-the-matter',
      `knownOn ${knownOn} lies before ${occurredOn}, the day of what is contested`,
      'knownOn',
    );
  }
  return {
    unit,
    occurredOn,
    ...(indicator !== undefined && { indicator }),
    ...(rule !== undefined && { rule }),
    tookPart,
  };
}

/**
 * The day from which the time to file counts: the appellant's word, but not against what the ledger itself shows of
 * any of the issues. Else nobody would ever be late.
 */
function knewOn(docket: DocketState, { issues, contested, knownOn }: FileAppeal): CalendarDate {
  const shown = issues.flatMap(({ subject }, index) => [
    contested![index]!.knownBy ?? knownOn,
    saidToKnow(docket, subject) ?? knownOn,
  ]);
  return [knownOn, ...shown].toSorted()[0]!;
}

import { DomainError } from '../domain-error.js';
import type { AppealCase, DocketState } from './appeal-case.js';
import type { NowStanding } from './commands.js';
import { appealOn } from './contestable.js';
import type { IssueVote } from './decision-events.js';
import { isAbout, requireBetter } from './remedies.js';
import { remedyKey, type Disposition, type Remedy } from './subject.js';

const changing: readonly Disposition[] = ['upheld', 'partly-upheld', 'varied'];

/** What votes and decisions are held against. */
export interface Weighed {
  readonly appeal: AppealCase;
  readonly docket: DocketState;
  /** What each remedy would change, by `remedyKey`. */
  readonly standing: ReadonlyMap<string, NowStanding>;
}

/**
 * Every issue has one disposition, with remedies that fit it, are about it, and better the appellant's position.
 * @param field `votes` or `issues`
 * @throws DomainError `unknown-issue`, `disposition-missing`, `remedy-missing`, `remedy-elsewhere`, `remedy-twice`,
 * `aggravates`
 */
export function requireDispositions(votes: readonly IssueVote[], weighed: Weighed, field: string): void {
  const { issues } = weighed.appeal;
  const given = votes.map(({ issue }) => issue);
  votes.forEach(({ issue }, index) => {
    if (!issues.some((one) => one.issue === issue)) {
      throw new DomainError('unknown-issue', `there is no issue ${issue}`, `${field}.${index}.issue`);
    }
    if (given.indexOf(issue) !== index) {
      throw new DomainError(
        'disposition-missing',
        `issue ${issue} is named twice; give each one disposition`,
        `${field}.${index}.issue`,
      );
    }
  });
  const left = issues.filter(({ issue }) => !given.includes(issue)).map(({ issue }) => issue);
  if (left.length > 0) {
    throw new DomainError('disposition-missing', `say what becomes of issue ${left.join(', ')}`, field);
  }
  const seen = new Set<string>();
  votes.forEach((vote, index) => {
    requireFitting(vote, `${field}.${index}`);
    vote.remedies.forEach((remedy, at) => {
      requireRemedy(remedy, vote.issue, { ...weighed, seen }, `${field}.${index}.remedies.${at}`);
    });
  });
}

function requireFitting({ disposition, remedies }: IssueVote, field: string): void {
  if (changing.includes(disposition) && remedies.length === 0) {
    throw new DomainError('remedy-missing', `${disposition}: say what changes`, `${field}.remedies`);
  }
  if (disposition === 'remitted' && !remedies.some(({ kind }) => kind === 'reverse-entry')) {
    throw new DomainError(
      'remedy-missing',
      'what is sent back is reversed; name the entry',
      `${field}.remedies`,
    );
  }
  if ((disposition === 'dismissed' || disposition === 'withdrawn') && remedies.length > 0) {
    throw new DomainError('remedy-elsewhere', `${disposition}: nothing changes`, `${field}.remedies`);
  }
}

function requireRemedy(
  remedy: Remedy,
  number: number,
  { appeal, docket, standing, seen }: Weighed & { readonly seen: Set<string> },
  field: string,
): void {
  const issue = appeal.issues.find((one) => one.issue === number)!;
  const key = remedyKey(remedy);
  const now = standing.get(key);
  if (!isAbout(remedy, issue) || !now) {
    throw new DomainError('remedy-elsewhere', `issue ${number} does not contest this`, field);
  }
  requireNotByItself(remedy, appeal, docket, field);
  if (seen.has(key)) throw new DomainError('remedy-twice', 'one thing has one remedy', field);
  seen.add(key);
  requireBetter(remedy, now, field);
}

/** What another appeal contests by itself, or decided on, is not decided again with the score of its period. */
function requireNotByItself(remedy: Remedy, appeal: AppealCase, docket: DocketState, field: string): void {
  if (remedy.kind !== 'reverse-entry' && remedy.kind !== 'correct-entry') return;
  const { period, entryId } = remedy;
  const other = appealOn(docket, { kind: 'entry', period, entryId });
  if (!other || other === appeal) return;
  throw new DomainError('remedy-elsewhere', `appeal ${other.appeal} is about entry ${entryId}`, field);
}

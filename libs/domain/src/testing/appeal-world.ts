import type { AppealCommand, Contested, NowStanding } from '../appeal/commands.js';
import type { IssueDecision } from '../appeal/decision-events.js';
import { remedyKey, subjectKey, type AppealSubject, type Remedy } from '../appeal/subject.js';
import { contested } from './appeal-fixture.js';

const period = '2026-Q1';
const finding: AppealSubject = { kind: 'finding', case: 'C1' };
const sanction: AppealSubject = { kind: 'sanction', case: 'C1', sanction: 'X1' };
const entry = (entryId: string): AppealSubject => ({ kind: 'entry', period, entryId });

/** What S1 may contest. */
export const subjects: readonly AppealSubject[] = [
  entry('E1'),
  entry('E2'),
  { kind: 'score', period },
  finding,
  sanction,
];

const reverse = (entryId: string): Remedy => ({ kind: 'reverse-entry', period, entryId });
const correct = (entryId: string, points: number): Remedy => ({
  kind: 'correct-entry',
  period,
  entryId,
  points,
});

/** Remedies of every kind, those among them that would worsen what stands. */
const remedies: readonly Remedy[] = [
  reverse('E1'),
  reverse('E2'),
  correct('E1', 200),
  correct('E1', 900),
  correct('E2', 100),
  correct('E2', 800),
  { kind: 'set-aside-finding', case: 'C1' },
  { kind: 'reduce-share', case: 'C1', share: 300 },
  { kind: 'reduce-share', case: 'C1', share: 900 },
  { kind: 'lift-sanction', case: 'C1', sanction: 'X1' },
  { kind: 'shorten-sanction', case: 'C1', sanction: 'X1', until: '2026-06-30' },
  { kind: 'shorten-sanction', case: 'C1', sanction: 'X1', until: '2027-06-30' },
];

type Outcome = Omit<IssueDecision, 'issue' | 'reasons'>;

function outcomes(subject: AppealSubject): readonly Outcome[] {
  const fitting = remedies.filter((remedy) =>
    subject.kind === 'score'
      ? remedy.kind === 'reverse-entry' || remedy.kind === 'correct-entry'
      : remedyKey(remedy) === subjectKey(subject),
  );
  return [
    { disposition: 'dismissed', remedies: [] },
    ...fitting.map((remedy) => ({ disposition: 'upheld' as const, remedies: [remedy] })),
    { disposition: 'remitted', remedies: fitting.slice(0, 1) },
  ];
}

const bySubject = new Map(subjects.map((subject) => [subject, outcomes(subject)]));

/** What might be decided of one of these subjects, rightly or wrongly. */
export const outcomesOf = (subject: AppealSubject): readonly Outcome[] => bySubject.get(subject)!;

/** What stands of S1: a deduction of 500, a bonus of 300, a share of 600, a sanction until the end of the year. */
export class AppealWorld {
  readonly standing = new Map<string, NowStanding>([
    [subjectKey(entry('E1')), { kind: 'entry', entry: 'deduction', points: 500, stands: true }],
    [subjectKey(entry('E2')), { kind: 'entry', entry: 'bonus', points: 300, stands: true }],
    [subjectKey(finding), { kind: 'finding', share: 600, stands: true }],
    [subjectKey(sanction), { kind: 'sanction', until: '2026-12-31', stands: true }],
  ]);

  contested({ issues }: Pick<AppealCommand<'FileAppeal'>, 'issues'>): Contested[] {
    return issues.map(({ subject }) =>
      contested({ stands: subject.kind === 'score' || this.standing.get(subjectKey(subject))!.stands }),
    );
  }

  /** Carries out a decision, whatever it says. */
  carryOut(issues: readonly IssueDecision[]): void {
    for (const remedy of issues.flatMap((one) => one.remedies)) {
      const key = remedyKey(remedy);
      this.standing.set(key, changed(this.standing.get(key)!, remedy));
    }
  }

  /** How S1 stands in each thing: the more, the better. */
  position(): number[] {
    return [...this.standing.values()].map((one) => {
      if (!one.stands) return 0;
      if (one.kind === 'entry') return one.entry === 'bonus' ? one.points : -one.points;
      if (one.kind === 'finding') return -one.share;
      return -Date.parse(one.until!);
    });
  }
}

function changed(now: NowStanding, remedy: Remedy): NowStanding {
  if (!now.stands) return now;
  switch (remedy.kind) {
    case 'correct-entry':
      return { ...now, points: remedy.points } as NowStanding;
    case 'reduce-share':
      return { ...now, share: remedy.share } as NowStanding;
    case 'shorten-sanction':
      return { ...now, until: remedy.until } as NowStanding;
    default:
      return { ...now, stands: false };
  }
}

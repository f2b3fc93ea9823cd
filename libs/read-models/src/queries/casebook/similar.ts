import { fromDayNumber, type AppealSubject, type CaseRef, type CaseSource } from '#domain';
import { personsOf } from '../../projections/casebook/case-record.js';
import { listed } from '../describe-appeal.js';
import { checkLimit } from '../page.js';
import type { Tables } from '../tables.js';
import type { SimilarCase } from './files.js';

/**
 * What was decided before and is most like it, the latest first. Appeals: under the same rule, then under the same
 * indicator. Cases: from the same activity, then in the same unit. Nothing of what is not known. The words are the
 * ledger's own: what people wrote of another matter, and its ids, may say whose it was.
 */
export function similarCases(tables: Tables, of: CaseRef, limit: number): SimilarCase[] {
  checkLimit(limit);
  return of.kind === 'appeal'
    ? similarAppeals(tables, of.staff, of.appeal, limit)
    : similarAccountabilityCases(tables, of.case, limit);
}

/** Of an appeal with several issues of a kind there are as many rows: so many more are looked at. */
const ISSUES_OF_AN_APPEAL = 4;

function similarAppeals(tables: Tables, staff: string, appeal: string, limit: number): SimilarCase[] {
  const issues = tables.all<{ position: number; rule: string | null; indicator: string | null }>(
    `SELECT position, rule, indicator FROM appeal_issue
     WHERE position = (SELECT position FROM appeal WHERE staff = ? AND appeal = ?) ORDER BY issue`,
    staff,
    appeal,
  );
  const found = new Set<number>();
  for (const column of ['rule', 'indicator'] as const) {
    const like = [...new Set(issues.map((issue) => issue[column]))].filter((value) => value !== null);
    const rows = like.flatMap((value) =>
      tables.all<{ position: number; day: number }>(
        `SELECT position, decided_on AS day FROM appeal_issue
         WHERE ${column} = ? AND decided_on IS NOT NULL AND position <> ?
         ORDER BY decided_on DESC, position DESC LIMIT ?`,
        value,
        issues[0]!.position,
        limit * ISSUES_OF_AN_APPEAL,
      ),
    );
    rows.sort((a, b) => b.day - a.day || b.position - a.position);
    for (const { position } of rows) if (found.size < limit) found.add(position);
  }
  return [...found].map((position) => similarAppeal(tables, position));
}

function similarAppeal(tables: Tables, position: number): SimilarCase {
  const { staff, appeal, day } = tables.first<{ staff: string; appeal: string; day: number }>(
    'SELECT staff, appeal, decided_on AS day FROM appeal WHERE position = ?',
    position,
  )!;
  const issues = tables.all<{ subject: string; indicator: string | null; disposition: string | null }>(
    'SELECT subject, indicator, disposition FROM appeal_issue WHERE position = ? ORDER BY issue',
    position,
  );
  return {
    of: { kind: 'appeal', staff, appeal },
    title: listed([...new Set(issues.map(issueWords))]),
    outcome: listed([...new Set(issues.flatMap(({ disposition }) => disposition ?? []))]),
    decidedOn: fromDayNumber(day),
  };
}

function issueWords({ subject, indicator }: { subject: string; indicator: string | null }): string {
  const { kind } = JSON.parse(subject) as AppealSubject;
  return `${SUBJECTS[kind]}${indicator === null ? '' : ` under ${indicator}`}`;
}

const SUBJECTS: Readonly<Record<AppealSubject['kind'], string>> = {
  entry: 'an entry',
  score: 'a score',
  finding: 'a finding',
  sanction: 'a sanction',
};

const SOURCES: Readonly<Record<CaseSource['kind'], string>> = {
  'work-record': 'a work record',
  entry: 'an entry',
  observation: 'an observation',
  complaint: 'a complaint',
  finding: 'a finding of process control',
};

function caseWords(source: string, activity: string | null): string {
  const { kind } = JSON.parse(source) as CaseSource;
  return `a case from ${SOURCES[kind]}${activity === null ? '' : ` of ${activity}`}`;
}

function similarAccountabilityCases(tables: Tables, id: string, limit: number): SimilarCase[] {
  const own = tables.first<{ position: number; activity: string | null; unit: string }>(
    'SELECT position, activity, unit FROM accountability_case WHERE case_id = ?',
    id,
  );
  if (!own) return [];
  const found = new Map<number, SimilarCase>();
  for (const column of ['activity', 'unit'] as const) {
    const rows = tables.all<{
      position: number;
      id: string;
      source: string;
      activity: string | null;
      persons: string;
      day: number;
    }>(
      `SELECT position, case_id AS id, source, activity, persons, decided_on AS day FROM accountability_case
       WHERE ${column} = ? AND decided_on IS NOT NULL AND position <> ?
       ORDER BY decided_on DESC, position DESC LIMIT ?`,
      own[column],
      own.position,
      limit,
    );
    for (const { position, id, source, activity, day, ...row } of rows) {
      if (found.size >= limit || found.has(position)) continue;
      const persons = personsOf(row);
      const liable = persons.filter((person) => person.liable).length;
      found.set(position, {
        of: { kind: 'accountability', case: id },
        title: caseWords(source, activity),
        outcome: `${liable} of ${persons.length} persons liable`,
        decidedOn: fromDayNumber(day),
      });
    }
  }
  return [...found.values()];
}

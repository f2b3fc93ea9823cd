import { aboutAlone, type AppealRef, type EventPlace } from '#domain';
import type { CaseworkEvent } from '../casework-events.js';
import { barredFrom } from './casebook/appeals.js';
import { everNamedIn } from './casebook/own-part.js';
import type { Tables } from './tables.js';

/**
 * Appeals: the appellant and the unit of the appeal, and who is barred from it. Cases: the unit of the case and whom the
 * event names; who else is named is barred from what is about one alone. Looks into files and deadlines go by their case.
 */
export function placeOfCasework(tables: Tables, { type, data }: CaseworkEvent): EventPlace {
  switch (type) {
    case 'CalendarDaysDeclared':
      return {};
    case 'ExperimentRegistered':
      return { unit: data.unit };
    case 'ExperimentApproved':
      return unitIn(tables, 'SELECT unit FROM experiment WHERE experiment = ?', data.experiment);
    case 'DeadlineSet':
    case 'DeadlineWarned':
    case 'DeadlineBreached':
    case 'CaseFileRead':
      return data.of.kind === 'appeal' ? placeOfAppeal(tables, data.of) : placeOfCase(tables, data.of.case);
  }
  if (!('case' in data)) return placeOfAppeal(tables, data);
  const alone = aboutAlone({ data });
  if (alone === undefined) return placeOfCase(tables, data.case);
  // The others who are named in the case are told nothing of it, whatever roles they hold.
  const others = everNamedIn(tables, data.case).filter((person) => person !== alone);
  return withBarred({ staff: alone, ...placeOfCase(tables, data.case) }, others);
}

/** Evidence belongs to no unit; whoever is barred from an appeal sees none of what was submitted to it. */
export function barredFromEvidence(tables: Tables, evidence: string): EventPlace {
  const barred = tables.column<string>(
    `SELECT DISTINCT person FROM appeal_evidence JOIN appeal_person USING (position)
     WHERE evidence = ? AND barred = 1 ORDER BY person`,
    evidence,
  );
  return withBarred({}, barred);
}

function placeOfAppeal(tables: Tables, { staff, appeal }: AppealRef): EventPlace {
  const unit = unitIn(tables, 'SELECT unit FROM appeal WHERE staff = ? AND appeal = ?', staff, appeal);
  return withBarred({ staff, ...unit }, barredFrom(tables, { kind: 'appeal', staff, appeal }));
}

const placeOfCase = (tables: Tables, id: string): EventPlace =>
  unitIn(tables, 'SELECT unit FROM accountability_case WHERE case_id = ?', id);

const withBarred = (place: EventPlace, barred: readonly string[]): EventPlace =>
  barred.length === 0 ? place : { ...place, barred };

const unitIn = (tables: Tables, sql: string, ...values: unknown[]): { unit?: string } =>
  tables.first<{ unit: string }>(sql, ...values) ?? {};

import type { CaseFile } from './files.js';
import type { Tables } from '../tables.js';

/** Whether somebody was ever named in a case, released or not. */
export const wasNamed = (tables: Tables, id: string, person: string): boolean =>
  everNamedIn(tables, id).includes(person);

/** Everybody who was ever named in a case. */
export const everNamedIn = (tables: Tables, id: string): string[] =>
  tables.column<string>(
    `SELECT person FROM accountability_case AS one JOIN case_person USING (position)
     WHERE one.case_id = ? ORDER BY person`,
    id,
  );

/** The lists of a file without what is about other persons alone; what was proposed and decided stays whole. */
export function ownPart(file: CaseFile, person: string): CaseFile {
  const own = <Part extends { readonly staff: string }>(parts: readonly Part[]): Part[] =>
    parts.filter(({ staff }) => staff === person);
  const entries = own(file.entries);
  const ids = new Set(entries.map(({ entryId }) => entryId));
  return {
    ...file,
    partOf: person,
    persons: own(file.persons),
    entries,
    sanctions: own(file.sanctions),
    actions: file.actions.map((action) => ({
      ...action,
      repairs: action.repairs.filter((entry) => ids.has(entry)),
      verifications: action.verifications.map((one) => ({ ...one, repairs: own(one.repairs) })),
    })),
  };
}

import type { CaseState } from '#domain';
import type { CaseDraft } from './case-draft.js';
import type { FilePerson } from './files.js';

/** Everybody who was ever named, with what they said and what was found of them. */
export function filePersons(
  { persons }: CaseDraft,
  { findings, proposed }: CaseState,
  nameOf: (id: string) => string | null,
): FilePerson[] {
  return [...persons].map(([staff, person]) => {
    const now = findings.get(staff);
    const share = now?.share ?? proposed?.persons.find((one) => one.staff === staff)?.share;
    return {
      staff,
      name: nameOf(staff),
      ...person,
      ...(share !== undefined && { share }),
      ...(now && { liable: now.liable }),
    };
  });
}

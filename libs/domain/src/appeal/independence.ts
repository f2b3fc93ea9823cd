import { DomainError } from '../domain-error.js';
import { liesWithin } from '../duty/duty.js';
import { headedBy, heldBy } from '../duty/supervision.js';
import type { StaffMemberState } from '../staff-member/staff-member.js';
import type { AppealCase } from './appeal-case.js';
import type { AppealSurroundings } from './commands.js';

type Around = Pick<AppealSurroundings, 'staff' | 'today' | 'organization' | 'people' | 'tookPart'>;

/** Why somebody cannot judge an appeal. */
export interface Impediment {
  readonly code: 'took-part' | 'supervised' | 'under-participant' | 'other-instance';
  readonly why: string;
}

const NOBODY: ReadonlyMap<string, StaffMemberState> = new Map();

/**
 * Why somebody is not independent enough to act for the office of review in an appeal; undefined where they are.
 * Whoever holds no posts is a reviewer from outside: nobody there is above or below them.
 */
export function impediment(appeal: AppealCase, person: string, around: Around): Impediment | undefined {
  const { staff, today, organization, people = NOBODY, tookPart: since = [] } = around;
  const refused = (code: Impediment['code'], what: string): Impediment => ({
    code,
    why: `${person} ${what}; somebody else has to do it`,
  });

  const tookPart = [...appeal.issues.flatMap((issue) => issue.tookPart), ...since];
  const participants = tookPart.map((one) => one.person);
  if (person === staff) return refused('took-part', 'is the appellant');
  if (participants.includes(person)) return refused('took-part', 'took part in what is contested');
  if (appeal.spoke.has(person)) return refused('took-part', 'spoke for the office in this appeal');

  for (const { unit, occurredOn } of appeal.issues) {
    const headed = headedBy(person, occurredOn, { people, organization }).find((one) =>
      liesWithin(unit, one.unit, organization),
    );
    if (headed) return refused('supervised', `headed unit ${headed.unit} on ${occurredOn}`);
  }

  // The head of the unit concerned supervised it; whoever took part may head others.
  const headedByThem = [staff, ...participants].flatMap((id) =>
    headedBy(id, today, { people, organization }),
  );
  const above = [...appeal.issues, ...headedByThem].map(({ unit }) => unit);
  for (const { unit } of heldBy(person, people, today)) {
    const top = above.find((one) => liesWithin(unit, one, organization));
    if (top !== undefined) {
      return refused('under-participant', `holds a post in unit ${unit}, under somebody concerned (${top})`);
    }
  }

  if (appeal.instance === 2 && appeal.acted[1].has(person)) {
    return refused('other-instance', 'acted in the first instance');
  }
  return undefined;
}

/** @throws DomainError with the code of the impediment, or `recused` */
export function requireIndependent(appeal: AppealCase, person: string, around: Around, field?: string): void {
  if (appeal.recused.has(person)) {
    throw new DomainError('recused', `${person} was recused from this appeal`, field);
  }
  const found = impediment(appeal, person, around);
  if (found) throw new DomainError(found.code, found.why, field);
}

import type { FastifyRequest } from 'fastify';
import {
  appointmentsOn,
  isCalendarDate,
  staffMember,
  staffMemberStream,
  whoMay,
  type Authority,
  type Role,
} from '#domain';
import type { Reach, Reaches } from '../access/policy.js';
import type { Target, TargetOf } from '../access/target.js';

/** What the rules ask for, asked before they are reached. */
export const inScope = (roles: readonly Role[]): Reaches => reaching(roles, 'scope');

export const reaching = (roles: readonly Role[], reach: Reach): Reaches =>
  Object.fromEntries(roles.map((role) => [role, reach]));

/** Roles whose duty it is to know about entries, observations and evidence of their scope. */
export const dutiesThatRead: readonly Role[] = [
  'supervisor',
  'assessor',
  'verifier',
  'reviewer',
  'investigator',
  'auditor',
  'administrator',
];

/** Those, and everybody for what concerns themselves. */
export const readsAssessment: Reaches = { ...inScope(dutiesThatRead), 'staff-member': 'own' };

export const proposes = inScope(whoMay.proposeEntry);
export const judges = inScope(whoMay.judgeEntry);
/** The person concerned among them: what speaks for them is there when somebody decides on their dispute. */
export const attaches: Reaches = { ...inScope(['assessor', ...whoMay.judgeEntry]), 'staff-member': 'own' };
export const reverses = inScope(whoMay.reverseEntry);
export const answers: Reaches = { 'staff-member': 'own' };

/**
 * What a body names that is about a day: where somebody held posts in several units on it, each of these; the rules
 * choose among them as well.
 */
export const placedOnItsDay: TargetOf = async ({ body }, { read }) => {
  const { staff, unit, occurredOn } = textsOf(body);
  if (staff === undefined) return unit === undefined ? undefined : { unit };
  if (occurredOn === undefined || !isCalendarDate(occurredOn)) return { staff };
  const member = await read(staffMember, staffMemberStream(staff));
  const there = appointmentsOn(member, occurredOn).filter((held) => unit === undefined || held.unit === unit);
  return there.length > 0 ? there.map((held): Target => ({ unit: held.unit })) : { staff };
};

/** A proposal that names nobody is refused for that, not for its scope: it never gets past the check of its body. */
export const placeOfProposal: TargetOf = (request, places) =>
  textsOf(request.body)['staff'] === undefined
    ? { by: request.identity!.authority.id }
    : placedOnItsDay(request, places);

/** Who asks, as far as targets depend on it. */
export interface Asker {
  readonly identity: { readonly authority: Authority } | undefined;
}

/**
 * What is about a unit and, maybe, a person in it: those of that unit see it, wherever the person has gone since, and
 * the person does.
 */
export function ofPersonIn({ identity }: Asker, staff: string | undefined, unit: string): Target[] {
  const oneself = staff !== undefined && staff === identity?.authority.id;
  return oneself ? [{ unit }, { staff }] : [{ unit }];
}

/** Nothing is checked yet: what is no text is taken for missing. */
function textsOf(body: FastifyRequest['body']): Readonly<Record<string, string | undefined>> {
  if (typeof body !== 'object' || body === null) return {};
  const texts = Object.entries(body).filter(([, value]) => typeof value === 'string');
  return Object.fromEntries(texts) as Record<string, string>;
}

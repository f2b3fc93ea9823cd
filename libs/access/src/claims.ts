import { identifierProblem, roles, type Grant, type Role } from '#domain';
import { InvalidToken } from './errors.js';
import type { Identity } from './identity.js';

type Claims = Readonly<Record<string, unknown>>;

export interface ClaimsView {
  readonly rolesClaim: string;
  readonly clockToleranceSeconds: number;
  /** Seconds since 1970. */
  readonly now: number;
}

const MOST_ROLES = 100;
/** Midnight before the year 10000: numbers beyond are no times that anyone meant. */
const END_OF_TIME = 253_402_300_800;

/**
 * Who stands behind verified claims. They are taken as they are or not at all: a role that is misspelt, or a scope of
 * the wrong shape, must never become a wider one.
 * @throws InvalidToken
 */
export function identityOf(claims: Claims, { rolesClaim, clockToleranceSeconds, now }: ClaimsView): Identity {
  const { sub, iat, exp } = claims;
  if (typeof sub !== 'string' || identifierProblem(sub) !== undefined) throw new InvalidToken('sub is no id');
  if (!isTime(exp)) throw new InvalidToken('exp is no time');
  if (iat !== undefined && (!isTime(iat) || iat > now + clockToleranceSeconds)) {
    throw new InvalidToken('issued in the future');
  }
  const given = Object.hasOwn(claims, rolesClaim) ? claims[rolesClaim] : undefined;
  return { authority: { id: sub, grants: grantsOf(given) }, expiresAt: exp };
}

function grantsOf(given: unknown): Grant[] {
  if (!Array.isArray(given) || given.length > MOST_ROLES) throw new InvalidToken('roles are no list');
  const grants = given.map(grantOf);
  const different = new Set(grants.map(({ role, unit }) => JSON.stringify([role, unit])));
  if (different.size < grants.length) throw new InvalidToken('a role is given twice');
  return grants;
}

function grantOf(given: unknown): Grant {
  if (typeof given !== 'object' || given === null || Array.isArray(given)) {
    throw new InvalidToken('a role is no object');
  }
  const { role, unit, ...more } = given as Claims;
  if (!isRole(role)) throw new InvalidToken('unknown role');
  if (Object.keys(more).length > 0) throw new InvalidToken('a role has unknown members');
  // Only a unit that is not there at all means the whole organisation: null may be a template that found nothing.
  if (!('unit' in given)) return { role, unit: null };
  if (typeof unit !== 'string' || identifierProblem(unit) !== undefined) {
    throw new InvalidToken('the unit of a role is no id');
  }
  return { role, unit };
}

const isRole = (value: unknown): value is Role => (roles as readonly unknown[]).includes(value);

const isTime = (value: unknown): value is number =>
  typeof value === 'number' && value >= 0 && value < END_OF_TIME;

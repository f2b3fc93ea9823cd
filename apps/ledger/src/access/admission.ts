import { grantCovering, type Authority, type Role } from '#domain';
import type { Places } from './places.js';
import type { Reach, RoutePolicy } from './policy.js';
import type { Target } from './target.js';

/** What a request is about, looked up only where a policy depends on it. */
export interface About {
  readonly targets: readonly Target[];
  readonly places: Places;
}

/** The first role of the policy that lets the caller through; undefined where none does. */
export async function roleAdmitting(
  authority: Authority,
  { reaches }: RoutePolicy,
  lookUp: () => Promise<About>,
): Promise<Role | undefined> {
  for (const [role, reach] of reaches) {
    const grants = authority.grants.filter((grant) => grant.role === role);
    if (grants.length === 0) continue;
    if (reach === 'any' || (reach === 'scope' && grants.some(({ unit }) => unit === null))) return role;
    const { targets, places } = await lookUp();
    if (targets.some((target) => isReached(target, authority, role, reach, places))) return role;
  }
  return undefined;
}

function isReached(
  target: Target,
  authority: Authority,
  role: Role,
  reach: Reach,
  { organization, unitOf }: Places,
): boolean {
  if (target.by === authority.id) return true;
  const { staff, unit, period } = target;
  if (reach === 'own') return staff === authority.id;
  const units = [
    ...(unit === undefined ? [] : [unit]),
    ...(staff === undefined ? [] : [unitOf(staff, period)]),
  ];
  return (
    units.length > 0 &&
    units.every(
      (one) => one !== undefined && grantCovering(authority, [role], one, organization) !== undefined,
    )
  );
}

/** Why nobody was let through, for those who asked. */
export function refusalOf({ grants }: Authority, { reaches }: RoutePolicy, nothingNamed: boolean): string {
  const held = reaches.filter(([role]) => grants.some((grant) => grant.role === role));
  if (held.length === 0) {
    return `This takes the role ${reaches.map(([role]) => role).join(' or ')}, which you do not have.`;
  }
  if (held.every(([, reach]) => reach === 'own'))
    return 'In your role you may do this only for what is your own.';
  return nothingNamed
    ? 'This is about everything, but your roles have a scope: name a unit or staff member of your scope.'
    : 'This is outside the scope of your roles.';
}

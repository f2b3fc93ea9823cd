import type { Decider } from '../decider.js';
import { DomainError } from '../domain-error.js';
import { requireIdentifier } from '../identifier.js';
import type { OrganizationEvent } from './events.js';

export const ORGANIZATION_STREAM = 'organization';

export type OrganizationCommand =
  | {
      readonly type: 'RegisterUnit';
      readonly unit: string;
      readonly name: string;
      readonly parent: string | null;
    }
  | {
      readonly type: 'RegisterPost';
      readonly post: string;
      readonly name: string;
      readonly unit: string;
      /** Whoever holds it heads the unit; not where left out. */
      readonly heads?: boolean;
    };

/** Units by id (a parent is always registered before its children, so the tree has no cycles), posts by id. */
export interface OrganizationState {
  readonly units: Map<string, { readonly name: string; readonly parent: string | null }>;
  readonly posts: Map<string, { readonly name: string; readonly unit: string; readonly heads: boolean }>;
}

export const organization: Decider<OrganizationState, OrganizationCommand, OrganizationEvent> = {
  initialState: () => ({ units: new Map(), posts: new Map() }),

  evolve(state, { type, data }) {
    if (type === 'UnitRegistered') state.units.set(data.unit, { name: data.name, parent: data.parent });
    else state.posts.set(data.post, { name: data.name, unit: data.unit, heads: data.heads ?? false });
    return state;
  },

  decide: (state, command) =>
    command.type === 'RegisterUnit' ? registerUnit(state, command) : registerPost(state, command),
};

function registerUnit(
  { units }: OrganizationState,
  { unit, name, parent }: Extract<OrganizationCommand, { type: 'RegisterUnit' }>,
): OrganizationEvent[] {
  requireIdentifier('unit', unit);
  requireIdentifier('name', name);
  const known = units.get(unit);
  if (known?.name === name && known.parent === parent) return [];
  if (known) {
    throw new DomainError(
      'unit-registered',
      `unit ${unit} is registered with another name or parent`,
      'unit',
    );
  }
  if (parent !== null && !units.has(parent)) {
    throw new DomainError('unknown-unit', `unit ${parent} is not registered; register it first`, 'parent');
  }
  return [{ type: 'UnitRegistered', data: { unit, name, parent } }];
}

function registerPost(
  { units, posts }: OrganizationState,
  { post, name, unit, heads = false }: Extract<OrganizationCommand, { type: 'RegisterPost' }>,
): OrganizationEvent[] {
  requireIdentifier('post', post);
  requireIdentifier('name', name);
  const known = posts.get(post);
  if (known?.name === name && known.unit === unit && known.heads === heads) return [];
  // Posts of old, and those that were made by themselves, say nothing of it: one may turn out to head its unit.
  const becomesHead = known?.name === name && known.unit === unit && heads;
  if (known && !becomesHead) {
    throw new DomainError(
      'post-registered',
      `post ${post} is registered with another name or unit, or as one that heads its unit`,
      'post',
    );
  }
  if (!units.has(unit)) {
    throw new DomainError('unknown-unit', `unit ${unit} is not registered; register it first`, 'unit');
  }
  return [{ type: 'PostRegistered', data: { post, name, unit, ...(heads && { heads }) } }];
}

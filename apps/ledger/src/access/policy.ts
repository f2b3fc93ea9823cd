import type { Role } from '#domain';
import { configureRoute } from '../http/route-input.js';
import { namedTarget, type TargetOf } from './target.js';

/**
 * How far a role reaches: `any` – whatever it is about · `scope` – units in the scope of a grant of that role, and their
 * people · `own` – what is about oneself.
 */
export type Reach = 'any' | 'scope' | 'own';

/** Which roles may use a route. The first that lets a request through is the role in which it is made. */
export type Reaches = Readonly<Partial<Record<Role, Reach>>>;

export interface RoutePolicy {
  readonly reaches: readonly (readonly [Role, Reach])[];
  readonly targetOf: TargetOf;
}

/** Who may use a route; `public`: everybody, without saying who they are. */
export type Access = 'public' | RoutePolicy;

declare module 'fastify' {
  interface FastifyContextConfig {
    /** A route without it is closed to everybody. */
    access?: Access;
  }
}

/** @param targetOf what a request is about; what it names as `staff` and `unit` where this is not given */
export const Policy = (reaches: Reaches, targetOf: TargetOf = namedTarget): MethodDecorator =>
  accessTo({ reaches: Object.entries(reaches) as [Role, Reach][], targetOf });

/** For what tells nothing of the ledger. */
export const Public = (): MethodDecorator => accessTo('public');

/** Kept in the configuration of the route itself, so that it stands there for routes of any making. */
const accessTo =
  (access: Access): MethodDecorator =>
  (_target, _name, descriptor) =>
    configureRoute(descriptor, { access });

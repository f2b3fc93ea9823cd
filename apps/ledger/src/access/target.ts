import type { FastifyRequest } from 'fastify';
import { namedText } from './named-text.js';
import type { Places } from './places.js';

/**
 * What a request is about. Of a staff member it is their unit that counts; where unit and staff member are both named,
 * both must lie in a scope.
 */
export interface Target {
  readonly staff?: string;
  readonly unit?: string;
  /** Of the score account, where it is about one: the person's unit at that time counts. */
  readonly period?: string;
  /** Who made what it is about: they may see it again, in any role that the policy knows. */
  readonly by?: string;
}

/** Of several targets any will do. None: the request is about everything, or nothing in particular. */
export type TargetOf = (
  request: FastifyRequest,
  places: Places,
) => Target | readonly Target[] | undefined | Promise<Target | readonly Target[] | undefined>;

/**
 * What stands in the address or the body under these names; nothing is checked yet, so only texts are taken. Where they
 * name different things, nobody knows which of them the handler will take: then it is about nothing in particular.
 */
export const namedTarget: TargetOf = ({ params, query, body }) => {
  const target: Record<string, string> = {};
  for (const name of ['staff', 'unit', 'period']) {
    for (const given of [params, query, body]) {
      const value = namedText(given, name);
      if (value === undefined) continue;
      if ((target[name] ??= value) !== value) return undefined;
    }
  }
  return 'staff' in target || 'unit' in target ? target : undefined;
};

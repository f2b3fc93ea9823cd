import { roles } from '#domain';
import type { Reaches } from './policy.js';

/** For what everybody in the organisation may know. */
export const everyRole: Reaches = Object.fromEntries(roles.map((role) => [role, 'any']));

/** For scores and what explains them: those who watch over a unit, and systems that process the results. */
export const readers: Reaches = {
  supervisor: 'scope',
  assessor: 'scope',
  verifier: 'scope',
  reviewer: 'scope',
  investigator: 'scope',
  auditor: 'scope',
  administrator: 'any',
  'work-system': 'any',
};

/** The same, and everybody for what is about themselves. */
export const readersAndOneself: Reaches = { ...readers, 'staff-member': 'own' };

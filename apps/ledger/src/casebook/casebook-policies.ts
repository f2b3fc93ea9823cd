import { type Authority, type Role } from '#domain';
import { inScope } from '../entries/entry-policies.js';

const readers: readonly Role[] = ['reviewer', 'investigator', 'auditor', 'supervisor', 'administrator'];

export const readsFigures = inScope(readers);

/** Whether somebody reads the figures of the whole organization. */
export const readsAllFigures = ({ grants }: Authority): boolean =>
  grants.some(({ role, unit }) => unit === null && readers.includes(role));

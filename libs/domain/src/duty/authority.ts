/** What people may be in the assessment of an organisation. A person may hold several roles, each with a scope. */
export const roles = [
  'staff-member',
  'supervisor',
  'assessor',
  'verifier',
  'reviewer',
  'investigator',
  'auditor',
  'administrator',
  'work-system',
] as const;

export type Role = (typeof roles)[number];

/** A role and its scope: a unit with all that is below it; `unit: null` is the whole organisation. */
export interface Grant {
  readonly role: Role;
  readonly unit: string | null;
}

/** Who gives a command, and all that they may do. `id` is the staff id of those who are assessed themselves. */
export interface Authority {
  readonly id: string;
  readonly grants: readonly Grant[];
}

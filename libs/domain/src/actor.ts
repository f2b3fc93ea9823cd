/** Who did something: a person in a role, a rule of a rulebook version, or a work system that reported it. */
export type Actor =
  | { readonly kind: 'person'; readonly id: string; readonly role: string }
  | { readonly kind: 'rule'; readonly id: string; readonly rulebookVersion: number }
  | { readonly kind: 'system'; readonly id: string };

/* Stored events: these shapes are the storage format. Never change one; add a version and an upcaster. */
import type { DomainEvent } from '../decider.js';

/** A unit was registered. */
export type UnitRegistered = DomainEvent<
  'UnitRegistered',
  { readonly unit: string; readonly name: string; readonly parent: string | null }
>;

/** A post was registered. Version 2 added `heads`. */
export type PostRegistered = DomainEvent<
  'PostRegistered',
  {
    readonly post: string;
    readonly name: string;
    readonly unit: string;
    /** Whoever holds it heads the unit; from version 2. */
    readonly heads?: boolean;
  }
>;

export type OrganizationEvent = UnitRegistered | PostRegistered;

/* Stored events: these shapes are the storage format. Never change one; add a version and an upcaster. */
import type { DomainEvent } from '../decider.js';

export type UnitRegistered = DomainEvent<
  'UnitRegistered',
  { readonly unit: string; readonly name: string; readonly parent: string | null }
>;

export type PostRegistered = DomainEvent<
  'PostRegistered',
  { readonly post: string; readonly name: string; readonly unit: string }
>;

export type OrganizationEvent = UnitRegistered | PostRegistered;

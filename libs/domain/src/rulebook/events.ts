/* Stored events: these shapes are the storage format. Never change one; add a version and an upcaster. */
import type { DomainEvent } from '../decider.js';
import type { Rulebook } from './rulebook.js';

/**
 * A version of the rulebook was published. Version 2 of the event added steps, manual rules and limits, version 3
 * `casework`.
 */
export type RulebookPublished = DomainEvent<'RulebookPublished', { readonly rulebook: Rulebook }>;

export type RulebookEvent = RulebookPublished;

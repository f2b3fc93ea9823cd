/* Stored events: these shapes are the storage format. Never change one; add a version and an upcaster. */
import type { DomainEvent } from '../decider.js';
import type { Rulebook } from './rulebook.js';

export type RulebookPublished = DomainEvent<'RulebookPublished', { readonly rulebook: Rulebook }>;

export type RulebookEvent = RulebookPublished;

import type { EntryStatus } from '#domain';

/** Of entries that are neither posted nor ended. */
export const openEntryStatuses: readonly EntryStatus[] = ['proposed', 'awaiting-answer', 'disputed'];

/** Where an observation stands; the first two are open. */
export const observationStatuses = ['noted', 'verified', 'dismissed', 'matured'] as const;

export type ObservationStatus = (typeof observationStatuses)[number];

export const openObservationStatuses: readonly ObservationStatus[] = ['noted', 'verified'];

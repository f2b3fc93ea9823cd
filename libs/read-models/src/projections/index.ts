import type { Projection } from '../engine/projection.js';
import { auditTrail } from './audit-trail.js';
import { organization } from './organization.js';
import { processControl } from './process-control.js';
import { scores } from './scores.js';

/** Every read model, in the order in which a batch is applied. */
export const projections: readonly Projection[] = [organization, scores, auditTrail, processControl];

export type ProjectionName = 'organization' | 'scores' | 'audit-trail' | 'process-control';

/** Version of the tables that belong to no projection (their checkpoints). */
export const schemaVersion = 1;

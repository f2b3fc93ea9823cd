import type { Projection } from '../engine/projection.js';
import { auditTrail } from './audit-trail.js';
import { casebook } from './casebook.js';
import { dailyAssessment } from './daily-assessment.js';
import { organization } from './organization.js';
import { processControl } from './process-control.js';
import { scores } from './scores.js';

/**
 * Every read model, in the order in which a batch is applied: lives of entries before the scores, so that whoever is
 * behind a score is known when the score is.
 */
export const projections: readonly Projection[] = [
  organization,
  dailyAssessment,
  scores,
  auditTrail,
  processControl,
  casebook,
];

export type ProjectionName =
  'organization' | 'daily-assessment' | 'scores' | 'audit-trail' | 'process-control' | 'casebook';

/** Version of the tables that belong to no projection (their checkpoints). */
export const schemaVersion = 1;

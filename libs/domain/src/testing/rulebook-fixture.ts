import { DEFAULT_CASEWORK } from '../casework/policy.js';
import { NO_LIMITS, NO_STEPS, type Indicator, type Rule, type Rulebook } from '../rulebook/rulebook.js';
import type { WorkRecordData } from '../work-record/events.js';

export const timeliness: Indicator = {
  id: 'timeliness',
  name: 'Timeliness',
  definition: 'Steps are finished by the planned day.',
  family: 'common',
  dimension: 'efficiency',
  unit: 'calendar days',
  source: 'case system',
  base: 30_000,
  floor: 0,
  bonusCap: null,
  manual: false,
  steps: NO_STEPS,
};

export const aheadOfPlan: Indicator = {
  ...timeliness,
  id: 'ahead-of-plan',
  name: 'Ahead of plan',
  family: 'post-specific',
  base: 10_000,
  bonusCap: 10_000,
};

export const late: Rule = {
  id: 'late',
  indicator: 'timeliness',
  when: 'daysLate > 7',
  kind: 'deduction',
  points: 150,
  reason: '{daysLate} days late',
  enters: 'posted',
};

export const early: Rule = {
  id: 'early',
  indicator: 'ahead-of-plan',
  when: 'daysEarly >= 3',
  kind: 'bonus',
  points: 50,
  reason: 'ahead of plan',
  enters: 'posted',
};

/** Without errors or warnings. */
export const rulebook: Rulebook = {
  version: 1,
  title: 'Rules of the office',
  inForceFrom: '2012-01-01',
  calendar: 'quarter',
  peerGroup: 'unit',
  attributes: {},
  indicators: [timeliness, aheadOfPlan],
  rules: [late, early],
  manualRules: [],
  proportionality: NO_LIMITS,
  casework: DEFAULT_CASEWORK,
};

export const workRecord: WorkRecordData = {
  recordId: 'M1/4711/1',
  process: 'M1/4711',
  activity: 'check-documents',
  occurrence: 1,
  occurredOn: '2012-07-10',
  unit: 'M1',
  staff: 'M1-1',
  post: 'M1-handler',
  content: 'digest',
};

import { kebabId, pointsAboveZero, text } from './schema-parts.js';

/** A fixed number of points, or as many as people choose within a range. */
const pointsOrRange = {
  type: ['number', 'object'],
  maximum: pointsAboveZero.maximum,
  exclusiveMinimum: pointsAboveZero.exclusiveMinimum,
  required: ['from', 'to'],
  additionalProperties: false,
  properties: {
    from: { title: 'From', description: 'The least that may be given.', ...pointsAboveZero },
    to: { title: 'To', description: 'The most that may be given.', ...pointsAboveZero },
  },
} as const;

export const manualRule = {
  type: 'object',
  title: 'Manual rule',
  description:
    'Applied by people: whoever proposes such an entry under the indicator names one of its rules.',
  required: ['id', 'indicator', 'title'],
  oneOf: [{ required: ['deduct'] }, { required: ['bonus'] }],
  additionalProperties: false,
  properties: {
    id: { title: 'Id', description: 'Shown with every entry that follows it.', ...kebabId },
    indicator: {
      title: 'Indicator',
      description: 'Id of the manual indicator that the entry counts under.',
      type: 'string',
    },
    title: { title: 'Title', description: 'For what.', maxLength: 500, ...text },
    deduct: {
      title: 'Deduction',
      description: 'Points to deduct, or the range to choose from.',
      ...pointsOrRange,
    },
    bonus: { title: 'Bonus', description: 'Points to add, or the range to choose from.', ...pointsOrRange },
  },
} as const;

export const steps = {
  type: 'object',
  title: 'Steps',
  description: 'What has to happen before an entry that a person proposes is posted; nothing where left out.',
  additionalProperties: false,
  properties: {
    confirmation: {
      title: 'Confirmation',
      description: 'Whether another person has to confirm it.',
      type: 'boolean',
      default: false,
    },
    answerDays: {
      title: 'Days to answer',
      description: 'Calendar days in which the person concerned may answer; left out, they are not asked.',
      type: 'integer',
      minimum: 1,
      maximum: 366,
    },
  },
} as const;

export const proportionality = {
  type: 'object',
  title: 'Proportionality',
  description: 'How much people may deduct from one person at most.',
  additionalProperties: false,
  properties: {
    perEntry: { title: 'Per entry', description: 'By one deduction.', ...pointsAboveZero },
    perPeriod: {
      title: 'Per period',
      description: 'By all deductions that people propose in one period.',
      ...pointsAboveZero,
    },
  },
  default: {},
} as const;

export const enters = {
  title: 'Enters',
  description:
    'Where the entry begins: posted at once, waiting for the answer of the person concerned, or to be confirmed first. ' +
    'The days to answer are those of the indicator.',
  enum: ['posted', 'answer', 'confirmation'],
  default: 'posted',
} as const;

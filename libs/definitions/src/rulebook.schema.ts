import { casework } from './casework.schema.js';
import { enters, manualRule, proportionality, steps } from './manual-rules.schema.js';
import { date, kebabId, pointsAboveZero, pointsFromZero, text } from './schema-parts.js';

const indicator = {
  type: 'object',
  title: 'Indicator',
  description: 'Something that people are assessed by: where its points start and how far they can go.',
  required: ['id', 'name', 'definition', 'family', 'dimension', 'unit', 'source', 'base'],
  additionalProperties: false,
  properties: {
    id: { title: 'Id', description: 'Stays the same in all versions of the rulebook.', ...kebabId },
    name: { title: 'Name', description: 'As people read it.', maxLength: 200, ...text },
    definition: {
      title: 'Definition',
      description: 'What it measures, in a sentence or two.',
      maxLength: 2000,
      ...text,
    },
    family: {
      title: 'Family',
      description: 'Common indicators only deduct; post-specific ones deduct and add.',
      enum: ['common', 'post-specific'],
    },
    dimension: {
      title: 'Dimension',
      description: 'The side of the work that it belongs to.',
      enum: ['quantity', 'quality', 'efficiency', 'conduct', 'ability', 'openness'],
    },
    unit: {
      title: 'Unit of measure',
      description: 'What is counted: days, steps, …',
      maxLength: 100,
      ...text,
    },
    source: {
      title: 'Data source',
      description: 'Where the facts behind it come from.',
      maxLength: 500,
      ...text,
    },
    base: { title: 'Base', description: 'Points that every account starts with.', ...pointsFromZero },
    floor: {
      title: 'Floor',
      description: 'Points below which it never falls.',
      default: 0,
      ...pointsFromZero,
    },
    bonusCap: {
      title: 'Bonus cap',
      description: 'The most that bonuses add. Post-specific indicators need it; common ones cannot have it.',
      ...pointsFromZero,
    },
    manual: {
      title: 'Manual',
      description: 'Whether people may propose entries under it, besides the rules.',
      type: 'boolean',
      default: false,
    },
    steps,
  },
} as const;

const rule = {
  type: 'object',
  title: 'Rule',
  description: 'Judged on every work record; where `when` holds, an entry follows.',
  required: ['id', 'indicator', 'when', 'reason'],
  oneOf: [{ required: ['deduct'] }, { required: ['bonus'] }],
  additionalProperties: false,
  properties: {
    id: { title: 'Id', description: 'Shown with every entry that the rule makes.', ...kebabId },
    indicator: {
      title: 'Indicator',
      description: 'Id of the indicator that the entry counts under.',
      type: 'string',
    },
    when: {
      title: 'Condition',
      description:
        'A condition on the facts of a record, such as `daysLate >= 1 && daysLate <= 7`. The rule applies only where ' +
        'every fact that it names is known.',
      maxLength: 2000,
      ...text,
    },
    deduct: {
      title: 'Deduction',
      description: 'Points to deduct, at most three fraction digits.',
      ...pointsAboveZero,
    },
    bonus: {
      title: 'Bonus',
      description: 'Points to add, at most three fraction digits.',
      ...pointsAboveZero,
    },
    reason: {
      title: 'Reason',
      description: 'Shown with every entry; `{daysLate}` is replaced by the value of that fact.',
      maxLength: 500,
      ...text,
    },
    enters,
  },
} as const;

/** The shape of a rulebook file. What it cannot say (families, references, conditions) the domain checks. */
export const rulebookSchema = {
  $schema: 'https://json-schema.org/draft/2020-12/schema',
  $id: 'urn:assessment-ledger:schema:rulebook',
  title: 'Rulebook',
  description:
    'One version of the rulebook: the indicators that people are assessed by, and the rules that move them.',
  type: 'object',
  required: ['version', 'title', 'inForceFrom', 'calendar', 'indicators'],
  additionalProperties: false,
  properties: {
    version: {
      title: 'Version',
      description: '1, then 2, …',
      type: 'integer',
      minimum: 1,
      maximum: 1_000_000,
    },
    title: { title: 'Title', description: 'What people call it.', maxLength: 200, ...text },
    inForceFrom: {
      title: 'In force from',
      description: 'The first day on which it applies: YYYY-MM-DD.',
      ...date,
    },
    calendar: {
      title: 'Calendar',
      description: 'How long a period is; each person has one account in each period.',
      enum: ['month', 'quarter', 'half-year', 'year'],
    },
    peerGroup: {
      title: 'Peer group',
      description: 'Among whom people are ranked.',
      enum: ['unit', 'post', 'organization'],
      default: 'unit',
    },
    attributes: {
      title: 'Attributes',
      description: 'Imported attributes that rules may ask for as `attributes.<name>`, with their types.',
      type: 'object',
      additionalProperties: {
        title: 'Type',
        description: 'What the values of this attribute are.',
        enum: ['text', 'number', 'boolean'],
      },
      default: {},
    },
    indicators: {
      title: 'Indicators',
      description: 'What people are assessed by, in the order in which it is shown.',
      type: 'array',
      minItems: 1,
      maxItems: 200,
      items: indicator,
    },
    rules: {
      title: 'Rules',
      description: 'What the ledger computes by itself from work records.',
      type: 'array',
      maxItems: 1000,
      items: rule,
      default: [],
    },
    manualRules: {
      title: 'Manual rules',
      description: 'What people may propose entries for, and for how many points.',
      type: 'array',
      maxItems: 1000,
      items: manualRule,
      default: [],
    },
    proportionality,
    casework,
  },
} as const;

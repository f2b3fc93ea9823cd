import { DEFAULT_CASEWORK } from '#domain';
import { kebabId, text } from './schema-parts.js';
import { TIME_LIMIT_PATTERN } from './time-limit-text.js';
import { weekdays, writtenCasework, type WrittenInstance } from './written-casework.js';

const otherwise = writtenCasework(DEFAULT_CASEWORK);

const written = (title: string, description: string, pattern: string, words: string): object => ({
  title,
  description,
  type: 'string',
  pattern: `^(?:${pattern})$`,
  patternErrorMessage: words,
});

const timeLimit = (title: string, description: string, by: string): object => ({
  ...written(
    title,
    description,
    TIME_LIMIT_PATTERN,
    'must be a time such as `30 calendar days`, `5 working days` or `12 months`',
  ),
  default: by,
});

const instance = (title: string, description: string, by: Required<WrittenInstance>) => ({
  title,
  description,
  type: 'object',
  additionalProperties: false,
  properties: {
    decide: timeLimit('Decide', 'How long it has to decide, from the admission.', by.decide),
    extension: {
      ...written(
        'Extension',
        'How much longer it may take, once; `none` where it may not.',
        `none|${TIME_LIMIT_PATTERN}`,
        'must be `none` or a time such as `30 calendar days`',
      ),
      default: by.extension,
    },
  },
});

const activities = (title: string, description: string): object => ({
  title,
  description,
  type: 'array',
  maxItems: 200,
  uniqueItems: true,
  items: { title: 'Activity', description: 'As work records name it.', maxLength: 200, ...text },
  default: [],
});

const months = { type: 'integer', minimum: 1, maximum: 600 } as const;

const rung = {
  title: 'Rung',
  description: 'A sanction, and how long it lasts.',
  type: 'object',
  required: ['rung', 'title'],
  additionalProperties: false,
  properties: {
    rung: { title: 'Id', description: 'Named with every sanction of this kind.', ...kebabId },
    title: { title: 'Title', description: 'As people read it.', maxLength: 200, ...text },
    months: {
      title: 'Months',
      description: 'How many it lasts, or the range to choose from; left out where it takes no time.',
      ...months,
      type: ['integer', 'object'],
      required: ['from', 'to'],
      additionalProperties: false,
      properties: {
        from: { title: 'From', description: 'The least.', ...months },
        to: { title: 'To', description: 'The most.', ...months },
      },
    },
  },
} as const;

const repairStep = {
  title: 'Step',
  description: 'Until when, and how much.',
  type: 'object',
  required: ['within', 'permille'],
  additionalProperties: false,
  properties: {
    within: written(
      'Within',
      'From the decision on: a time, or until the end of the same or of the next year.',
      `same-year|next-year|${TIME_LIMIT_PATTERN}`,
      'must be `same-year`, `next-year` or a time such as `30 calendar days`',
    ),
    permille: {
      title: 'Thousandths',
      description: 'How much of the points comes back.',
      type: 'integer',
      minimum: 0,
      maximum: 1000,
    },
  },
} as const;

const appeal = {
  title: 'Appeals',
  description: 'How long each side has.',
  type: 'object',
  additionalProperties: false,
  properties: {
    file: timeLimit('File', 'To file, from when the appellant knew.', otherwise.appeal.file),
    admit: timeLimit(
      'Admit',
      'To admit a filing or not: from the filing, its completion, the grant of leave, or the escalation.',
      otherwise.appeal.admit,
    ),
    complete: timeLimit('Complete', 'To complete a filing that was returned.', otherwise.appeal.complete),
    inspect: timeLimit(
      'Inspect',
      'For both sides to inspect the evidence that came in last.',
      otherwise.appeal.inspect,
    ),
    first: instance('First instance', 'The review.', otherwise.appeal.first),
    serve: timeLimit('Serve', 'To serve the decision, in either instance.', otherwise.appeal.serve),
    escalate: timeLimit(
      'Escalate',
      'To go to the second instance, from service of the decision.',
      otherwise.appeal.escalate,
    ),
    second: instance('Second instance', 'After which there is none.', otherwise.appeal.second),
    publicNotice: timeLimit(
      'Public notice',
      'After which a decision that was published counts as served.',
      otherwise.appeal.publicNotice,
    ),
  },
} as const;

const accountability = {
  title: 'Accountability',
  description: 'How a case goes, who is liable for how much, and what follows.',
  type: 'object',
  additionalProperties: false,
  properties: {
    state: timeLimit('State', 'To make a statement, from the invitation.', otherwise.accountability.state),
    defend: timeLimit('Defend', 'To answer the findings proposed.', otherwise.accountability.defend),
    limitation: timeLimit(
      'Limitation',
      'From the day of the fault; then nobody is held to it any more.',
      otherwise.accountability.limitation,
    ),
    reviews: activities('Reviews', 'Activities of a process that review what others did.'),
    approves: activities('Approves', 'Activities of a process that approve what others did.'),
    mainShare: {
      title: 'Main share',
      description: 'Thousandths that whoever is mainly liable carries; the others share the rest.',
      type: 'integer',
      minimum: 501,
      maximum: 1000,
      default: otherwise.accountability.mainShare,
    },
    ladder: {
      title: 'Ladder',
      description: 'The sanctions, mildest first.',
      type: 'array',
      maxItems: 50,
      items: rung,
      default: otherwise.accountability.ladder,
    },
    repair: {
      title: 'Repair',
      description:
        'How much of the points comes back once a corrective action was verified: the first step that is met counts.',
      type: 'array',
      maxItems: 50,
      items: repairStep,
      default: otherwise.accountability.repair,
    },
  },
} as const;

/** The procedure of appeals and accountability cases. */
export const casework = {
  title: 'Casework',
  description:
    'How appeals and accountability cases go. What is left out is as the default says; docs/clock.md tells how time is counted.',
  type: 'object',
  additionalProperties: false,
  properties: {
    weekend: {
      title: 'Weekend',
      description: 'Days of the week that are not worked, unless the calendar of the office says otherwise.',
      type: 'array',
      maxItems: 6,
      uniqueItems: true,
      items: { title: 'Day', description: 'A day of the week.', enum: weekdays },
      default: otherwise.weekend,
    },
    warnBefore: timeLimit(
      'Warn before',
      'How long before its last day a deadline is warned of.',
      otherwise.warnBefore,
    ),
    appeal,
    accountability,
  },
} as const;

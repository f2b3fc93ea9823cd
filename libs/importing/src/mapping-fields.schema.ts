/* The parts of the mapping's schema that say where a value comes from. */

export const text = { type: 'string', minLength: 1 } as const;

export const nulls = {
  title: 'Tokens for "nothing"',
  description:
    "Cell texts that stand for nothing, compared exactly. The empty cell always does. Here they take the place of the mapping's own list.",
  type: 'array',
  items: { type: 'string' },
  uniqueItems: true,
} as const;

export const column = {
  title: 'Column',
  description: 'Name of a column, exactly as the header has it.',
  ...text,
} as const;

const template = (title: string, description: string) =>
  ({ title, description, $ref: '#/$defs/template' }) as const;

const day = (title: string, description: string) => ({ title, description, $ref: '#/$defs/day' }) as const;

export const fieldsSchema = {
  title: 'Fields',
  description: 'Where each field of a work record comes from.',
  type: 'object',
  required: ['record', 'process', 'activity', 'unit', 'staff', 'occurredOn'],
  additionalProperties: false,
  properties: {
    record: template('Record id', 'Names the record for ever: the same each time that the row is read.'),
    process: template('Process', 'The process instance (the case) that the record is a step of.'),
    activity: template('Activity', 'The step that was done.'),
    unit: template('Unit', 'The unit in which it was done.'),
    post: template('Post', 'The post through which the staff member acted.'),
    staff: {
      title: 'Staff member',
      description: 'Who did it.',
      type: ['string', 'object'],
      minLength: 1,
      required: ['from'],
      additionalProperties: false,
      properties: {
        from: { title: 'Template', description: 'As for the other fields.', ...text },
        nulls: {
          ...nulls,
          description: `${nulls.description} Accounts that are not people belong here.`,
        },
        whenMissing: {
          title: 'When missing',
          description:
            'What becomes of a row that names nobody: it is refused (`reject`), recorded without anyone being held to it (`nobody`), or attributed to whoever opened its process (`process-opener`).',
          enum: ['reject', 'nobody', 'process-opener'],
          default: 'reject',
        },
      },
    },
    supervisor: template('Supervisor', 'Who supervised the work.'),
    occurredOn: day('Occurred on', 'The day on which the step was finished; it decides the period.'),
    effectiveOn: day('Effective on', 'The day on which the step took effect.'),
    plannedOn: day('Planned on', 'The day for which the step was planned.'),
    dueOn: day('Due on', 'The last day on which the step was in time.'),
  },
} as const;

export const fieldDefinitions = {
  template: {
    title: 'Template',
    description:
      'Text with column names in braces, as in `M{municipality}-{org:resource}`. `{@row}` is the number of the data row in its file, from 1; `{@occurredOn}` the day of the record; `{{` and `}}` are braces. One null column makes the whole of it null.',
    type: ['string', 'object'],
    minLength: 1,
    required: ['from'],
    additionalProperties: false,
    properties: {
      from: { title: 'Template', description: 'The text with columns in braces.', ...text },
      nulls,
    },
  },
  day: {
    title: 'Day',
    description: 'A day of the calendar of the time zone, from one column.',
    type: 'object',
    required: ['column'],
    additionalProperties: false,
    properties: {
      column,
      format: {
        title: 'Format',
        description:
          '`iso` (2026-03-31, or with a time as in 2026-03-31T09:30:00+02:00), or a pattern of yyyy MM dd HH mm ss SSS such as `dd.MM.yyyy HH:mm`.',
        default: 'iso',
        ...text,
      },
      zone: {
        title: 'Zone',
        description:
          'Whether each time carries its offset from UTC, or none does and all are local to the time zone.',
        enum: ['offset', 'local'],
        default: 'offset',
      },
      nulls,
    },
  },
} as const;

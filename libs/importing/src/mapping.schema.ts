import { column, fieldDefinitions, fieldsSchema, nulls, text } from './mapping-fields.schema.js';

const flag = (title: string, description: string) =>
  ({ title, description, type: 'boolean', default: false }) as const;

const columnList = (title: string, description: string) =>
  ({ title, description, type: 'array', items: text, minItems: 1, uniqueItems: true }) as const;

/** What a mapping file may say, as JSON Schema 2020-12; editors read the copy in docs/schemas. */
export const mappingSchema = {
  $schema: 'https://json-schema.org/draft/2020-12/schema',
  $id: 'urn:assessment-ledger:schema:mapping',
  title: 'Mapping',
  description: 'How the rows of a CSV file are read as work records.',
  type: 'object',
  required: ['title', 'timeZone', 'fields'],
  additionalProperties: false,
  properties: {
    title: { title: 'Title', description: 'What is read with this mapping, for people.', ...text },
    csv: {
      title: 'CSV dialect',
      description:
        'How the file is written. Quotes are always `"`, doubled inside a quoted cell; the first row is the header.',
      type: 'object',
      additionalProperties: false,
      properties: {
        delimiter: {
          title: 'Delimiter',
          description: 'The one character between cells.',
          type: 'string',
          pattern: '^[^"\\r\\n]$',
          patternErrorMessage: 'must be one character, and neither a quote nor a line end',
          default: ',',
        },
        encoding: {
          title: 'Encoding',
          description: 'How the text is encoded. `latin1` is read as windows-1252, which holds it.',
          enum: ['utf-8', 'windows-1252', 'latin1'],
          default: 'utf-8',
        },
      },
    },
    timeZone: {
      title: 'Time zone',
      description: 'IANA name, such as Europe/Amsterdam, of the zone whose calendar decides all days.',
      type: 'string',
      pattern: '^[A-Za-z]',
      patternErrorMessage: 'must be the name of a time zone, such as Europe/Amsterdam',
    },
    nulls: {
      ...nulls,
      description:
        'Cell texts that stand for nothing in every column, compared exactly. The empty cell always does.',
    },
    fields: fieldsSchema,
    attributes: {
      title: 'Attributes',
      description: 'Further facts of the record, by the name under which rules find them.',
      type: 'object',
      propertyNames: { pattern: '^[a-z][A-Za-z0-9]{0,63}$' },
      errorMessage:
        'an attribute is named in camelCase: letters and digits, a small letter first, 64 at most',
      additionalProperties: {
        title: 'Attribute',
        description: 'One attribute, from one column.',
        type: 'object',
        required: ['column', 'type'],
        additionalProperties: false,
        properties: {
          column,
          type: {
            title: 'Type',
            description:
              'text: up to 10,000 characters. number: decimal, with a point. boolean: true/false, yes/no or 1/0, in any case.',
            enum: ['text', 'number', 'boolean'],
          },
          nulls,
        },
      },
    },
    duplicates: {
      title: 'Duplicates',
      description:
        'Which rows of a process say the same, so that only the first counts. Left out: none; only a record id that comes again is no new record.',
      type: 'object',
      minProperties: 1,
      maxProperties: 1,
      errorMessage: 'must name either `ignoring` or `comparing`',
      additionalProperties: false,
      properties: {
        ignoring: columnList('Ignoring', 'Rows that are equal in every column but these are duplicates.'),
        comparing: columnList('Comparing', 'Rows that are equal in these columns are duplicates.'),
      },
    },
    register: {
      title: 'Register',
      description:
        'What is registered in the ledger when it first appears in the file, instead of being refused as unknown.',
      type: 'object',
      additionalProperties: false,
      properties: {
        units: flag('Units', 'Register units.'),
        posts: flag('Posts', 'Register posts, each in the unit it appears with.'),
        staff: flag('Staff', 'Register staff members, under their id as name.'),
        appointments: {
          title: 'Appointments',
          description: 'Appoint staff members to the posts they appear with.',
          type: 'object',
          required: ['from'],
          additionalProperties: false,
          properties: {
            from: {
              title: 'From',
              description: 'First day of these appointments.',
              type: 'string',
              format: 'date',
            },
          },
        },
        periods: flag('Periods', 'Open the periods that the records fall in.'),
      },
    },
  },
  $defs: fieldDefinitions,
} as const;

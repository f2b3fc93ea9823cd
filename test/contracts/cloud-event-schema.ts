import type { Schema } from './schema-of-type.js';

const text = (description: string): Schema => ({ type: 'string', minLength: 1, description });

/** Of every message that carries an event: CloudEvents 1.0 as one JSON document, with the ledger's own attributes. */
export const cloudEventSchema: Schema = {
  $schema: 'https://json-schema.org/draft/2020-12/schema',
  $id: 'urn:assessment-ledger:cloud-event',
  title: 'Event of the ledger',
  description:
    'A CloudEvents 1.0 event in structured JSON. Its `type` and `dataschema` say which schema its `data` has.',
  type: 'object',
  properties: {
    specversion: { type: 'string', const: '1.0' },
    id: text('Of the event in the ledger. An event that is read twice has the same.'),
    source: { ...text('Which ledger it is of.'), format: 'uri-reference' },
    type: {
      ...text('Type and version of the event.'),
      pattern: String.raw`^ledger\.[A-Za-z]+\.v[1-9][0-9]*$`,
    },
    subject: text('The stream that the event stands in; the key of the message, too.'),
    time: { ...text('When the ledger learned it, in UTC.'), format: 'date-time' },
    datacontenttype: { type: 'string', const: 'application/json' },
    dataschema: {
      ...text('`$id` of the schema of `data`.'),
      pattern: '^urn:assessment-ledger:event:[A-Za-z]+:v[1-9][0-9]*$',
    },
    ledgerposition: {
      type: 'integer',
      minimum: 1,
      description: 'Place in the log of the ledger, over all topics. Later events have higher ones.',
    },
    ledgerrevision: {
      type: 'integer',
      minimum: 0,
      description: 'Place in the stream, from 0, without gaps.',
    },
    commandid: text('The command that brought it about.'),
    correlationid: text('What belongs to one undertaking has the same.'),
    causationid: text('What led to the command; left out where that was somebody from outside.'),
    actorkind: { type: 'string', enum: ['person', 'rule', 'system'], description: 'Who did it.' },
    actorid: text('The person, the rule or the work system.'),
    actorrole: text('The role that a person did it in.'),
    rulebookversion: { type: 'integer', description: 'Of a rule: the rulebook that it stands in.' },
    data: { type: 'object', description: 'What happened. Points are integers of thousandths.' },
  },
  required: [
    'specversion',
    'id',
    'source',
    'type',
    'subject',
    'time',
    'datacontenttype',
    'dataschema',
    'ledgerposition',
    'ledgerrevision',
    'commandid',
    'correlationid',
    'actorkind',
    'actorid',
    'data',
  ],
};

const { specversion, source, time, datacontenttype } = cloudEventSchema['properties'] as Record<
  string,
  Schema
>;

/** Of every message that says how something stands. */
export const currentEventSchema: Schema = {
  $schema: 'https://json-schema.org/draft/2020-12/schema',
  $id: 'urn:assessment-ledger:current-event',
  title: 'State of a score account or a ranking',
  description:
    'A CloudEvents 1.0 event in structured JSON. The last one of a key is what stands; `dataschema` says which schema its `data` has.',
  type: 'object',
  properties: {
    specversion,
    id: text('Its subject and position. What is told twice as of one position has the same.'),
    source,
    type: {
      ...text('What it is, and in which version.'),
      pattern: String.raw`^ledger\.Current[A-Za-z]+\.v[1-9][0-9]*$`,
    },
    subject: text('What it is of; the key of the message, too.'),
    time: { ...time, description: 'When the ledger learned the event at that position, in UTC.' },
    datacontenttype,
    dataschema: {
      ...text('`$id` of the schema of `data`.'),
      pattern: '^urn:assessment-ledger:current:[A-Za-z]+:v[1-9][0-9]*$',
    },
    ledgerposition: {
      type: 'integer',
      minimum: 1,
      description:
        'Everything in the log up to here is told, and nothing behind it. It never goes back for a key.',
    },
    data: { type: 'object', description: 'What stands. Points are integers of thousandths.' },
  },
  required: [
    ...['specversion', 'id', 'source', 'type', 'subject', 'time', 'datacontenttype', 'dataschema'],
    ...['ledgerposition', 'data'],
  ],
};

const headersOfAll = {
  'content-type': { type: 'string', const: 'application/cloudevents+json; charset=UTF-8' },
  ce_type: text('The `type` of the event, to choose by without reading it.'),
};

/** Of the headers of a message that carries an event. */
export const headersSchema: Schema = {
  type: 'object',
  properties: {
    ...headersOfAll,
    ce_correlationid: text('Its `correlationid`.'),
    ce_causationid: text('Its `causationid`, where it has one.'),
  },
  required: ['content-type', 'ce_type', 'ce_correlationid'],
};

/** Of the headers of one that says how something stands. */
export const currentHeadersSchema: Schema = {
  type: 'object',
  properties: headersOfAll,
  required: ['content-type', 'ce_type'],
};

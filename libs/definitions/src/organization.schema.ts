import { date, text, visibleId } from './schema-parts.js';

const name = { title: 'Name', description: 'As people read it.', maxLength: 200, ...text } as const;

/** The shape of an organization file. */
export const organizationSchema = {
  $schema: 'https://json-schema.org/draft/2020-12/schema',
  $id: 'urn:assessment-ledger:schema:organization',
  title: 'Organization',
  description:
    'Units, posts and staff members with their appointments. What is registered already is left as it is.',
  type: 'object',
  minProperties: 1,
  additionalProperties: false,
  properties: {
    units: {
      title: 'Units',
      description: 'The parts of the organization, in any order.',
      type: 'array',
      items: {
        title: 'Unit',
        description: 'A part of the organization.',
        type: 'object',
        required: ['unit', 'name'],
        additionalProperties: false,
        properties: {
          unit: { title: 'Unit', description: 'Id of the unit.', ...visibleId },
          name,
          parent: { title: 'Parent', description: 'Id of the unit that it is a part of.', ...visibleId },
        },
      },
    },
    posts: {
      title: 'Posts',
      description: 'What people can be appointed to.',
      type: 'array',
      items: {
        title: 'Post',
        description: 'A post in a unit.',
        type: 'object',
        required: ['post', 'name', 'unit'],
        additionalProperties: false,
        properties: {
          post: { title: 'Post', description: 'Id of the post.', ...visibleId },
          name,
          unit: { title: 'Unit', description: 'Id of the unit that it belongs to.', ...visibleId },
          heads: {
            title: 'Heads',
            description: 'Whether whoever holds it heads the unit, and with it supervises all that is below.',
            type: 'boolean',
            default: false,
          },
        },
      },
    },
    staff: {
      title: 'Staff',
      description: 'The people who are assessed.',
      type: 'array',
      items: {
        title: 'Staff member',
        description: 'Someone who is assessed.',
        type: 'object',
        required: ['staff', 'name'],
        additionalProperties: false,
        properties: {
          staff: { title: 'Staff member', description: 'Id of the staff member.', ...visibleId },
          name,
          appointments: {
            title: 'Appointments',
            description: 'The posts that they hold or held.',
            type: 'array',
            items: {
              title: 'Appointment',
              description: 'A post held from one day to another.',
              type: 'object',
              required: ['post', 'from'],
              additionalProperties: false,
              properties: {
                post: { title: 'Post', description: 'Id of the post.', ...visibleId },
                from: {
                  title: 'From',
                  description: 'The first day on which they hold it: YYYY-MM-DD.',
                  ...date,
                },
                to: {
                  title: 'To',
                  description: 'The last day on which they hold it: YYYY-MM-DD; open where left out.',
                  ...date,
                },
              },
            },
          },
        },
      },
    },
  },
} as const;

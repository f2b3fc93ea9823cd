import { organizationSchema } from './organization.schema.js';
import { rulebookSchema } from './rulebook.schema.js';

/** The schemas of the definition files by the file name under docs/schemas, where editors find them. */
export function publishedSchemas(): Record<string, object> {
  return { 'rulebook.schema.json': rulebookSchema, 'organization.schema.json': organizationSchema };
}

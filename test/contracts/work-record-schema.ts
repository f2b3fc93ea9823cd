import { served } from '../../apps/ledger/src/testing/served.js';
import type { Schema } from './schema-of-type.js';

/** Of a message in the topic of the intake: the body that `POST /v1/work-records` takes, as the API describes it. */
export async function workRecordSchema(): Promise<Schema> {
  const server = await served();
  const { body } = await server.get('/openapi.json');
  await server.close();
  const { WorkRecordBody: record } = (body as ApiDescription).components.schemas;
  return {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    $id: 'urn:assessment-ledger:work-record',
    title: 'Work record',
    description: 'One finished step of a process, as a work system reports it.',
    ...record,
    // What members have to do with one another, which the description of the API says in words alone.
    dependentSchemas: {
      attribution: { not: { required: ['staff'] } },
      post: { anyOf: [{ required: ['staff'] }, { required: ['attribution'] }] },
    },
  };
}

interface ApiDescription {
  readonly components: { readonly schemas: Readonly<Record<string, Schema>> };
}

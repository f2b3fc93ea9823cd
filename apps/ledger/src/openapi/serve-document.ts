import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { docsPage, docsPolicy } from './docs-page.js';
import { apiDocument } from './document.js';

const JSON_TYPE = 'application/json; charset=utf-8';
const open = { config: { access: 'public' } } as const;

/** Serves the description of the API at `/openapi.json`, and a page that tries it out at `/docs`. */
export function serveDocument(app: NestFastifyApplication): void {
  const server = app.getHttpAdapter().getInstance();
  const document = once(() => JSON.stringify(apiDocument(app)));
  server.get('/openapi.json', open, (_request, reply) => reply.type(JSON_TYPE).send(document()));
  for (const { path, type, read } of docsPage) {
    const content = once(read);
    server.get(path, open, (_request, reply) =>
      reply.type(type).header('content-security-policy', docsPolicy).send(content()),
    );
  }
}

/** Made when it is asked for: until then not all routes need to be there. */
function once<T>(make: () => T): () => T {
  let made: T | undefined;
  return () => (made ??= make());
}

import type { FastifyInstance } from 'fastify';

const headers = {
  // What is said about people, and only for the moment: nobody keeps a copy on the way.
  'cache-control': 'no-store',
  // Answers are data: should a browser ever take one for a page, it does nothing.
  'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
  'cross-origin-resource-policy': 'same-origin',
  'referrer-policy': 'no-referrer',
  'x-content-type-options': 'nosniff',
};

/** Set on every answer, refusals included; the start page brings a policy of its own. */
export function setSecurityHeaders(server: FastifyInstance): void {
  server.addHook('onRequest', (_request, reply, done) => {
    void reply.headers(headers);
    done();
  });
}

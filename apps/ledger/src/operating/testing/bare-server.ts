import { FastifyAdapter } from '@nestjs/platform-fastify';
import { type FastifyInstance } from 'fastify';
import { readConfig, type Environment } from '../../config/read-config.js';
import { nameRequests } from '../request-ids.js';
import { watchRequests } from '../request-watch.js';
import { serverOptions } from '../server-options.js';
import { testOperations, type TestOperations } from './operations.js';

/** How often it is looked whether a request takes too long, in milliseconds. */
export const CHECK_REQUESTS = 200;

/** The HTTP server as it is set up for the ledger, without the ledger: routes are added by the test. */
export function bareServer(
  environment: Environment = {},
): TestOperations & { readonly server: FastifyInstance } {
  const operations = testOperations();
  const options = serverOptions(readConfig(environment), operations.log);
  // Tests do not wait as long for it to notice what is late.
  const http = { ...options.http, connectionsCheckingInterval: CHECK_REQUESTS };
  const server = new FastifyAdapter({ ...options, http }).getInstance();
  nameRequests(server);
  watchRequests(server, operations.log, operations.metrics);
  return { ...operations, server: server as unknown as FastifyInstance };
}

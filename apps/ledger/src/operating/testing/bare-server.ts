import { FastifyAdapter } from '@nestjs/platform-fastify';
import { type FastifyInstance } from 'fastify';
import { readConfig, type Environment } from '../../config/read-config.js';
import { nameRequests } from '../request-ids.js';
import { watchRequests } from '../request-watch.js';
import { serverOptions } from '../server-options.js';
import { testOperations, type TestOperations } from './operations.js';

/** The HTTP server as it is set up for the ledger, without the ledger: routes are added by the test. */
export function bareServer(
  environment: Environment = {},
): TestOperations & { readonly server: FastifyInstance } {
  const operations = testOperations();
  const server = new FastifyAdapter(serverOptions(readConfig(environment), operations.log)).getInstance();
  nameRequests(server);
  watchRequests(server, operations.log, operations.metrics);
  return { ...operations, server: server as unknown as FastifyInstance };
}

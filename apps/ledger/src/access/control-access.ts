import type { FastifyInstance } from 'fastify';
import type { TokenVerifier } from '#access';
import type { OpenLedger } from '../open-ledger.js';
import { guardRoutes } from './guard-routes.js';
import { refuseForeignHosts } from './known-hosts.js';
import { notePolicies } from './policies-of.js';

/** Tells who asks. */
export type Tokens = Pick<TokenVerifier, 'verify'>;

export interface AccessOptions {
  readonly tokens: Tokens;
  /** Names under which the server is reached besides those of this machine, in lower case and without a port. */
  readonly hosts: readonly string[];
}

/** To be called before any route is added: it holds for those that come after. */
export function controlAccess(server: FastifyInstance, access: AccessOptions, ledger: OpenLedger): void {
  refuseForeignHosts(server, access.hosts);
  notePolicies(server);
  guardRoutes(server, access.tokens, ledger);
}

import { type Server } from 'node:http';
import { LogController, type FastifyHttpOptions } from 'fastify';
import { type Config } from '../config/config.js';
import { refuseUnreadableAddress, refuseUnreadableRequest } from '../http/refusals.js';
import { type ServerLog } from './log.js';
import { nameRequest, requestIdOf } from './request-ids.js';

/** How long the head of a request may take to arrive, in milliseconds. */
const LONGEST_HEAD = 30_000;
/** How long all of it may take: evidence on a slow line and streams of records take minutes. */
const LONGEST_REQUEST = 300_000;
/** How often it is looked whether one took longer. */
const CHECK_REQUESTS = 5_000;
/** An id of 200 characters, percent-encoded, and more: what is too long is refused by name, not by the router. */
const LONGEST_PATH_PART = 15_000;

export function serverOptions({ maxBodyBytes }: Config, log: ServerLog): FastifyHttpOptions<Server> {
  return {
    loggerInstance: log,
    // A logger for each request would cost more than the line it writes; the ids stand in that line.
    childLoggerFactory: (logger) => logger,
    logController: new LogController({ disableRequestLogging: true }),
    genReqId: requestIdOf,
    requestTimeout: LONGEST_REQUEST,
    http: { headersTimeout: LONGEST_HEAD, connectionsCheckingInterval: CHECK_REQUESTS },
    bodyLimit: maxBodyBytes,
    routerOptions: { maxParamLength: LONGEST_PATH_PART },
    // While the server stops, what comes on open connections is answered as ever; see Connections.
    return503OnClosing: false,
    frameworkErrors(error, request, reply) {
      nameRequest(request, reply);
      refuseUnreadableAddress(error, request, reply);
    },
    clientErrorHandler: refuseUnreadableRequest,
  };
}

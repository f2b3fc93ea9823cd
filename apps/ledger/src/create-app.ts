import 'reflect-metadata';
import { NestFactory } from '@nestjs/core';
import { CommandBus } from '@nestjs/cqrs';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import { controlAccess, type Tokens } from './access/control-access.js';
import { AppModule } from './app.module.js';
import { type Config } from './config/config.js';
import { frameAnswers } from './http/answers.js';
import { takeBodies } from './http/bodies.js';
import { ProblemFilter } from './http/problem-filter.js';
import { refuseUnroutable } from './http/refusals.js';
import { RouteTable } from './http/route-table.js';
import { setSecurityHeaders } from './http/security-headers.js';
import { StrictInput } from './http/strict-input.pipe.js';
import { type OpenLedger } from './open-ledger.js';
import { serveDocument } from './openapi/serve-document.js';
import { outcomeOf, watchCommands, type WatchCommand } from './operating/command-watch.js';
import { limitCommandsInFlight } from './operating/commands-in-flight.js';
import { sayFarewell } from './operating/connections.js';
import { FrameworkLog } from './operating/framework-log.js';
import { measureLeases } from './operating/lease-gauges.js';
import { measureLedger } from './operating/ledger-gauges.js';
import { type Operations } from './operating/operations.js';
import { measureRelays } from './operating/relay-gauges.js';
import { limitRate } from './operating/rate-limit.js';
import { nameRequests } from './operating/request-ids.js';
import { watchRequests } from './operating/request-watch.js';
import { serverOptions } from './operating/server-options.js';

/** The server on an opened ledger; it does not listen yet. */
export async function createApp(
  ledger: OpenLedger,
  config: Config,
  operations: Operations,
  tokens: Tokens,
): Promise<NestFastifyApplication> {
  const { log, metrics, stopping, tracing } = operations;
  const adapter = new FastifyAdapter(serverOptions(config, log));
  const server = adapter.getInstance();
  const routes = new RouteTable();
  routes.watch(server);
  // The order is that in which a request meets them.
  nameRequests(server);
  watchRequests(server, log, metrics);
  tracing?.watchRequests(server);
  setSecurityHeaders(server);
  refuseUnroutable(server, routes);
  controlAccess(server, { tokens, hosts: config.publicHosts }, ledger);
  await limitRate(server, config.rateLimit, metrics);
  limitCommandsInFlight(server, config.maxCommandsInFlight, metrics);
  sayFarewell(server, stopping);
  takeBodies(server);
  frameAnswers(server, ledger);
  const app = await NestFactory.create<NestFastifyApplication>(
    AppModule.on(ledger, config, operations),
    adapter,
    { logger: new FrameworkLog(log), abortOnError: false, bodyParser: false },
  );
  if (config.roles.includes('api')) serveDocument(app);
  app.useGlobalPipes(new StrictInput());
  app.useGlobalFilters(new ProblemFilter());
  measureLedger(metrics, ledger, stopping);
  measureLeases(metrics, ledger);
  measureRelays(metrics, ledger);
  const countCommand: WatchCommand = (kind) => (error) => metrics.commandEnded(kind, outcomeOf(error));
  watchCommands(app.get(CommandBus), tracing ? [countCommand, tracing.watchCommand] : [countCommand]);
  return app;
}

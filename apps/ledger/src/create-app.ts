import 'reflect-metadata';
import { ConsoleLogger } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import { AppModule } from './app.module.js';
import { ProblemFilter } from './http/problem-filter.js';
import { refuseUnreadableAddress, refuseUnreadableRequest, refuseUnroutable } from './http/refusals.js';
import { RouteTable } from './http/route-table.js';
import { setSecurityHeaders } from './http/security-headers.js';
import { StrictParameters } from './http/strict-parameters.pipe.js';
import type { OpenLedger } from './open-ledger.js';

const LONGEST_REQUEST = 30_000;
/** An id of 200 characters, percent-encoded, and more: what is too long is refused by name, not by the router. */
const LONGEST_PATH_PART = 15_000;

/** The server on an opened ledger; it does not listen yet. */
export async function createApp(ledger: OpenLedger): Promise<NestFastifyApplication> {
  const adapter = new FastifyAdapter({
    requestTimeout: LONGEST_REQUEST,
    routerOptions: { maxParamLength: LONGEST_PATH_PART },
    frameworkErrors: refuseUnreadableAddress,
    clientErrorHandler: refuseUnreadableRequest,
  });
  const server = adapter.getInstance();
  const routes = new RouteTable();
  routes.watch(server);
  setSecurityHeaders(server);
  refuseUnroutable(server, routes);
  const app = await NestFactory.create<NestFastifyApplication>(AppModule.on(ledger), adapter, {
    logger: new ConsoleLogger({
      logLevels: ['error', 'fatal'],
      colors: process.stderr.isTTY,
      prefix: 'ledger',
    }),
    abortOnError: false,
  });
  app.useGlobalPipes(new StrictParameters());
  app.useGlobalFilters(new ProblemFilter());
  return app;
}

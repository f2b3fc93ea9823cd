import { Module, type Type } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import { frameAnswers } from '../http/answers.js';
import { takeBodies } from '../http/bodies.js';
import { ProblemFilter } from '../http/problem-filter.js';
import { StrictInput } from '../http/strict-input.pipe.js';
import { OpenLedger } from '../open-ledger.js';

export const HEAD = 77;

/** Controllers of a test in the frame of the API, without a ledger and without access control: anybody is `caller`. */
export async function framed(
  controllers: Type[],
  { bodyLimit = 1000, caller = 'V-2' }: { readonly bodyLimit?: number; readonly caller?: string } = {},
): Promise<NestFastifyApplication> {
  const ledger = {
    clock: { now: () => new Date(0), today: () => '2026-03-31' },
    head: async () => HEAD,
  } as unknown as OpenLedger;
  @Module({ controllers, providers: [{ provide: OpenLedger, useValue: ledger }] })
  class Framed {}
  const adapter = new FastifyAdapter({ bodyLimit });
  const server = adapter.getInstance();
  server.decorateRequest('caller', undefined);
  server.decorateRequest('correlationId', 'case-1');
  server.addHook('onRequest', (request, _reply, done) => {
    const id = (request.headers['x-caller'] as string | undefined) ?? caller;
    request.caller = {
      authority: { id, grants: [] },
      actor: { kind: 'person', id, role: 'verifier' },
    };
    done();
  });
  takeBodies(server);
  frameAnswers(server, ledger);
  const app = await NestFactory.create<NestFastifyApplication>(Framed, adapter, {
    logger: false,
    bodyParser: false,
  });
  app.useGlobalPipes(new StrictInput());
  app.useGlobalFilters(new ProblemFilter());
  await app.init();
  return app;
}

import { createParamDecorator, Injectable, type ExecutionContext, type PipeTransform } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import type { Given } from '#processing';
import { OpenLedger } from '../open-ledger.js';

@Injectable()
export class ReaderPipe implements PipeTransform<FastifyRequest, Given> {
  constructor(private readonly ledger: OpenLedger) {}

  transform({ caller, correlationId }: FastifyRequest): Given {
    if (!caller) throw new Error('a case file has no public readers');
    const { authority, actor } = caller;
    return { by: authority, today: this.ledger.clock.today(), meta: { actor, correlationId } };
  }
}

/** Who reads, for what is recorded of every reading: it has no Idempotency-Key, for a second look is another one. */
export const AsReader = (): ParameterDecorator => RequestItself(ReaderPipe);

const RequestItself = createParamDecorator((_: unknown, context: ExecutionContext): FastifyRequest =>
  context.switchToHttp().getRequest(),
);

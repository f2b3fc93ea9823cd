import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import type { Identity } from '#access';
import type { Actor, Authority, Role } from '#domain';

/** Who makes a request, and as what they do so. */
export interface Caller {
  readonly authority: Authority;
  readonly actor: Actor;
}

declare module 'fastify' {
  interface FastifyRequest {
    /** From the moment the request is authenticated; never on public routes. */
    identity: Identity | undefined;
    /** From the moment the request is let through; never on public routes. */
    caller: Caller | undefined;
  }
}

export function callerAs(role: Role, authority: Authority): Caller {
  const { id } = authority;
  return { authority, actor: role === 'work-system' ? { kind: 'system', id } : { kind: 'person', id, role } };
}

export const CurrentCaller = createParamDecorator((_: unknown, context: ExecutionContext): Caller => {
  const { caller } = context.switchToHttp().getRequest<FastifyRequest>();
  if (!caller) throw new Error('a public route has no caller');
  return caller;
});

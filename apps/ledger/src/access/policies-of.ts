import type { FastifyInstance } from 'fastify';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { Access } from './policy.js';

export interface RouteAccess {
  readonly method: string;
  /** With parameters such as `:staff`. */
  readonly path: string;
  /** Undefined for a route that declares none, and is closed. */
  readonly access: Access | undefined;
}

declare module 'fastify' {
  interface FastifyInstance {
    routeAccess: RouteAccess[];
  }
}

/** Notes who may use the routes that are added from now on. */
export function notePolicies(server: FastifyInstance): void {
  const noted: RouteAccess[] = [];
  server.decorate('routeAccess', noted);
  server.addHook('onRoute', ({ url: path, method, config }) => {
    for (const one of [method].flat()) noted.push({ method: one, path, access: config?.access });
  });
}

/** Every route of the server, whoever added it, with its policy; by path, then method. HEAD goes with GET. */
export function policiesOf(app: NestFastifyApplication): RouteAccess[] {
  const { routeAccess } = app.getHttpAdapter().getInstance();
  const keyOf = ({ path, method }: RouteAccess): string => `${path} ${method}`;
  return routeAccess
    .filter(({ method }) => method !== 'HEAD')
    .sort((one, other) => (keyOf(one) < keyOf(other) ? -1 : 1));
}

import { ROUTE_ARGS_METADATA } from '@nestjs/common/constants.js';
import { RouteParamtypes } from '@nestjs/common/enums/route-paramtypes.enum.js';
import { FASTIFY_ROUTE_CONFIG_METADATA } from '@nestjs/platform-fastify/constants.js';

/** Whether a handler takes something of this sort as a class; its parameters are decorated before itself. */
export function takes(sort: 'body' | 'query', target: object, handler: string | symbol): boolean {
  const taken = Reflect.getMetadata(ROUTE_ARGS_METADATA, target.constructor, handler) as object | undefined;
  const type = sort === 'body' ? RouteParamtypes.BODY : RouteParamtypes.QUERY;
  return Object.keys(taken ?? {}).some((key) => key.startsWith(`${type}:`));
}

/** Adds to the configuration of the route; others add to it, too. */
export function configureRoute(descriptor: PropertyDescriptor, more: object): void {
  const handler = descriptor.value as object;
  const config = Reflect.getMetadata(FASTIFY_ROUTE_CONFIG_METADATA, handler) as object | undefined;
  Reflect.defineMetadata(FASTIFY_ROUTE_CONFIG_METADATA, { ...config, ...more }, handler);
}

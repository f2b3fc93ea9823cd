import { createRequire } from 'node:module';
import type * as grpc from '@grpc/grpc-js';

/* The service definitions that the client package ships; they are CommonJS, and made for Node's own require. */
const require = createRequire(import.meta.url);
const generated = (name: string): unknown => require(`@eventstore/db-client/generated/${name}.js`);

type Message = Record<string, (...values: never[]) => never>;
type MessageClass = new () => Message & Record<string, (...values: unknown[]) => unknown>;

export const streamsService = (generated('streams_grpc_pb') as { StreamsService: grpc.ServiceDefinition })
  .StreamsService;
export const featuresService = (
  generated('serverfeatures_grpc_pb') as { ServerFeaturesService: grpc.ServiceDefinition }
).ServerFeaturesService;
export const gossipService = (generated('gossip_grpc_pb') as { GossipService: grpc.ServiceDefinition })
  .GossipService;

export type Built = Record<string, (...values: unknown[]) => unknown>;

const classes = {
  ...(generated('streams_pb') as Record<string, MessageClass>),
  ...(generated('serverfeatures_pb') as Record<string, MessageClass>),
  ...(generated('gossip_pb') as Record<string, MessageClass>),
  ...(generated('shared_pb') as Record<string, MessageClass>),
} as Record<string, MessageClass>;

/** A new message, by its name in the definitions such as `ReadResp.ReadEvent`; members are set by their names. */
export function message(name: string, members: Readonly<Record<string, unknown>> = {}): Built {
  let found: unknown = classes;
  for (const part of name.split('.')) found = (found as Record<string, unknown>)[part];
  const made = new (found as MessageClass)() as unknown as Built;
  for (const [member, value] of Object.entries(members)) {
    made[`set${member[0]!.toUpperCase()}${member.slice(1)}`]!(value);
  }
  return made;
}

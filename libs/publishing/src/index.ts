export * from './cloud-event.js';
export * from './errors.js';
export * from './kafka-options.js';
export * from './open-relay.js';
export * from './publisher.js';
export * from './relay.js';
export { startRelayWorker, type OnRelayNews, type RelayWorker } from './start-relay-worker.js';
export * from './topics.js';

export { copyLog, type CopyProgress } from './copy-log.js';
export * from './errors.js';
export * from './event-store.js';
export type * from './lease-stream.js';
export { MemoryEventStore, openMemoryEventStore } from './memory/memory-event-store.js';
export { checkSqliteLog, type LogCheck } from './sqlite/check-log.js';
export { copySqliteLog } from './sqlite/copy-file.js';
export { openSqliteLogReader, type SqliteLogReader } from './sqlite/log-reader.js';
export { openSqliteEventStore, type SqliteEventStoreOptions } from './sqlite/open-sqlite-event-store.js';
export {
  openReplicatedEventStore,
  type ReplicatedEventStoreOptions,
} from './eventstoredb/open-replicated-event-store.js';

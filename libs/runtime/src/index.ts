export * from './data-folder.js';
export * from './evidence-error.js';
export * from './evidence-files.js';
export { evidenceMediaType, evidenceMediaTypes } from './evidence-media-types.js';
export * from './import-organization.js';
export * from './import-work-records.js';
export * from './ledger.js';
export * from './office-clock.js';
export type { FileLimits, ReceivedFile } from './receive-file.js';

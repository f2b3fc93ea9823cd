export * from './data-folder.js';
export * from './import-organization.js';
export * from './import-work-records.js';
export * from './ledger.js';

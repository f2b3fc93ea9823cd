export * from './definition.js';
export * from './errors.js';
export * from './organization-file.js';
export * from './published-schemas.js';
export * from './rulebook-file.js';
export * from './written-casework.js';

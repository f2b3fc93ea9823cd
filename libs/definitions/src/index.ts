export * from './definition.js';
export * from './definition-problem.js';
export * from './organization-file.js';
export * from './published-schemas.js';
export * from './rulebook-file.js';
export * from './written-casework.js';

export * from './definition.js';
export * from './definition-problem.js';

export * from './dead-letter.js';
export * from './intake.js';
export * from './intake-options.js';
export * from './take.js';

export * from './client-options.js';
export * from './credential-files.js';
export * from './kafka-connection.js';
export * from './turned-away.js';

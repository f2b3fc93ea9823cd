export * from './event-codec.js';

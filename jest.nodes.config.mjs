import base from './jest.config.mjs';

/** Suites of several nodes, and the system suites, on the log in EventStoreDB; `npm test` leaves them out, `npm run test:nodes` runs them. */
export default {
  ...base,
  testMatch: ['**/*.nodes.spec.ts'],
  testPathIgnorePatterns: ['/node_modules/'],
  reporters: ['default'],
};

import base from './jest.config.mjs';

/** The suites that need a Kafka broker; `npm test` leaves them out, `npm run test:kafka` runs them. */
export default {
  ...base,
  testMatch: ['**/*.kafka.spec.ts'],
  testPathIgnorePatterns: ['/node_modules/'],
  reporters: ['default'],
  // A broker starts in seconds; the first time its jars are fetched.
  testTimeout: 240_000,
};

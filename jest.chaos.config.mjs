import base from './jest.config.mjs';

/** Faults under load, with a Kafka broker; `npm test` leaves it out, `npm run test:chaos` runs it. */
export default {
  ...base,
  testMatch: ['**/*.chaos.spec.ts'],
  testPathIgnorePatterns: ['/node_modules/'],
  reporters: ['default'],
};

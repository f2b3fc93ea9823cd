import base from './jest.config.mjs';

/** The suites that need ../shared; `npm test` leaves them out, `npm run test:shared` runs them. */
export default {
  ...base,
  testMatch: ['**/*.shared.spec.ts'],
  testPathIgnorePatterns: ['/node_modules/'],
  reporters: ['default'],
};

import base from './jest.config.mjs';

/** Rules that must hold in every one of 10,000 histories: minutes of work, which `npm test` leaves out and `npm run test:properties` does. */
export default {
  ...base,
  testMatch: ['**/*.properties.spec.ts'],
  testPathIgnorePatterns: ['/node_modules/'],
  reporters: ['default'],
};

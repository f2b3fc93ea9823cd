import { leftOut } from './test/support/left-out.mjs';

const swc = {
  swcrc: false,
  jsc: {
    target: 'es2024',
    parser: { syntax: 'typescript', decorators: true },
    transform: { legacyDecorator: true, decoratorMetadata: true },
    keepClassNames: true,
  },
  module: { type: 'es6' },
  sourceMaps: 'inline',
};

/** Which of the longer suites are run, as their names end (`*.KIND.spec.ts`): those that `npm test` leaves out. */
const kinds = leftOut.map(([name]) => name);
const kind = process.env.SUITES;

export default {
  roots: ['<rootDir>/apps', '<rootDir>/libs', '<rootDir>/test'],
  testMatch: [kind ? `**/*.${kind}.spec.ts` : '**/*.spec.ts'],
  testPathIgnorePatterns: ['/node_modules/', ...(kind ? [] : [`\\.(${kinds.join('|')})\\.spec\\.ts$`])],
  testEnvironment: 'node',
  extensionsToTreatAsEsm: ['.ts'],
  transform: { '^.+\\.ts$': ['@swc/jest', swc] },
  moduleNameMapper: {
    '^(\\.{1,2}/.*)\\.js$': '$1',
    '^#([a-z-]+)/errors$': '<rootDir>/libs/$1/src/errors.ts',
    // `#platform` is OpenTelemetry's own.
    '^#(?!platform$)([a-z-]+)$': '<rootDir>/libs/$1/src/index.ts',
  },
  // A broker starts in seconds; the first time its jars are fetched.
  testTimeout: kind === 'kafka' ? 240_000 : 30_000,
  reporters: ['default', ...(kind ? [] : ['<rootDir>/test/support/left-out.mjs'])],
  // By default one worker on two cores; processes that suites start mostly wait for one another.
  maxWorkers: 2,
};

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

export default {
  roots: ['<rootDir>/apps', '<rootDir>/libs', '<rootDir>/test'],
  testMatch: ['**/*.spec.ts'],
  testPathIgnorePatterns: ['/node_modules/', '\\.(properties|shared|kafka|nodes|chaos)\\.spec\\.ts$'],
  testEnvironment: 'node',
  extensionsToTreatAsEsm: ['.ts'],
  transform: { '^.+\\.ts$': ['@swc/jest', swc] },
  moduleNameMapper: {
    '^(\\.{1,2}/.*)\\.js$': '$1',
    '^#([a-z-]+)/errors$': '<rootDir>/libs/$1/src/errors.ts',
    // `#platform` is OpenTelemetry's own.
    '^#(?!platform$)([a-z-]+)$': '<rootDir>/libs/$1/src/index.ts',
  },
  testTimeout: 30_000,
  reporters: ['default', '<rootDir>/test/support/left-out.mjs'],
  // By default one worker on two cores; processes that suites start mostly wait for one another.
  maxWorkers: 2,
};

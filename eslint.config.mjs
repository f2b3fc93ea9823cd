import prettier from 'eslint-config-prettier';
import tseslint from 'typescript-eslint';

/** Which libs each room may import. Imports run downwards only; see docs/architecture.md. */
const mayImport = {
  scoring: [],
  kafka: [],
  consuming: ['kafka'],
  'event-store': [],
  domain: ['scoring'],
  access: ['domain'],
  definitions: ['domain', 'scoring'],
  processing: ['domain', 'scoring', 'event-store'],
  'read-models': ['processing', 'domain', 'scoring', 'event-store'],
  publishing: ['kafka', 'processing', 'domain', 'scoring', 'event-store'],
  importing: ['definitions', 'domain', 'scoring'],
  runtime: [
    'read-models',
    'publishing',
    'importing',
    'definitions',
    'processing',
    'domain',
    'scoring',
    'event-store',
  ],
  dossier: ['runtime', 'read-models', 'processing', 'domain', 'scoring', 'event-store'],
};
const libs = Object.keys(mayImport);
const purePackages = ['node:*', 'fs', 'path', 'crypto', '@nestjs/*', 'better-sqlite3', 'fastify'];

const boundaries = libs.map((lib) => ({
  files: [`libs/${lib}/**/*.ts`],
  rules: {
    'no-restricted-imports': [
      'error',
      {
        patterns: [
          {
            group: libs.filter((other) => !mayImport[lib].includes(other)).map((other) => `#${other}`),
            message: `${lib} may not import this: imports run downwards only (docs/architecture.md).`,
          },
          { regex: '\\.\\./(\\.\\./)+(apps|libs|test)/', message: 'Import other libs by their #name.' },
          ...(lib === 'domain' || lib === 'scoring'
            ? [{ group: purePackages, message: `${lib} is pure: no Node, no framework, no I/O.` }]
            : []),
          { group: ['**/apps/**'], message: 'Libs never import apps.' },
        ],
      },
    ],
  },
}));

export default tseslint.config(
  { ignores: ['dist/**', 'node_modules/**', 'data/**', '**/*.mjs', '**/*.js'] },
  ...tseslint.configs.strict,
  {
    rules: {
      '@typescript-eslint/no-non-null-assertion': 'off',
      '@typescript-eslint/no-extraneous-class': ['error', { allowWithDecorator: true }],
      '@typescript-eslint/consistent-type-imports': ['error', { fixStyle: 'inline-type-imports' }],
      'no-console': 'error',
      'max-lines': ['warn', { max: 220, skipBlankLines: true, skipComments: true }],
      eqeqeq: 'error',
    },
  },
  {
    files: ['apps/**/*.ts'],
    rules: { '@typescript-eslint/consistent-type-imports': 'off' },
  },
  ...boundaries,
  {
    files: ['**/*.spec.ts', '**/testing/**/*.ts', 'test/**/*.ts'],
    rules: { 'max-lines': 'off', 'no-restricted-imports': 'off' },
  },
  prettier,
);

import nx from '@nx/eslint-plugin';
import prettier from 'eslint-config-prettier';
import tseslint from 'typescript-eslint';

const layers = [
  {
    sourceTag: 'type:app',
    onlyDependOnLibsWithTags: [
      'type:shell',
      'type:domain',
      'type:rpc',
      'type:contract',
      'type:platform',
      'type:testing',
    ],
  },
  {
    sourceTag: 'type:shell',
    onlyDependOnLibsWithTags: ['type:domain', 'type:rpc', 'type:contract', 'type:platform', 'type:testing'],
  },
  // The gRPC form of a domain's ports: knows the contract, never the domain; only shells and apps choose it.
  { sourceTag: 'type:rpc', onlyDependOnLibsWithTags: ['type:contract', 'type:platform', 'type:testing'] },
  { sourceTag: 'type:domain', onlyDependOnLibsWithTags: ['type:contract', 'type:platform', 'type:testing'] },
  { sourceTag: 'type:contract', onlyDependOnLibsWithTags: ['type:contract'] },
  { sourceTag: 'type:platform', onlyDependOnLibsWithTags: ['type:platform', 'type:contract', 'type:testing'] },
  { sourceTag: 'type:testing', onlyDependOnLibsWithTags: ['type:contract', 'type:platform', 'type:testing'] },
  { sourceTag: 'type:example', onlyDependOnLibsWithTags: [] },
  // A bench measures the product from where it likes; nothing stands on it.
  {
    sourceTag: 'type:bench',
    onlyDependOnLibsWithTags: ['type:domain', 'type:contract', 'type:platform', 'type:testing'],
  },
  // The pages know the API by its client alone; of a contract they take types.
  { sourceTag: 'type:web', onlyDependOnLibsWithTags: ['type:contract', 'type:api-client', 'type:ui'] },
  { sourceTag: 'type:ui', onlyDependOnLibsWithTags: ['type:ui'] },
  { sourceTag: 'type:api-client', onlyDependOnLibsWithTags: ['type:api-client'] },
];

// Specs of a platform capability use the test kit, which stands on that capability; product code never does (testingOnly).
const testKitPairs = [
  'database',
  'crypto',
  'auth',
  'http',
  'events',
  'audit-trail',
  'timers',
  'cache',
  'storage',
  'telemetry',
].map((name) => ['platform-testing', `platform-${name}`]);

const server = [
  '@nestjs/*',
  'typeorm',
  'pg',
  'pg-copy-streams',
  'express',
  'fastify',
  'undici',
  '@grpc/*',
  'node:fs',
  'node:net',
  'node:http',
];
const typeormOnly = {
  group: ['typeorm', 'typeorm/*'],
  message: 'TypeORM is for *.store.postgres.ts, *.row.ts, migrations and platform/database.',
};
const driversOnly = {
  group: ['pg', 'pg-copy-streams', 'kafkajs', 'ioredis'],
  message: 'A driver is reached through libs/platform.',
};
const grpcOnly = {
  group: ['@grpc/*'],
  message: 'gRPC is reached through libs/platform/rpc.',
};
const noServer = {
  group: [...server, 'node:*', 'kafkajs', 'ioredis', 'preact', 'preact/*'],
  message: 'This runs in a browser.',
};
const testingOnly = { group: ['@plinth/platform-testing', '@plinth/*-testing'], message: 'Test kits are for specs.' };
const restrict = (...patterns) => ({ 'no-restricted-imports': ['error', { patterns }] });

/** `allow`: imports that reach into a project instead of its door. */
const boundaries = (...allow) => [
  'error',
  {
    allow,
    depConstraints: layers,
    ignoredCircularDependencies: testKitPairs,
    checkDynamicDependenciesExceptions: ['.*'],
  },
];

const environment = {
  selector: "MemberExpression[object.name='process'][property.name='env']",
  message: 'process.env is read in config.ts of an app shell only.',
};
const starExport = { selector: 'ExportAllDeclaration', message: 'Name what you export.' };

export default [
  ...nx.configs['flat/base'],
  ...tseslint.configs.recommended,
  {
    ignores: [
      '**/dist',
      '**/node_modules',
      '**/tmp',
      'tools/canary',
      'libs/**/src/gen/**',
      '**/*.js',
      '**/*.mjs',
      '**/*.cjs',
    ],
  },
  {
    files: ['**/*.ts', '**/*.tsx'],
    linterOptions: { reportUnusedDisableDirectives: 'error' },
    // A class that Nest injects is a value import: its decorators keep the type at run time.
    languageOptions: { parserOptions: { emitDecoratorMetadata: true, experimentalDecorators: true } },
    rules: {
      '@nx/enforce-module-boundaries': boundaries(),
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/consistent-type-imports': ['error', { fixStyle: 'separate-type-imports' }],
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
      '@typescript-eslint/no-extraneous-class': 'off',
      'max-lines': ['error', { max: 400 }],
      'max-lines-per-function': ['error', { max: 60, skipBlankLines: true, skipComments: true }],
      'max-params': ['error', { max: 6 }],
      'no-restricted-syntax': ['error', environment, starExport],
      'no-default-export': 'off',
      ...restrict(typeormOnly, driversOnly, grpcOnly, testingOnly),
    },
  },
  {
    files: [
      'libs/platform/database/**',
      'libs/platform/events/**',
      'libs/platform/testing/**',
      'libs/platform/timers/**',
      'libs/platform/cache/**',
    ],
    rules: restrict(grpcOnly, testingOnly),
  },
  {
    // One statement or one reader is measured alone.
    files: ['bench/**'],
    rules: {
      '@nx/enforce-module-boundaries': boundaries('../libs/**'),
      ...restrict(typeormOnly, driversOnly, grpcOnly),
    },
  },
  { files: ['libs/platform/rpc/**'], rules: restrict(typeormOnly, driversOnly, testingOnly) },
  {
    files: ['**/*.store.postgres.ts', '**/*.row.ts', '**/migrations/**'],
    rules: restrict(driversOnly, grpcOnly, testingOnly),
  },
  { files: ['libs/*-contract/**/*.ts'], rules: restrict({ group: server, message: 'A contract is pure TypeScript.' }) },
  {
    files: ['apps/portal/src/**', 'libs/ui/src/**', 'libs/api-client/src/**'],
    rules: {
      // A component is markup with a few lines around it: what is long in it reads from top to bottom.
      'max-lines-per-function': ['error', { max: 110, skipBlankLines: true, skipComments: true }],
      ...restrict(noServer),
    },
  },
  {
    files: ['apps/portal/src/**', 'libs/ui/src/**'],
    rules: {
      'no-restricted-globals': [
        'error',
        { name: 'fetch', message: 'Pages reach the server through @plinth/api-client.' },
        { name: 'EventSource', message: 'Pages reach the server through @plinth/api-client.' },
        { name: 'XMLHttpRequest', message: 'Pages reach the server through @plinth/api-client.' },
      ],
    },
  },
  // Its browser specs walk a whole base: with the fixtures of apps/plinth, which no product code reaches this way.
  { files: ['apps/portal/test/**'], rules: { '@nx/enforce-module-boundaries': 'off' } },
  { files: ['**/config.ts'], rules: { 'no-restricted-syntax': ['error', starExport] } },
  {
    files: [
      '**/*.spec.ts',
      '**/*.spec.tsx',
      '**/*.e2e-spec.ts',
      '**/*.browser-spec.ts',
      '**/*.cluster-spec.ts',
      '**/*.fixture.ts',
    ],
    rules: { 'max-lines': ['error', { max: 500 }], 'max-lines-per-function': 'off', ...restrict() },
  },
  prettier,
];

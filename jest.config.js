const fs = require('node:fs');
const path = require('node:path');

const paths = JSON.parse(fs.readFileSync(path.join(__dirname, 'tsconfig.base.json'), 'utf8')).compilerOptions.paths;

/** Every project.json below apps, libs, examples and tools is one jest project of the same name. */
const projectFolders = (folder) =>
  fs.existsSync(path.join(__dirname, folder))
    ? fs.readdirSync(path.join(__dirname, folder), { withFileTypes: true }).flatMap((entry) => {
        const below = path.join(folder, entry.name);
        if (!entry.isDirectory()) return [];
        return fs.existsSync(path.join(__dirname, below, 'project.json')) ? [below] : projectFolders(below);
      })
    : [];

const swc = (tsx, importSource = 'preact') => [
  '@swc/jest',
  {
    swcrc: false,
    sourceMaps: 'inline',
    module: { type: 'commonjs' },
    jsc: {
      target: 'es2022',
      keepClassNames: true,
      parser: { syntax: 'typescript', decorators: true, tsx },
      transform: {
        legacyDecorator: true,
        decoratorMetadata: true,
        useDefineForClassFields: false,
        react: { runtime: 'automatic', importSource },
      },
    },
  },
];

/** Their pages are React's; the plain pages of identity are Preact's. */
const webFolders = ['apps/portal', 'libs/ui', 'libs/api-client'].map((folder) => path.join(folder));

/** Published as ES modules only, or with `import()` inside: jest runs CommonJS, so these are compiled too. */
const esModules = [
  'jose',
  'openid-client',
  'oauth4webapi',
  'otplib',
  '@otplib',
  '@scure',
  '@noble',
  'uuid',
  'preact',
  'preact-render-to-string',
  '@zxcvbn-ts',
  '@seriousme',
  '@opentelemetry/otlp-exporter-base',
];

module.exports = {
  globalSetup: path.join(__dirname, 'tools/jest/global-setup.js'),
  globalTeardown: path.join(__dirname, 'tools/jest/global-teardown.js'),
  maxWorkers: 2,
  testTimeout: 30_000,
  projects: ['apps', 'libs', 'examples', 'tools'].flatMap(projectFolders).map((folder) => ({
    displayName: JSON.parse(fs.readFileSync(path.join(__dirname, folder, 'project.json'), 'utf8')).name,
    rootDir: path.join(__dirname, folder),
    testMatch: ['<rootDir>/**/*.{spec,e2e-spec}.{ts,tsx,mjs,js}'],
    testEnvironment: 'node',
    setupFiles: ['reflect-metadata'],
    transform: {
      '\\.tsx$': swc(true, webFolders.includes(folder) ? 'react' : 'preact'),
      '\\.[tj]s$': swc(false),
      '\\.mjs$': swc(false),
    },
    transformIgnorePatterns: [`/node_modules/(?!(${esModules.join('|')})/)`],
    moduleFileExtensions: ['ts', 'tsx', 'js', 'mjs', 'json', 'node'],
    moduleNameMapper: Object.fromEntries(
      Object.entries(paths).map(([alias, [file]]) => [`^${alias}$`, path.join(__dirname, file)]),
    ),
  })),
};

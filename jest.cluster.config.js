const { projects, ...rest } = require('./jest.config.js');
const browser = require('./jest.browser.config.js');

/** What needs a real Kafka or Redis; and the black-box suites of the base, run unchanged against a cluster. */
const base = projects.find(({ displayName }) => displayName === 'apps-plinth');
const engines = projects.map((project) => ({ ...project, testMatch: ['<rootDir>/**/*.cluster-spec.ts'] }));
const blackBox = {
  ...base,
  displayName: 'cluster',
  testMatch: ['<rootDir>/test/*.e2e-spec.ts'],
  // `*.base.e2e-spec.ts` is by its nature about the one process of the base shape.
  testPathIgnorePatterns: ['\\.base\\.e2e-spec\\.ts$'],
};
const pages = browser.projects.find(({ displayName }) => displayName === 'browser of apps-plinth');

module.exports = {
  ...rest,
  testTimeout: 180_000,
  projects: [
    ...engines,
    blackBox,
    ...(process.env.PLINTH_TEST_CHROMIUM ? [{ ...pages, displayName: 'cluster-browser' }] : []),
  ].map(({ testTimeout: _own, ...project }) => project),
};

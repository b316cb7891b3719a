const { projects } = require('./jest.config.js');

/** The same transforms as the other suites, on `*.browser-spec.ts` of the base as a whole. */
const base = projects.find(({ displayName }) => displayName === 'apps-plinth');

module.exports = {
  ...base,
  displayName: 'browser',
  testMatch: ['<rootDir>/**/*.browser-spec.ts'],
  testTimeout: 120_000,
};

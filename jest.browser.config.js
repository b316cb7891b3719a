const { projects } = require('./jest.config.js');

/** The same transforms as the other suites, on `*.browser-spec.ts`: the plain pages of the base, then the portal. */
module.exports = {
  testTimeout: 120_000,
  projects: ['apps-plinth', 'apps-portal'].map((name) => ({
    ...projects.find(({ displayName }) => displayName === name),
    displayName: `browser of ${name}`,
    testMatch: ['<rootDir>/**/*.browser-spec.ts'],
  })),
};

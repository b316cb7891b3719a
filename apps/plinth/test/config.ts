/** What may be said from outside about the suites of the base as a whole. */
export const testConfig = {
  /** Another shape of the base, already running; then its PLINTH_HOME as well. */
  baseUrl: process.env['PLINTH_TEST_BASE_URL'],
  baseHome: process.env['PLINTH_TEST_HOME'],
  /** Which shape `TestBase.start` starts; the suites are the same. */
  shape: process.env['PLINTH_TEST_SHAPE'] === 'cluster' ? ('cluster' as const) : ('base' as const),
  /** Kafka and Redis of `npm run test:cluster`, which all clusters of a run share. */
  brokers: process.env['PLINTH_TEST_KAFKA_BROKERS'],
  redisUrl: process.env['PLINTH_TEST_REDIS_URL'],
  chromium: process.env['PLINTH_TEST_CHROMIUM'] ?? '/usr/bin/chromium',
  /** A folder for pictures of every page; none are left without one. */
  screenshots: process.env['PLINTH_SCREENSHOTS'],
  /** Whether the pictures of the guide are made anew. */
  guideScreenshots: process.env['PLINTH_GUIDE_SCREENSHOTS'],
  /** What the processes of the base see: nothing of the settings of whoever runs the tests. */
  environment: Object.fromEntries(Object.entries(process.env).filter(([name]) => !name.startsWith('PLINTH_'))),
};

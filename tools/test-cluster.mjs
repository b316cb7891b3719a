// npm run test:cluster: a real Kafka and a real Redis for *.cluster-spec.ts, and the black-box suites of the base against
// a cluster of processes. `npm run test:cluster -- --selectProjects cluster` runs those alone.
import { spawn } from 'node:child_process';
import path from 'node:path';
import { findChromium, howToGetChromium } from './chromium.mjs';
import { installWhenStale } from './install.mjs';
import { root } from './workspace.mjs';

installWhenStale();
const { build } = await import('./build.mjs');
await build();
const { startKafka } = await import('./cluster/kafka.mjs');
const { startRedis } = await import('./cluster/redis.mjs');

const chromium = findChromium();
if (!chromium) console.error(`Without Chromium (${howToGetChromium}) the walks through the pages are left out.`);

/** What the machine lacks, all at once. */
async function startEngines() {
  const results = [];
  for (const start of [startRedis, startKafka]) results.push(await start().catch((error) => error));
  const missing = results.filter((result) => result instanceof Error);
  if (missing.length === 0) return results;
  await Promise.all(results.filter((result) => !(result instanceof Error)).map((engine) => engine.stop()));
  console.error(`The cluster tests need:\n${missing.map(({ message }) => `  ${message}`).join('\n')}`);
  process.exit(1);
}

const [redis, kafka] = await startEngines();
const jest = spawn(
  process.execPath,
  [
    path.join(root, 'node_modules/jest/bin/jest.js'),
    ...['--config', 'jest.cluster.config.js', '--runInBand', '--passWithNoTests'],
    ...process.argv.slice(2),
  ],
  {
    cwd: root,
    stdio: 'inherit',
    env: {
      ...process.env,
      PLINTH_TEST_SHAPE: 'cluster',
      PLINTH_TEST_KAFKA_BROKERS: kafka.brokers.join(','),
      PLINTH_TEST_REDIS_URL: redis.url,
      ...(chromium ? { PLINTH_TEST_CHROMIUM: chromium } : {}),
    },
  },
);
// Jest hears of Ctrl-C itself; Kafka and Redis end after it.
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => jest.kill(signal));
const status = await new Promise((resolve) => jest.once('close', resolve));
await Promise.all([kafka.stop(), redis.stop()]);
process.exit(status ?? 1);

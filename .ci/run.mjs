// Runs every check in order, keeps going after a failure, and counts steps and specs for the closing line.
import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';

const reports = fs.mkdtempSync(path.join('/tmp', 'plinth-ci-'));
const jestReport = (name) => path.join(reports, `${name}.json`);

const steps = [
  { name: 'packages of the system', command: ['bash', '.ci/system-packages'] },
  { name: 'clean install', command: ['npm', 'ci', '--ignore-scripts', '--no-audit', '--no-fund'], needed: true },
  { name: 'lock file is whole', command: ['node', 'tools/check-lock.mjs'] },
  { name: 'format', command: ['npm', 'run', '-s', 'format:check'] },
  { name: 'build', command: ['npm', 'run', '-s', 'build'], needed: true },
  { name: 'types', command: ['npm', 'run', '-s', 'typecheck'] },
  { name: 'lint and boundary canary', command: ['npm', 'run', '-s', 'lint'] },
  { name: 'import cycles', command: ['npm', 'run', '-s', 'check:cycles'] },
  { name: 'proto contract', command: ['npm', 'run', '-s', 'proto:check'] },
  { name: 'openapi contract', command: ['npm', 'run', '-s', 'openapi:check'] },
  { name: 'alerts, dashboards and runbook', command: ['node', 'tools/check-observability.mjs'] },
  { name: 'image, compose and chart', command: ['node', 'tools/check-deploy.mjs'] },
  { name: 'npm test', command: ['npm', 'test', '--', '--json', `--outputFile=${jestReport('test')}`], report: 'test' },
  {
    name: 'npm run test:browser',
    command: ['npm', 'run', 'test:browser', '--', '--json', `--outputFile=${jestReport('browser')}`],
    report: 'browser',
  },
  {
    name: 'npm run test:cluster',
    command: ['npm', 'run', 'test:cluster', '--', '--json', `--outputFile=${jestReport('cluster')}`],
    report: 'cluster',
  },
  { name: 'release before on this schema', command: ['node', 'tools/check-upgrade.mjs'] },
  { name: 'npm run chaos', command: ['npm', 'run', 'chaos', '--', '--seconds', '60', '--seed', '1'] },
];

let [passed, failed] = [0, 0];
const summary = [];

for (const { name, command, needed, report } of steps) {
  console.log(`\n=== ${name}: ${command.join(' ')}`);
  const started = Date.now();
  const { status } = spawnSync(command[0], command.slice(1), { stdio: ['ignore', 'inherit', 'inherit'] });
  const counts = report
    ? readReport(jestReport(report))
    : { passed: status === 0 ? 1 : 0, failed: status === 0 ? 0 : 1 };
  if (report && status !== 0 && counts.failed === 0) counts.failed = 1;
  passed += counts.passed;
  failed += counts.failed;
  summary.push(
    `${status === 0 ? 'ok    ' : 'FAILED'} ${name} (${Math.round((Date.now() - started) / 1000)} s, ${counts.passed} passed, ${counts.failed} failed)`,
  );
  if (needed && status !== 0) break;
}

/** A run that executed no spec counts as failed. */
function readReport(file) {
  if (!fs.existsSync(file)) return { passed: 0, failed: 1 };
  const { numPassedTests, numFailedTests, numFailedTestSuites, numRuntimeErrorTestSuites } = JSON.parse(
    fs.readFileSync(file, 'utf8'),
  );
  const broken = numFailedTests === 0 ? Math.max(numFailedTestSuites, numRuntimeErrorTestSuites) : numFailedTests;
  return { passed: numPassedTests, failed: broken + (numPassedTests === 0 ? 1 : 0) };
}

console.log(`\n${summary.join('\n')}\n`);
console.log(`${passed} passed, ${failed} failed`);
process.exit(failed === 0 ? 0 : 1);

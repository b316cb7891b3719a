// Runs every check in order, keeps going after a failure, and counts steps and specs for the closing line.
import fs from 'node:fs';
import path from 'node:path';
import { runStep } from '../tools/steps/run-step.mjs';

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
  {
    name: 'npm test',
    command: ['npm', 'test', '--', '--json', `--outputFile=${jestReport('test')}`],
    report: 'test',
    minutes: 35,
  },
  {
    name: 'npm run test:browser',
    command: ['npm', 'run', 'test:browser', '--', '--json', `--outputFile=${jestReport('browser')}`],
    report: 'browser',
    minutes: 20,
  },
  {
    name: 'npm run test:cluster',
    command: ['npm', 'run', 'test:cluster', '--', '--json', `--outputFile=${jestReport('cluster')}`],
    report: 'cluster',
    minutes: 30,
  },
  { name: 'release before on this schema', command: ['node', 'tools/check-upgrade.mjs'] },
  { name: 'npm run chaos', command: ['npm', 'run', 'chaos', '--', '--seconds', '60', '--seed', '1'] },
];

/** Whoever runs this waits 90 minutes: what does not fit is said to have failed, and the closing line still comes. */
const endsAt = Date.now() + 80 * 60_000;
let [passed, failed] = [0, 0];
const summary = [];

for (const { name, command, needed, report, minutes = 10 } of steps) {
  console.log(`\n=== ${name}: ${command.join(' ')}`);
  const started = Date.now();
  const limitMs = Math.min(minutes * 60_000, endsAt - started);
  const fault = await runStep(command, { limitMs, report: report && jestReport(report) });
  if (fault) console.error(`${name}: ${fault}`);
  const counts = report ? readReport(jestReport(report)) : { passed: fault ? 0 : 1, failed: fault ? 1 : 0 };
  if (report && fault && counts.failed === 0) counts.failed = 1;
  passed += counts.passed;
  failed += counts.failed;
  summary.push(
    `${fault ? 'FAILED' : 'ok    '} ${name} (${Math.round((Date.now() - started) / 1000)} s, ${counts.passed} passed, ${counts.failed} failed)${fault ? `: ${fault}` : ''}`,
  );
  if (needed && fault) break;
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

// Runs every check, keeps going after a failure, and counts steps and specs for the closing line.
import fs from 'node:fs';
import path from 'node:path';
import { runStages } from '../tools/steps/run-stages.mjs';
import { runStep } from '../tools/steps/run-step.mjs';

const reports = fs.mkdtempSync(path.join('/tmp', 'plinth-ci-'));
const jestReport = (name) => path.join(reports, `${name}.json`);
/** A suite that counts its specs. */
const suite = (name, minutes, script, ...words) => ({
  name: ['npm run', script, ...words].join(' '),
  command: ['npm', 'run', script, '--', ...words, '--json', `--outputFile=${jestReport(name)}`],
  report: name,
  minutes,
});

/** Each of these specs starts whole clusters; the others need Kafka or Redis and mostly wait. */
const clusters = ['cluster', 'cluster-browser', 'apps-plinth'];

/** Lanes of a stage run side by side: on two cores, what waits beside what works. */
const stages = [
  [[{ name: 'packages of the system', command: ['bash', '.ci/system-packages'] }]],
  [[{ name: 'clean install', command: ['npm', 'ci', '--ignore-scripts', '--no-audit', '--no-fund'], needed: true }]],
  [[{ name: 'build', command: ['npm', 'run', '-s', 'build'], needed: true }]],
  [
    [
      { name: 'lock file is whole', command: ['node', 'tools/check-lock.mjs'] },
      { name: 'types', command: ['npm', 'run', '-s', 'typecheck'] },
      { name: 'lint and boundary canary', command: ['npm', 'run', '-s', 'lint'] },
      { name: 'format', command: ['npm', 'run', '-s', 'format:check'] },
      { name: 'import cycles', command: ['npm', 'run', '-s', 'check:cycles'] },
      { name: 'proto contract', command: ['npm', 'run', '-s', 'proto:check'] },
      { name: 'openapi contract', command: ['npm', 'run', '-s', 'openapi:check'] },
      { name: 'alerts, dashboards and runbook', command: ['node', 'tools/check-observability.mjs'] },
      { name: 'image, compose and chart', command: ['node', 'tools/check-deploy.mjs'] },
    ],
    [suite('engines', 20, 'test:cluster', '--ignoreProjects', ...clusters)],
  ],
  [[suite('test', 35, 'test')]],
  // Alone: a page is judged by how it moves while it is made, and a person is waited for no longer than one would wait.
  [[suite('browser', 30, 'test:browser')]],
  [
    [{ name: 'release before on this schema', command: ['node', 'tools/check-upgrade.mjs'] }],
    [suite('clusters', 30, 'test:cluster', '--selectProjects', ...clusters)],
  ],
  [[{ name: 'npm run chaos', command: ['npm', 'run', 'chaos', '--', '--seconds', '60', '--seed', '1'] }]],
];

/** Whoever runs this waits 90 minutes: what does not fit is said to have failed, and the closing line still comes. */
const endsAt = Date.now() + 80 * 60_000;

async function run({ name, command, report, minutes = 10 }, isAlone) {
  console.log(`\n=== ${name}${isAlone ? '' : ' (beside others; what it says comes at its end)'}: ${command.join(' ')}`);
  const started = Date.now();
  const limitMs = Math.min(minutes * 60_000, endsAt - started);
  const said = isAlone ? undefined : path.join(reports, `${name.replace(/\W+/g, '-')}.log`);
  const output = said === undefined ? 'inherit' : fs.openSync(said, 'w');
  const fault = await runStep(command, { limitMs, report: report && jestReport(report), output });
  if (said !== undefined) {
    fs.closeSync(output);
    console.log(`\n=== ${name} said:\n${fs.readFileSync(said, 'utf8')}`);
  }
  if (fault) console.error(`${name}: ${fault}`);
  const counts = report ? readReport(jestReport(report)) : { passed: fault ? 0 : 1, failed: fault ? 1 : 0 };
  if (report && fault && counts.failed === 0) counts.failed = 1;
  return { name, fault, ...counts, seconds: Math.round((Date.now() - started) / 1000) };
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

const told = await runStages(stages, run);
const sum = (of) => told.reduce((total, one) => total + of(one), 0);
const summary = told.map(
  ({ name, fault, passed, failed, seconds }) =>
    `${fault ? 'FAILED' : 'ok    '} ${name} (${seconds} s, ${passed} passed, ${failed} failed)${fault ? `: ${fault}` : ''}`,
);
console.log(`\n${summary.join('\n')}\n`);
console.log(`${sum(({ passed }) => passed)} passed, ${sum(({ failed }) => failed)} failed`);
process.exit(sum(({ failed }) => failed) === 0 ? 0 : 1);

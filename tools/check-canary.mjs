// node tools/check-canary.mjs : proves that the boundary rules bite. Lints forbidden imports in place and expects each error.
import { execFileSync, spawnSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { root } from './workspace.mjs';

const cases = JSON.parse(fs.readFileSync(path.join(root, 'tools/canary/cases.json'), 'utf8'));
const bin = (name) => path.join(root, 'node_modules/.bin', name);
const environment = { ...process.env, NX_DAEMON: 'false' };

for (const { place, code } of cases) fs.writeFileSync(path.join(root, place), code);
try {
  execFileSync(bin('nx'), ['show', 'projects'], { cwd: root, env: environment, stdio: 'ignore' });
  const { stdout, stderr } = spawnSync(bin('eslint'), ['--format', 'json', ...cases.map(({ place }) => place)], {
    cwd: root,
    env: environment,
    encoding: 'utf8',
    maxBuffer: 64 * 1024 * 1024,
  });
  const reports = JSON.parse(stdout || `"${stderr}"`);
  const silent = cases.filter(
    ({ place, rule }) =>
      !reports.some(
        ({ filePath, messages }) =>
          filePath === path.join(root, place) && messages.some(({ ruleId }) => ruleId === rule),
      ),
  );
  for (const { place, rule } of silent) console.error(`canary: ${rule} said nothing about ${place}`);
  console.log(`canary: ${cases.length - silent.length} of ${cases.length} forbidden lines were refused`);
  process.exitCode = silent.length === 0 ? 0 : 1;
} finally {
  for (const { place } of cases) fs.rmSync(path.join(root, place), { force: true });
  // The graph that Nx keeps must forget them too: a lint after this one would find cycles through files that are gone.
  execFileSync(bin('nx'), ['show', 'projects'], { cwd: root, env: environment, stdio: 'ignore' });
}

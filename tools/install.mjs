// Installs the dependencies when node_modules is absent or older than the lock file.
import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { root } from './workspace.mjs';

const lock = path.join(root, 'package-lock.json');
const mark = path.join(root, 'node_modules', '.plinth-installed');

export function installWhenStale() {
  const wanted = fs.readFileSync(lock, 'utf8').length + ':' + process.version;
  if (fs.existsSync(mark) && fs.readFileSync(mark, 'utf8') === wanted) return;
  const installed = path.join(root, 'node_modules', '.package-lock.json');
  if (!fs.existsSync(installed) || fs.statSync(installed).mtimeMs < fs.statSync(lock).mtimeMs) {
    console.error('Installing dependencies (npm ci --ignore-scripts) …');
    const { status } = spawnSync('npm', ['ci', '--ignore-scripts', '--no-audit', '--no-fund'], {
      cwd: root,
      stdio: ['ignore', 2, 2],
    });
    if (status !== 0) {
      console.error('npm ci failed: see above. Plinth needs Node >= 20.19 and a reachable npm registry.');
      process.exit(status ?? 1);
    }
  }
  fs.writeFileSync(mark, wanted);
}

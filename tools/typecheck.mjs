// node tools/typecheck.mjs : one strict type check over the whole workspace: what runs in Node, then what runs in a browser.
import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { root } from './workspace.mjs';

const compiler = path.join(root, 'node_modules/typescript7/bin/tsc');
const statuses = ['tsconfig.json', 'tsconfig.web.json'].map(
  (project) =>
    spawnSync(process.execPath, [compiler, '-p', project, '--noEmit', ...process.argv.slice(2)], {
      cwd: root,
      stdio: 'inherit',
    }).status ?? 1,
);
process.exit(Math.max(...statuses));

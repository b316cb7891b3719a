// npm test: installs what is stale, then runs every unit, store and black-box suite. Needs only Node and npm.
import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { installWhenStale } from './install.mjs';
import { root } from './workspace.mjs';

installWhenStale();
const { build } = await import('./build.mjs');
await build();
const jest = path.join(root, 'node_modules/jest/bin/jest.js');
const { status } = spawnSync(process.execPath, [jest, ...process.argv.slice(2)], { cwd: root, stdio: 'inherit' });
process.exit(status ?? 1);

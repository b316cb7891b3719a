// npm run chaos -- [--seconds 60] [--seed 1] [--every 3000] : builds, then a cluster of its own under load while its parts
// die, and the proof afterwards. Ctrl-C ends it and everything that it started, each by its pid.
import { spawn } from 'node:child_process';
import path from 'node:path';
import { installWhenStale } from './install.mjs';
import { root } from './workspace.mjs';

installWhenStale();
const { build } = await import('./build.mjs');
await build();
const main = path.join(root, 'dist/apps/plinth/test/chaos/main.js');
// A group of its own: Ctrl-C in a terminal must not reach its parts before it does.
const chaos = spawn(process.execPath, [main, ...process.argv.slice(2)], {
  cwd: root,
  stdio: 'inherit',
  detached: true,
});
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => chaos.kill('SIGINT'));
process.exit((await new Promise((resolve) => chaos.once('close', resolve))) ?? 1);

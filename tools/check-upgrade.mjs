// node tools/check-upgrade.mjs [--from <commit>]: the release before (--from, else the last tag, else 50 commits ago) runs on
// this release's schema. Static: released migrations are as they were, new ones only expand. Then both releases take turns
// on one database: the old one makes a base, this one migrates it, the old one works on it, this one finds everything.
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { releaseBefore, removeWorktree } from './upgrade/release-before.mjs';
import { migrationFaults, proveRules } from './upgrade/migration-rules.mjs';
import { Release } from './upgrade/release.mjs';
import { makeBase, provePresence, workOn } from './upgrade/walk.mjs';
import { root } from './workspace.mjs';

/** Of everything; a slow machine is given twice of what a quiet one needs. */
const BOUND_MS = Number(process.env.PLINTH_UPGRADE_BOUND_MS || 540_000);

const started = Date.now();
const say = (text) => console.log(`${String(Math.round((Date.now() - started) / 1000)).padStart(4)} s  ${text}`);
const home = fs.mkdtempSync(path.join(fs.existsSync('/dev/shm') ? '/dev/shm' : os.tmpdir(), 'plinth-upgrade-'));
const running = new Set();
let worktree;

async function main() {
  const from = process.argv.includes('--from') ? process.argv[process.argv.indexOf('--from') + 1] : undefined;
  const before = releaseBefore(from, say);
  if (before === undefined) return say('nothing to compare with: this clone has no tag and not enough history');
  worktree = before.folder;
  say(`the release before is ${before.name}`);
  proveRules();
  const faults = migrationFaults(before.commit);
  if (faults.length > 0) throw new Error(`migrations:\n  ${faults.join('\n  ')}`);
  say('released migrations are as they were, new ones only expand');
  const { build } = await import('./build.mjs');
  await build({ quiet: true });
  fs.chmodSync(home, 0o711);
  const old = new Release('the old release', worktree, home, running);
  const present = new Release('this release', root, home, running);
  await inTurns(old, present);
}

async function inTurns(old, present) {
  await old.start();
  const made = await makeBase(old);
  say(`the old release made a base of ${made.people} people`);
  await old.stop();
  await present.start();
  await provePresence(present, made);
  await present.stop();
  say('this release migrated it and found everything');
  await old.start();
  await provePresence(old, made);
  const worked = await workOn(old, made);
  say('the old release reads, writes, imports and signs in on the schema of this one');
  await old.stop();
  await present.start();
  await provePresence(present, worked);
  await present.stop();
  say('this release found everything of both');
}

function clean() {
  for (const child of running) child.kill('SIGKILL');
  if (worktree !== undefined) removeWorktree(worktree);
  fs.rmSync(home, { recursive: true, force: true });
}

const end = (error) => {
  if (error) console.error(`The upgrade does not hold: ${error.message}`);
  clean();
  process.exit(error ? 1 : 0);
};
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => end(new Error(`ended by ${signal}`)));
setTimeout(() => end(new Error(`not done within ${BOUND_MS} ms`)), BOUND_MS).unref();
main().then(() => end(), end);

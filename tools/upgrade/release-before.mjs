// Which commit is the release before this one, and its work tree, ready to run.
import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { root } from '../workspace.mjs';
import { installInto } from './old-packages.mjs';

const COMMITS_BACK = 50;
const STEP_BACK = 5;
const FARTHEST_BACK = 100;

export function git(...words) {
  const { status, stdout } = spawnSync('git', words, { cwd: root, encoding: 'utf8', maxBuffer: 64 * 1024 * 1024 });
  return status === 0 ? stdout.trimEnd() : undefined;
}

/**
 * `--from`, else the last tag before this commit, else the first of 50, 55, 60 … commits back that can be built: a commit
 * on the way is no release. Checked out and built; undefined without such a history.
 */
export function releaseBefore(from, say) {
  const tag = git('describe', '--tags', '--abbrev=0', 'HEAD^');
  if ((from ?? tag) !== undefined) {
    const name = from ?? tag;
    const commit = git('rev-parse', '--verify', `${name}^{commit}`);
    if (commit === undefined) throw new Error(`there is no commit ${name} here`);
    const folder = worktreeOf(commit, say);
    const fault = buildFault(folder);
    if (fault !== undefined) throw new Error(`${name} cannot be built: ${fault}`);
    return { name, commit, folder };
  }
  for (let back = COMMITS_BACK; back <= FARTHEST_BACK; back += STEP_BACK) {
    const commit = git('rev-parse', '--verify', `HEAD~${back}^{commit}`);
    if (commit === undefined || !hasStart(commit)) return undefined;
    const name = `${back} commits ago, ${commit.slice(0, 9)}`;
    const folder = worktreeOf(commit, say);
    if (buildFault(folder) === undefined) return { name, commit, folder };
    say(`${name}: cannot be built, so it was no release`);
    removeWorktree(folder);
  }
  return undefined;
}

export function removeWorktree(folder) {
  git('worktree', 'remove', '--force', folder);
  fs.rmSync(folder, { recursive: true, force: true });
}

const hasStart = (commit) => git('cat-file', '-e', `${commit}:tools/start.mjs`) !== undefined;

/** Checked out, with the packages that it asks for. */
function worktreeOf(commit, say) {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'plinth-before-'));
  if (git('worktree', 'add', '--detach', '--force', folder, commit) === undefined)
    throw new Error(`git made no worktree of ${commit}`);
  installInto(folder, say);
  return folder;
}

/** The pages do not meet the schema: they are left out. */
function buildFault(folder) {
  const words = ['tools/build.mjs', '--without-pages'];
  const { status, stderr } = spawnSync(process.execPath, words, { cwd: folder, encoding: 'utf8' });
  return status === 0 ? undefined : stderr;
}

// Which commit is the release before this one, and its work tree, ready to run.
import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { root } from '../workspace.mjs';

const COMMITS_BACK = 50;

export function git(...words) {
  const { status, stdout } = spawnSync('git', words, { cwd: root, encoding: 'utf8', maxBuffer: 64 * 1024 * 1024 });
  return status === 0 ? stdout.trimEnd() : undefined;
}

/** `--from`, else the last tag before this commit, else so many commits back; undefined without such a history. */
export function releaseBefore(from) {
  if (from !== undefined) {
    const commit = git('rev-parse', '--verify', `${from}^{commit}`);
    if (commit === undefined) throw new Error(`there is no commit ${from} here`);
    return { name: from, commit };
  }
  const tag = git('describe', '--tags', '--abbrev=0', 'HEAD^');
  const name = tag ?? `HEAD~${COMMITS_BACK}`;
  const commit = git('rev-parse', '--verify', `${name}^{commit}`);
  if (commit === undefined || !hasStart(commit)) return undefined;
  return { name: tag ?? `${COMMITS_BACK} commits ago, ${commit.slice(0, 9)}`, commit };
}

const hasStart = (commit) => git('cat-file', '-e', `${commit}:tools/start.mjs`) !== undefined;

const dependenciesAt = (text) => Object.entries(JSON.parse(text).dependencies ?? {});

/** Checked out and built, on these packages where they contain all that it asks for. */
export function worktreeOf(commit, say) {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'plinth-before-'));
  if (git('worktree', 'add', '--detach', '--force', folder, commit) === undefined)
    throw new Error(`git made no worktree of ${commit}`);
  const now = Object.fromEntries(dependenciesAt(fs.readFileSync(path.join(root, 'package.json'), 'utf8')));
  const wanted = dependenciesAt(fs.readFileSync(path.join(folder, 'package.json'), 'utf8'));
  const isWhole = wanted.every(([name, version]) => now[name] === version);
  if (isWhole) fs.symlinkSync(path.join(root, 'node_modules'), path.join(folder, 'node_modules'));
  else {
    say('its packages are others: npm ci');
    run('npm', ['ci', '--ignore-scripts', '--no-audit', '--no-fund'], folder);
  }
  run(process.execPath, ['tools/build.mjs'], folder);
  return folder;
}

function run(command, words, cwd) {
  const { status, stderr } = spawnSync(command, words, { cwd, encoding: 'utf8' });
  if (status !== 0) throw new Error(`${command} ${words.join(' ')} failed in the old release: ${stderr}`);
}

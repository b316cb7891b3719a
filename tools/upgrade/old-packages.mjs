// The packages of the release before: those of this one wherever they fit, because a whole installation takes minutes.
import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { root } from '../workspace.mjs';

const FLAGS = ['--ignore-scripts', '--no-audit', '--no-fund', '--prefer-offline', '--omit=dev'];

const dependenciesOf = (folder) =>
  JSON.parse(fs.readFileSync(path.join(folder, 'package.json'), 'utf8')).dependencies ?? {};

/**
 * What the old release wants beside the present packages: names and versions; undefined where another version of a present
 * package is wanted, which others here are built upon.
 */
export function packagesBeside(wanted, present) {
  const others = Object.entries(wanted).filter(([name, version]) => present[name] !== version);
  return others.some(([name]) => name in present) ? undefined : others;
}

export function installInto(folder, say) {
  const beside = packagesBeside(dependenciesOf(folder), dependenciesOf(root));
  if (beside === undefined) {
    say('it stands on other versions of packages: npm ci');
    return npm(['ci', ...FLAGS], folder);
  }
  const links = path.join(folder, 'node_modules');
  linkPackages(path.join(root, 'node_modules'), links);
  if (beside.length === 0) return;
  const own = path.join(folder, '.packages-beside');
  fs.mkdirSync(own);
  fs.writeFileSync(path.join(own, 'package.json'), JSON.stringify({ dependencies: Object.fromEntries(beside) }));
  npm(['install', ...FLAGS], own);
  linkPackages(path.join(own, 'node_modules'), links);
}

/** What is linked already stays. */
function linkPackages(from, to) {
  fs.mkdirSync(to, { recursive: true });
  for (const name of fs.readdirSync(from)) {
    const [source, target] = [path.join(from, name), path.join(to, name)];
    if (name.startsWith('@')) linkPackages(source, target);
    else if (!name.startsWith('.') && !fs.existsSync(target)) fs.symlinkSync(source, target);
  }
}

function npm(words, cwd) {
  const { status, stderr } = spawnSync('npm', words, { cwd, encoding: 'utf8' });
  if (status !== 0) throw new Error(`npm ${words[0]} failed for the old release: ${stderr}`);
}

// node tools/check-lock.mjs : names optional packages that the lock file leaves out; `npm ci` would fail on them elsewhere.
import fs from 'node:fs';
import path from 'node:path';
import { root } from './workspace.mjs';

const { packages } = JSON.parse(fs.readFileSync(path.join(root, 'package-lock.json'), 'utf8'));

/** Node's own way up: beside the package, then in every folder above. */
function isLocked(from, name) {
  for (let folder = from; ; folder = folder.slice(0, Math.max(0, folder.lastIndexOf('/node_modules/')))) {
    if (packages[`${folder ? `${folder}/` : ''}node_modules/${name}`]?.version) return true;
    if (!folder.includes('node_modules')) return Boolean(packages[`node_modules/${name}`]?.version);
  }
}

const holes = Object.entries(packages).flatMap(([folder, { optionalDependencies = {} }]) =>
  Object.keys(optionalDependencies)
    .filter((name) => !isLocked(folder, name))
    .map((name) => `${folder || 'the root'} wants ${name}`),
);
for (const hole of holes) console.error(`lock file: ${hole}, which is not locked`);
console.log(`lock file: ${Object.keys(packages).length} packages, ${holes.length} holes`);
process.exit(holes.length === 0 ? 0 : 1);

// Facts about the workspace that several tools need: its root, its path aliases, its source files.
import crypto from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..');

/** Projects that run in a browser. */
export const webFolders = ['apps/portal', 'libs/ui', 'libs/api-client'];

export const aliases = () =>
  JSON.parse(fs.readFileSync(path.join(root, 'tsconfig.base.json'), 'utf8')).compilerOptions.paths;

/** Every file below a folder, as absolute paths; folders that only tools write are left out. */
export function filesBelow(folder, accept) {
  if (!fs.existsSync(folder)) return [];
  return fs.readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const full = path.join(folder, entry.name);
    if (entry.isDirectory())
      return ['node_modules', 'dist', '.plinth'].includes(entry.name) ? [] : filesBelow(full, accept);
    return accept(full) ? [full] : [];
  });
}

/** A hash of names, sizes and times: cheap enough to ask at every start. */
export function fingerprint(files) {
  const hash = crypto.createHash('sha256');
  for (const file of [...files].sort()) {
    const { mtimeMs, size } = fs.statSync(file);
    hash.update(`${path.relative(root, file)}\0${size}\0${mtimeMs}\n`);
  }
  return hash.digest('hex');
}

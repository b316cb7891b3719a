import * as fs from 'node:fs';
import * as path from 'node:path';

let version: string | undefined;

/** Of the release that runs; `unknown` where its package.json is not beside it. */
export const readVersion = (): string => (version ??= lookUp(__dirname));

function lookUp(folder: string): string {
  const above = path.dirname(folder);
  try {
    const read = JSON.parse(fs.readFileSync(path.join(folder, 'package.json'), 'utf8')) as Record<string, unknown>;
    if (read['name'] === 'plinth' && typeof read['version'] === 'string') return read['version'];
  } catch {
    // further up
  }
  return above === folder ? 'unknown' : lookUp(above);
}

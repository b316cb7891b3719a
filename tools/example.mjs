// node tools/example.mjs <name> : builds what is stale and runs examples/<name> in this process.
import fs from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { installWhenStale } from './install.mjs';
import { root } from './workspace.mjs';

const folder = path.join(root, 'examples');
const names = fs.readdirSync(folder).filter((name) => fs.existsSync(path.join(folder, name, 'src/main.ts')));
const name = process.argv[2];
if (name === undefined || !names.includes(name)) {
  console.error(`usage: node tools/example.mjs <${names.join(' | ')}>`);
  process.exit(2);
}
installWhenStale();
const { build } = await import('./build.mjs');
await build({ quiet: true });
await import(pathToFileURL(path.join(root, 'dist/examples', name, 'src/main.js')).href);

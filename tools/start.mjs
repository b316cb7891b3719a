// npm start: installs and builds what is stale, then runs the whole base in this process.
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { installWhenStale } from './install.mjs';
import { root } from './workspace.mjs';

installWhenStale();
const { build } = await import('./build.mjs');
await build();
await import(pathToFileURL(path.join(root, 'dist/apps/plinth/src/main.js')).href);

#!/usr/bin/env node
// npx plinth <command>: the operator's command line. Builds what is stale first, silently.
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { installWhenStale } from './install.mjs';
import { root } from './workspace.mjs';

installWhenStale();
const { build } = await import('./build.mjs');
await build({ quiet: true });
await import(pathToFileURL(path.join(root, 'dist/apps/cli/src/main.js')).href);

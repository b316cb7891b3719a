// npm run test:browser: walks the pages in Chromium. Says what is missing and how to get it.
import { execFileSync, spawnSync } from 'node:child_process';
import path from 'node:path';
import { findChromium, howToGetChromium } from './chromium.mjs';
import { installWhenStale } from './install.mjs';
import { root } from './workspace.mjs';

const chromium = findChromium();
const missing = [];
if (!chromium) missing.push(`Chromium: ${howToGetChromium}`);
if (!hasChineseFont()) missing.push('a font with Chinese glyphs: apt-get install fonts-wqy-zenhei fontconfig');
if (missing.length > 0) {
  console.error(`The browser tests need:\n${missing.map((line) => `  ${line}`).join('\n')}`);
  process.exit(1);
}

installWhenStale();
const { build } = await import('./build.mjs');
await build();
const jest = path.join(root, 'node_modules/jest/bin/jest.js');
const { status } = spawnSync(
  process.execPath,
  [jest, '--config', 'jest.browser.config.js', '--runInBand', ...process.argv.slice(2)],
  {
    cwd: root,
    stdio: 'inherit',
    env: { ...process.env, PLINTH_TEST_CHROMIUM: chromium },
  },
);
process.exit(status ?? 1);

function hasChineseFont() {
  try {
    return execFileSync('fc-list', [':lang=zh'], { encoding: 'utf8' }).trim() !== '';
  } catch {
    return false;
  }
}

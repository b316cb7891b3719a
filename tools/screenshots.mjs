// npm run screenshots: pictures of every page, to look at. npm run guide:screenshots: those in docs/guides/images.
// Both walk the pages by the browser specs, so that a picture never shows what is no longer there.
import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { root } from './workspace.mjs';

const [what, folder = 'tmp/screenshots/pages'] = process.argv.slice(2);
const walks = {
  pages: ['every-page', { PLINTH_SCREENSHOTS: path.resolve(folder) }],
  guide: ['guide', { PLINTH_GUIDE_SCREENSHOTS: 'yes' }],
};
const walk = walks[what];
if (walk === undefined) {
  console.error('Say which: node tools/screenshots.mjs pages [folder] | guide');
  process.exit(2);
}
const [spec, settings] = walk;
const file = path.join(root, `apps/portal/test/${spec}.browser-spec.ts`);
const { status } = spawnSync(
  process.execPath,
  [path.join(root, 'tools/test-browser.mjs'), '--selectProjects', 'browser of apps-portal', '--runTestsByPath', file],
  { cwd: root, stdio: 'inherit', env: { ...process.env, ...settings } },
);
process.exit(status ?? 1);

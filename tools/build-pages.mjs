// node tools/build-pages.mjs : bundles the portal into dist/apps/portal/web, when what it is made of has changed since.
import fs from 'node:fs';
import path from 'node:path';
import { promisify } from 'node:util';
import { fileURLToPath } from 'node:url';
import { brotliCompress, constants, gzip } from 'node:zlib';
import { filesBelow, fingerprint, root, webFolders } from './workspace.mjs';

const out = path.join(root, 'dist/apps/portal');
const web = path.join(out, 'web');
const mark = path.join(out, '.fingerprint');
const isPart = (file) => !/(\.spec\.tsx?|\.fixture\.ts|-spec\.ts)$/.test(file);
const isText = (file) => /\.(js|css|svg|json|webmanifest)$/.test(file);
/** Smaller ones fit one packet anyway. */
const WORTH_PACKING = 1_024;

/** The guide is shown in the portal as it is written; a bundler would leave out in silence what is not there. */
function guides() {
  const folder = path.join(root, 'docs/guides');
  const files = filesBelow(folder, (file) => /(zh-CN\.md|\.webp)$/.test(file));
  if (!files.some((file) => file.endsWith('.md'))) throw new Error(`${folder} is missing: the portal shows its guide`);
  return files;
}

const partsOf = () => [
  ...webFolders.flatMap((folder) => filesBelow(path.join(root, folder), isPart)),
  ...guides(),
  ...['tsconfig.base.json', 'package-lock.json', 'tools/build-pages.mjs'].map((file) => path.join(root, file)),
];

/** Bundles when stale; a reader finds the pages of before or those of now, never half of them. Answers how many files. */
export async function buildPages({ quiet = false } = {}) {
  if (!fs.existsSync(path.join(root, 'apps/portal/index.html'))) return 0;
  const wanted = fingerprint(partsOf());
  if (fs.existsSync(web) && fs.existsSync(mark) && fs.readFileSync(mark, 'utf8') === wanted) return 0;
  const started = performance.now();
  const draft = `${web}.${process.pid}`;
  const { build } = await import('vite');
  await build({
    configFile: path.join(root, 'apps/portal/vite.config.mjs'),
    logLevel: 'warn',
    build: { outDir: draft, emptyOutDir: true },
  });
  const files = filesBelow(draft, () => true);
  await Promise.all(files.filter((file) => isText(file) && fs.statSync(file).size > WORTH_PACKING).map(pack));
  putInPlace(draft);
  fs.writeFileSync(mark, wanted);
  if (!quiet) console.error(`bundled the pages in ${Math.round(performance.now() - started)} ms`);
  return files.length;
}

async function pack(file) {
  const content = fs.readFileSync(file);
  const params = { [constants.BROTLI_PARAM_QUALITY]: 9, [constants.BROTLI_PARAM_SIZE_HINT]: content.length };
  const [br, gz] = await Promise.all([
    promisify(brotliCompress)(content, { params }),
    promisify(gzip)(content, { level: 9 }),
  ]);
  fs.writeFileSync(`${file}.br`, br);
  fs.writeFileSync(`${file}.gz`, gz);
}

function putInPlace(draft) {
  const old = `${web}.${process.pid}.old`;
  try {
    if (fs.existsSync(web)) fs.renameSync(web, old);
    fs.renameSync(draft, web);
  } finally {
    fs.rmSync(old, { recursive: true, force: true });
    fs.rmSync(draft, { recursive: true, force: true });
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await buildPages();

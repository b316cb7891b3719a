// node tools/build.mjs [--without-pages]: compiles apps, libs, examples and bench into dist/ with swc and rewrites @plinth/* to
// relative paths; then the pages of the portal, when theirs are stale.
import fs from 'node:fs';
import path from 'node:path';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import { buildPages } from './build-pages.mjs';
import { aliases, filesBelow, fingerprint, root, webFolders } from './workspace.mjs';

const out = path.join(root, 'dist');
const manifestFile = path.join(out, '.manifest.json');
const folders = ['apps', 'libs', 'examples', 'bench'];
const isSource = (file) => /\.tsx?$/.test(file) && !/\.(spec|e2e-spec|browser-spec|cluster-spec|d)\.tsx?$/.test(file);
const isAsset = (file) => /\/src\/.*\.(json|txt|css|sql|csv|svg|js)$/.test(file.split(path.sep).join('/'));

export const swcOptions = {
  swcrc: false,
  configFile: false,
  sourceMaps: true,
  module: { type: 'commonjs' },
  jsc: {
    target: 'es2022',
    keepClassNames: true,
    parser: { syntax: 'typescript', decorators: true, tsx: false },
    transform: {
      legacyDecorator: true,
      decoratorMetadata: true,
      useDefineForClassFields: false,
      react: { runtime: 'automatic', importSource: 'preact' },
    },
  },
};

const optionsFor = (file) => ({
  ...swcOptions,
  filename: file,
  jsc: {
    ...swcOptions.jsc,
    parser: { ...swcOptions.jsc.parser, tsx: file.endsWith('.tsx') },
    baseUrl: root,
    paths: aliases(),
  },
});

/** What runs in a browser is bundled by tools/build-pages.mjs instead. */
const isOfServer = (file) => !webFolders.some((folder) => file.startsWith(path.join(root, folder) + path.sep));

/** Compiles what changed since the last build; several builds at once do not disturb one another. Answers how many files. */
export async function build({ quiet = false, pages = true } = {}) {
  const compiled = await compileStale(quiet);
  return compiled + (pages ? await buildPages({ quiet }) : 0);
}

async function compileStale(quiet) {
  const started = performance.now();
  const all = folders
    .flatMap((folder) => filesBelow(path.join(root, folder), (f) => isSource(f) || isAsset(f)))
    .filter(isOfServer);
  const rules = fingerprint([path.join(root, 'tsconfig.base.json'), fileURLToPath(import.meta.url)]);
  const built = readManifest(rules);
  const now = Object.fromEntries(all.map((file) => [path.relative(root, file), stampOf(file)]));
  const stale = all.filter((file) => {
    const name = path.relative(root, file);
    return built[name] !== now[name] || !fs.existsSync(outputOf(file));
  });
  const gone = Object.keys(built).filter((name) => !(name in now));
  if (stale.length + gone.length === 0) return 0;
  const swc = createRequire(import.meta.url)('@swc/core');
  await Promise.all(stale.map((file) => compile(swc, file)));
  for (const name of gone) fs.rmSync(outputOf(path.join(root, name)), { force: true });
  writeWhole(manifestFile, JSON.stringify({ rules, files: now }));
  if (!quiet) console.error(`built ${stale.length} files in ${Math.round(performance.now() - started)} ms`);
  return stale.length;
}

const outputOf = (file) => path.join(out, path.relative(root, file)).replace(/\.tsx?$/, '.js');

const stampOf = (file) => {
  const { mtimeMs, size } = fs.statSync(file);
  return `${size} ${mtimeMs}`;
};

/** What the last build compiled, unless it went by other rules. */
function readManifest(rules) {
  try {
    const manifest = JSON.parse(fs.readFileSync(manifestFile, 'utf8'));
    return manifest.rules === rules ? manifest.files : {};
  } catch {
    return {};
  }
}

/** A reader sees the old file or the new one, never half of it. */
function writeWhole(file, content) {
  const draft = `${file}.${process.pid}.tmp`;
  fs.mkdirSync(path.dirname(file), { recursive: true });
  fs.writeFileSync(draft, content);
  fs.renameSync(draft, file);
}

async function compile(swc, file) {
  const target = outputOf(file);
  if (!isSource(file)) return writeWhole(target, fs.readFileSync(file));
  const { code, map } = await swc.transform(fs.readFileSync(file, 'utf8'), optionsFor(file));
  writeWhole(`${target}.map`, map);
  return writeWhole(target, `${code}\n//# sourceMappingURL=${path.basename(target)}.map\n`);
}

if (process.argv[1] === fileURLToPath(import.meta.url))
  await build({ pages: !process.argv.includes('--without-pages') });

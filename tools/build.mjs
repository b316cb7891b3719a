// node tools/build.mjs : compiles apps, libs, examples and bench into dist/ with swc and rewrites @plinth/* to relative paths.
import fs from 'node:fs';
import path from 'node:path';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import { aliases, filesBelow, fingerprint, root } from './workspace.mjs';

const out = path.join(root, 'dist');
const stampFile = path.join(out, '.stamp');
const folders = ['apps', 'libs', 'examples', 'bench'];
const isSource = (file) => /\.tsx?$/.test(file) && !/\.(spec|e2e-spec|browser-spec|d)\.tsx?$/.test(file);
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

/** Compiles what changed since the last build. Answers the number of files written. */
export async function build({ quiet = false } = {}) {
  const all = folders.flatMap((folder) => filesBelow(path.join(root, folder), (f) => isSource(f) || isAsset(f)));
  const stamp = fingerprint([...all, path.join(root, 'tsconfig.base.json'), fileURLToPath(import.meta.url)]);
  if (fs.existsSync(stampFile) && fs.readFileSync(stampFile, 'utf8') === stamp) return 0;
  const started = performance.now();
  const swc = createRequire(import.meta.url)('@swc/core');
  fs.rmSync(out, { recursive: true, force: true });
  await Promise.all(all.map((file) => compile(swc, file)));
  fs.writeFileSync(stampFile, stamp);
  if (!quiet) console.error(`built ${all.length} files in ${Math.round(performance.now() - started)} ms`);
  return all.length;
}

async function compile(swc, file) {
  const target = path.join(out, path.relative(root, file)).replace(/\.tsx?$/, '.js');
  fs.mkdirSync(path.dirname(target), { recursive: true });
  if (!isSource(file)) return fs.copyFileSync(file, target);
  const { code, map } = await swc.transform(fs.readFileSync(file, 'utf8'), optionsFor(file));
  fs.writeFileSync(target, `${code}\n//# sourceMappingURL=${path.basename(target)}.map\n`);
  fs.writeFileSync(`${target}.map`, map);
  return undefined;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await build();

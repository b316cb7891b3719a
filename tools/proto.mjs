// node tools/proto.mjs generate | check | baseline : lint of proto/, generated TypeScript, contract baseline.
// Events go to libs/events, the calls between services to the library of their domain: libs/<domain>-rpc.
import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import prettier from 'prettier';
import { filesBelow, root } from './workspace.mjs';

const proto = path.join(root, 'proto');
const baseline = path.join(proto, 'baseline.binpb');
const bin = path.join(root, 'node_modules/.bin');

/** buf from node_modules, without network: no remote plugin or dependency is named in proto/. */
function buf(...args) {
  const env = { ...process.env, PATH: `${bin}${path.delimiter}${process.env.PATH}` };
  const ran = spawnSync(path.join(bin, 'buf'), args, { cwd: proto, env, encoding: 'utf8' });
  return { ok: ran.status === 0, text: `${ran.stdout ?? ''}${ran.stderr ?? ''}${ran.error?.message ?? ''}`.trim() };
}

function demand(what, { ok, text }) {
  if (ok) return;
  console.error(`proto: ${what}\n${text}`);
  process.exit(1);
}

const isEvents = (file) => /(^|\/)(events|event)\.proto$/.test(file);

/** Where a file's TypeScript is kept: what is not an event is seen by the library that carries it, and by no other. */
function libraryOf(file) {
  if (isEvents(file)) return 'libs/events/src';
  const [owner, domain] = file.split('/');
  return owner !== 'plinth' || domain === 'rpc' ? 'libs/platform/rpc/src' : `libs/${domain}-rpc/src`;
}

/** Files of proto/ by the library that gets their TypeScript. */
function libraries() {
  const files = filesBelow(proto, (file) => file.endsWith('.proto')).map((file) =>
    path.relative(proto, file).split(path.sep).join('/'),
  );
  const byLibrary = new Map();
  for (const file of files.sort()) byLibrary.set(libraryOf(file), [...(byLibrary.get(libraryOf(file)) ?? []), file]);
  return byLibrary;
}

/** Writes gen/ (and for events index.ts) below `target`, as they are kept in the library. */
async function generateInto(library, files, target) {
  const template = library === 'libs/events/src' ? 'buf.gen.yaml' : 'buf.gen.rpc.yaml';
  const paths = files.flatMap((file) => ['--path', file]);
  demand('the TypeScript could not be generated', buf('generate', '--template', template, '-o', target, ...paths));
  if (library !== 'libs/events/src') return;
  const options = (await prettier.resolveConfig(path.join(root, library, 'index.ts'))) ?? {};
  const index = await prettier.format(indexOf(target), { ...options, parser: 'typescript' });
  fs.writeFileSync(path.join(target, 'index.ts'), index);
}

/** One line per file with every name spelled out: the door of the library is not a star. */
function indexOf(target) {
  const exportsOf = (file) => {
    const text = fs.readFileSync(file, 'utf8');
    const names = (pattern) => [...text.matchAll(pattern)].map((found) => found[1]).sort();
    const from = `./${path.relative(target, file).split(path.sep).join('/').replace(/\.ts$/, '')}`;
    const line = (keyword, list) =>
      list.length > 0 ? [`${keyword} {\n  ${list.join(',\n  ')},\n} from '${from}';`] : [];
    const values = names(/^export const (\w+):/gm).filter((name) => !name.startsWith('file_'));
    return [...line('export', values), ...line('export type', names(/^export type (\w+)/gm))];
  };
  const files = filesBelow(path.join(target, 'gen'), (file) => file.endsWith('_pb.ts') && !file.includes('/event/v1/'));
  return [
    '// Written by tools/proto.mjs from proto/; run `npm run proto:generate` instead of editing.',
    ...files.sort().flatMap(exportsOf),
    `export { checkEventData, eventMessages } from './event-messages';`,
    '',
  ].join('\n');
}

function snapshot(library, folder) {
  const kept = filesBelow(path.join(folder, 'gen'), () => true);
  if (library === 'libs/events/src') kept.push(path.join(folder, 'index.ts'));
  return new Map(
    kept.map((file) => [path.relative(folder, file), fs.existsSync(file) ? fs.readFileSync(file, 'utf8') : '']),
  );
}

async function staleFiles() {
  const stale = [];
  for (const [library, files] of libraries()) {
    const fresh = fs.mkdtempSync(path.join(os.tmpdir(), 'plinth-proto-'));
    try {
      await generateInto(library, files, fresh);
      const [now, then] = [snapshot(library, fresh), snapshot(library, path.join(root, library))];
      const names = [...new Set([...now.keys(), ...then.keys()])];
      stale.push(...names.filter((file) => now.get(file) !== then.get(file)).map((file) => `${library}/${file}`));
    } finally {
      fs.rmSync(fresh, { recursive: true, force: true });
    }
  }
  return stale.sort();
}

const lint = () => demand('buf lint found faults', buf('lint'));

const commands = {
  async generate() {
    lint();
    for (const [library, files] of libraries()) await generateInto(library, files, path.join(root, library));
    console.error('proto: the generated code is up to date');
  },
  async check() {
    lint();
    if (!fs.existsSync(baseline))
      demand('proto/baseline.binpb is missing', { ok: false, text: 'make it once: node tools/proto.mjs baseline' });
    demand(
      'a change would break readers of events or callers of another release; add a field or a v<n+1> message instead',
      buf('breaking', '--against', 'baseline.binpb'),
    );
    const stale = await staleFiles();
    demand('generated code is not what proto/ says; run npm run proto:generate', {
      ok: stale.length === 0,
      text: stale.map((file) => `  ${file}`).join('\n'),
    });
    console.error('proto: lint, baseline and generated code agree');
  },
  /** Moves the promise forward: after a release, or with the ADR that allows a break. */
  baseline() {
    lint();
    demand('the baseline could not be written', buf('build', '-o', 'baseline.binpb'));
    console.error('proto: baseline written');
  },
};

const command = commands[process.argv[2]];
if (!command) {
  console.error('usage: node tools/proto.mjs generate | check | baseline');
  process.exit(2);
}
await command();

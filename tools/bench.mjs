// npm run bench [name …] : builds, then runs the benches one after another, each as a process of its own with a time limit.
// Without a name, all of them; `npm run bench -- --list` names them. bench/README.md says what each one has to reach.
// `name:part,part` runs only parts of a bench that has some.
import { spawn } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { build } from './build.mjs';
import { installWhenStale } from './install.mjs';
import { root } from './workspace.mjs';

const LIMIT_MS = { 'import-million': 900_000, 'import-reading': 300_000, replicas: 600_000, portal: 600_000 };
const USUAL_LIMIT_MS = 180_000;
const GRACE_MS = 30_000;

const names = fs
  .readdirSync(path.join(root, 'bench'))
  .filter((file) => file.endsWith('.bench.ts'))
  .map((file) => file.replace('.bench.ts', ''))
  .sort();

/** First sentence of the comment in front of the file: what it measures. */
function about(name) {
  const text = fs.readFileSync(path.join(root, 'bench', `${name}.bench.ts`), 'utf8');
  const comment =
    /^(?:\/\/.*\n)+/m
      .exec(text)?.[0]
      .replaceAll(/^\/\/ ?/gm, '')
      .replaceAll('\n', ' ') ?? '';
  return /^.*?[.;](?= )/.exec(comment)?.[0].slice(0, -1) ?? comment.trim();
}

/** Ends a bench and what it started: all of them are in its process group. */
function end(child, signal) {
  try {
    process.kill(-child.pid, signal);
  } catch (error) {
    if (error.code !== 'ESRCH') throw error;
  }
}

function run(wanted) {
  const [name, parts] = wanted.split(':');
  console.log(`\n— ${name}: ${about(name)}`);
  const started = performance.now();
  const given = parts === undefined ? [] : parts.split(',');
  const child = spawn(process.execPath, [path.join(root, 'dist', 'bench', `${name}.bench.js`), ...given], {
    stdio: ['ignore', 'pipe', 'inherit'],
    detached: true,
  });
  const lines = [];
  let rest = '';
  child.stdout.on('data', (chunk) => {
    process.stdout.write(chunk);
    const parts = (rest + chunk).split('\n');
    rest = parts.pop();
    lines.push(...parts);
  });
  let isLate = false;
  const late = setTimeout(() => {
    isLate = true;
    child.kill('SIGTERM');
    setTimeout(() => end(child, 'SIGKILL'), GRACE_MS).unref();
  }, LIMIT_MS[name] ?? USUAL_LIMIT_MS);
  const interrupted = () => child.kill('SIGTERM');
  process.once('SIGINT', interrupted);
  return new Promise((resolve) => {
    child.once('exit', (code) => {
      clearTimeout(late);
      process.off('SIGINT', interrupted);
      const seconds = Math.round((performance.now() - started) / 1_000);
      const result = isLate ? 'out of time' : code === 0 ? 'reached' : 'missed or failed';
      resolve({ name, result, seconds, lines });
    });
  });
}

/** `name   value` lines, as the benches print them. */
function table(results) {
  const rows = results.flatMap(({ name, lines }) =>
    lines
      .map((line) => /^(\s*\S.*?)\s{2,}(\S.*)$/.exec(line))
      .filter(Boolean)
      .map(([, what, value]) => [name, what.trim(), value]),
  );
  const escape = (text) => text.replaceAll('|', '\\|');
  return ['| bench | what | measured |', '|---|---|---|', ...rows.map((row) => `| ${row.map(escape).join(' | ')} |`)];
}

async function main(wanted) {
  if (wanted.includes('--list')) {
    for (const name of names) console.log(`${name.padEnd(18)} ${about(name)}`);
    return;
  }
  const unknown = wanted.filter((name) => !names.includes(name.split(':')[0]));
  if (unknown.length > 0) {
    console.error(`There is no bench ${unknown.join(', ')}. There are: ${names.join(', ')}`);
    process.exitCode = 2;
    return;
  }
  installWhenStale();
  await build();
  const results = [];
  for (const name of wanted.length > 0 ? wanted : names) results.push(await run(name));
  console.log(`\n${table(results).join('\n')}\n`);
  for (const { name, result, seconds } of results) console.log(`${name.padEnd(18)} ${result} (${seconds} s)`);
  console.log(`load average ${os.loadavg()[0].toFixed(1)} on ${os.cpus().length} CPUs, Node ${process.version}`);
  if (results.some(({ result }) => result !== 'reached')) process.exitCode = 1;
}

await main(process.argv.slice(2));

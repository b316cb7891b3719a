// node tools/openapi.mjs check|write : the merged API document of a running base against docs/api/openapi.json, and
// beside it the pages of error codes and events.
// `write` refuses to take away what clients may rely on unless a decision names it: --adr <number>.
import { spawn, spawnSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { Validator } from '@seriousme/openapi-schema-validator';
import { build } from './build.mjs';
import { errorCodes } from './error-codes.mjs';
import { eventCatalog } from './event-catalog.mjs';
import { rosterColumns } from './roster-columns.mjs';
import { freePort } from './free-port.mjs';
import { root } from './workspace.mjs';

const file = path.join(root, 'docs/api/openapi.json');
const [mode = 'check'] = process.argv.slice(2);
const adr = process.argv.includes('--adr') ? process.argv[process.argv.indexOf('--adr') + 1] : undefined;

/** Starts a base of its own, asks it for its document and ends it. */
async function currentDocument() {
  const home = fs.mkdtempSync(path.join(os.tmpdir(), 'plinth-openapi-'));
  fs.chmodSync(home, 0o711);
  const port = await freePort();
  const env = {
    ...process.env,
    PLINTH_HOME: home,
    PLINTH_PORT: String(port),
    PLINTH_PUBLIC_URL: 'https://base.example',
  };
  const base = spawn(process.execPath, [path.join(root, 'dist/apps/plinth/src/main.js')], {
    env,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  try {
    await new Promise((resolve, reject) => {
      base.stdout.on('data', (text) => String(text).includes('Plinth is ready') && resolve());
      base.once('exit', (code) => reject(new Error(`The base ended with ${code}`)));
    });
    const answer = await fetch(`http://127.0.0.1:${port}/openapi.json`);
    if (!answer.ok) throw new Error(`/openapi.json answers ${answer.status}: ${await answer.text()}`);
    return sorted(await answer.json());
  } finally {
    base.removeAllListeners('exit');
    base.kill('SIGTERM');
    await new Promise((resolve) => base.once('exit', resolve));
    fs.rmSync(home, { recursive: true, force: true });
  }
}

const sorted = (value) => {
  if (Array.isArray(value)) return value.map(sorted);
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(
    Object.keys(value)
      .sort()
      .map((key) => [key, sorted(value[key])]),
  );
};

const methods = ['get', 'put', 'post', 'delete', 'patch'];

/** What a client of the old document could no longer do with the new one. */
export function breaks(before, after) {
  const found = [];
  for (const [route, item] of Object.entries(before.paths)) {
    for (const method of methods.filter((name) => item[name])) {
      const [was, is] = [item[method], after.paths[route]?.[method]];
      const name = `${method.toUpperCase()} ${route}`;
      if (!is) {
        found.push(`${name} is gone`);
        continue;
      }
      if (was.operationId !== is.operationId)
        found.push(`${name}: operation ${was.operationId} is ${is.operationId} now`);
      const known = new Set((was.parameters ?? []).map((parameter) => `${parameter.in} ${parameter.name}`));
      const now = new Map((is.parameters ?? []).map((parameter) => [`${parameter.in} ${parameter.name}`, parameter]));
      for (const parameter of known) if (!now.has(parameter)) found.push(`${name}: parameter ${parameter} is gone`);
      for (const [key, parameter] of now)
        if (parameter.required && !known.has(key)) found.push(`${name}: parameter ${key} is new and required`);
      for (const status of Object.keys(was.responses ?? {}))
        if (!is.responses?.[status]) found.push(`${name}: answer ${status} is gone`);
    }
  }
  for (const [name, schema] of Object.entries(before.components?.schemas ?? {})) {
    const is = after.components?.schemas?.[name];
    if (!is) continue;
    for (const property of Object.keys(schema.properties ?? {}))
      if (!is.properties?.[property]) found.push(`${name}.${property} is gone`);
    if (/(Body|Dto|Query)$/.test(name)) {
      const required = new Set(schema.required ?? []);
      for (const property of is.required ?? [])
        if (!required.has(property)) found.push(`${name}.${property} is required now`);
    }
  }
  return found;
}

/** A standard's clause or a parameter's own name reads alike in both languages. */
const citation = /^(RFC|OpenID|GB\/T|JY\/T)[^a-z]*( Connect Discovery[^a-z]*)?$/;

/** Every summary and description is for readers of 中文 and of English: those that serve one of them only. */
function inOneLanguage(node, place = '') {
  if (node === null || typeof node !== 'object') return [];
  return Object.entries(node).flatMap(([key, value]) => {
    if (!['description', 'summary'].includes(key) || typeof value !== 'string')
      return inOneLanguage(value, `${place}/${key}`);
    const both = /\p{Script=Han}/u.test(value) && /[a-zA-Z]{2}/.test(value);
    return both || citation.test(value) ? [] : [`${place}/${key}: ${value}`];
  });
}

await build({ quiet: true, pages: false });
let isBroken = false;
const catalogs = {
  'docs/api/errors.md': errorCodes,
  'docs/api/events.md': eventCatalog,
  'docs/guides/roster-columns.zh-CN.md': rosterColumns,
};
for (const [name, catalog] of Object.entries(catalogs)) {
  const { count, faults } = await catalog(mode);
  for (const fault of faults) console.error(`${name}: ${fault}`);
  isBroken ||= faults.length > 0;
  if (faults.length === 0) console.log(`${name}: ${count} entries, as the code has them`);
}
const current = await currentDocument();
const { valid, errors } = await new Validator().validate(structuredClone(current));
if (!valid) {
  console.error('openapi: the document is not valid OpenAPI 3.1:', JSON.stringify(errors, null, 2).slice(0, 4_000));
  process.exit(1);
}
const text = `${JSON.stringify(current, null, 1)}\n`;
const committed = fs.existsSync(file) ? fs.readFileSync(file, 'utf8') : undefined;
const oneSided = inOneLanguage(current);
for (const line of oneSided) console.error(`openapi: not in both languages: ${line}`);
if (oneSided.length > 0) process.exit(1);
const found = committed === undefined ? [] : breaks(JSON.parse(committed), current);
for (const line of found) console.error(`openapi: ${line}`);
const operations = Object.values(current.paths).reduce(
  (sum, item) => sum + methods.filter((name) => item[name]).length,
  0,
);

if (mode === 'write') {
  if (
    found.length > 0 &&
    !(adr && fs.readdirSync(path.join(root, 'docs/adr')).some((name) => name.startsWith(String(adr).padStart(4, '0'))))
  ) {
    console.error('openapi: this takes something away from clients; name the decision that says so: --adr <number>');
    process.exit(1);
  }
  fs.mkdirSync(path.dirname(file), { recursive: true });
  fs.writeFileSync(file, text);
  console.log(`openapi: ${operations} operations written`);
  // What the portal is typed by follows at once.
  const { status } = spawnSync(process.execPath, [path.join(root, 'tools/api-client.mjs'), 'write'], {
    stdio: 'inherit',
  });
  isBroken ||= status !== 0;
} else if (committed !== text) {
  console.error(
    'openapi: docs/api/openapi.json is not what the base serves; run npm run openapi:generate and review the difference',
  );
  process.exit(1);
} else {
  console.log(`openapi: ${operations} operations, valid OpenAPI 3.1, as committed`);
}
if (isBroken) process.exit(1);

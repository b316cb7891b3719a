// node tools/error-codes.mjs check|write : every error code of the contracts against docs/api/errors.md.
// A code is never used twice, and one that clients know is never taken away: both fail, whatever the mode.
import fs from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from './build.mjs';
import { filesBelow, root } from './workspace.mjs';

const require = createRequire(import.meta.url);
const file = path.join(root, 'docs/api/errors.md');

const isDefinition = (value) =>
  typeof value?.code === 'string' && [value.kind, value.zh, value.en].every((text) => typeof text === 'string');

/** Definitions with the file that each is written in, as built; a catalog that spreads another repeats none. */
export function errorDefinitions() {
  const found = new Map();
  for (const source of filesBelow(path.join(root, 'libs'), (name) => /(^|[-/])errors\.ts$/.test(name)).sort()) {
    const built = path.join(root, 'dist', path.relative(root, source)).replace(/\.ts$/, '.js');
    for (const catalog of Object.values(require(built))) {
      if (typeof catalog !== 'object' || catalog === null) continue;
      for (const value of Object.values(catalog))
        if (isDefinition(value) && !found.has(value)) found.set(value, path.relative(root, source));
    }
  }
  return [...found].map(([definition, source]) => ({ ...definition, source }));
}

/** Codes that two definitions claim. */
export function usedTwice(definitions) {
  const first = new Map();
  return definitions.flatMap(({ code, source }) => {
    const other = first.get(code);
    first.set(code, other ?? source);
    return other === undefined ? [] : [`${code} is used in ${other} and in ${source}`];
  });
}

/** Codes of the committed page that are no longer there. */
export function takenAway(committed, definitions) {
  const now = new Set(definitions.map(({ code }) => code));
  return [...committed.matchAll(/^\| `([a-z_.]+)`/gm)].map(([, code]) => code).filter((code) => !now.has(code));
}

const cell = (text) => text.replaceAll('|', '\\|');

export function page(definitions, statusOf) {
  const domains = new Map();
  for (const each of definitions) {
    const domain = each.code.split('.')[0];
    domains.set(domain, [...(domains.get(domain) ?? []), each]);
  }
  const tables = [...domains]
    .sort(([a], [b]) => a.localeCompare(b))
    .map(([domain, errors]) => {
      const rows = [...errors]
        .sort((a, b) => (a.code < b.code ? -1 : 1))
        .map(
          ({ code, kind, zh, en }) =>
            `| \`${code}\` | ${kind} | ${statusOf({ code, kind })} | ${cell(zh)} | ${cell(en)} |`,
        );
      return [
        `## ${domain}`,
        '',
        '| code | kind | status | 中文 | English |',
        '| --- | --- | --- | --- | --- |',
        ...rows,
        '',
      ];
    });
  return [
    '# 错误代码 Error codes',
    '',
    '由 `node tools/error-codes.mjs write` 从各契约生成,请勿手改。Made from the contracts by `node tools/error-codes.mjs',
    'write`; not edited by hand. A code is stable: it is never renamed, reused or removed. `{name}` in a text is filled',
    'from `details`. OAuth and other protocol endpoints answer with the errors of their own standard.',
    '',
    ...tables.flat(),
  ].join('\n');
}

/** The faults found; `write` brings the page up to date when nothing is lost by it. */
export async function errorCodes(mode) {
  const { format } = await import('prettier');
  const { statusOfKind } = require(path.join(root, 'dist/libs/platform/http/src/status-of-kind.js'));
  const definitions = errorDefinitions();
  const committed = fs.existsSync(file) ? fs.readFileSync(file, 'utf8') : '';
  const faults = [
    ...usedTwice(definitions),
    ...takenAway(committed, definitions).map((code) => `${code} is gone, and clients know it`),
  ];
  // What nobody foresaw is answered 500, whatever its kind.
  const statusOf = ({ code, kind }) => (code === 'http.unexpected' ? 500 : statusOfKind(kind));
  const text = await format(page(definitions, statusOf), { parser: 'markdown', printWidth: 120 });
  if (faults.length === 0 && mode === 'write') fs.writeFileSync(file, text);
  else if (faults.length === 0 && committed !== text)
    faults.push('docs/api/errors.md is not what the contracts say; run npm run openapi:generate');
  return { count: definitions.length, faults };
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  await build({ quiet: true });
  const { count, faults } = await errorCodes(process.argv[2] ?? 'check');
  for (const fault of faults) console.error(`errors: ${fault}`);
  if (faults.length > 0) process.exit(1);
  console.log(`errors: ${count} codes, each once, none taken away`);
}

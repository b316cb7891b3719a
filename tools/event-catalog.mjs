// node tools/event-catalog.mjs check|write : every event of proto/ with its fields, as docs/api/events.md.
import fs from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { filesBelow, root } from './workspace.mjs';

const file = path.join(root, 'docs/api/events.md');

/** Events of one file: a message that names its type is one; a comment belongs to what follows it. */
export function eventsOf(text) {
  const found = [];
  let [comment, message] = ['', undefined];
  for (const line of text.split('\n').map((each) => each.trim())) {
    const [, said] = /^\/\/ ?(.*)$/.exec(line) ?? [];
    const [, name] = /^message (\w+) \{/.exec(line) ?? [];
    const [, type] = /^option \(plinth\.event\.v1\.type\) = "(.+)";$/.exec(line) ?? [];
    const [, label, kind, field] = /^(repeated |optional )?([\w.]+|map<.+>) (\w+) = \d+;/.exec(line) ?? [];
    if (name) message = { name, comment, fields: [] };
    if (type && message) found.push(Object.assign(message, { type }));
    if (field && message) message.fields.push({ name: field, kind: `${label ?? ''}${kind}`, comment });
    comment = said === undefined ? '' : `${comment} ${said}`.trim();
  }
  return found;
}

const camel = (name) => name.replace(/_(\w)/g, (_, letter) => letter.toUpperCase());

const section = ({ type, comment, fields }) => [
  `## ${type}`,
  '',
  ...(comment ? [comment, ''] : []),
  '| field | type | meaning |',
  '| --- | --- | --- |',
  ...fields.map(({ name, kind, comment: said }) => `| \`${camel(name)}\` | ${kind.replaceAll('|', '\\|')} | ${said} |`),
  '',
];

export async function eventCatalog(mode) {
  const { format } = await import('prettier');
  const sources = filesBelow(path.join(root, 'proto'), (name) => name.endsWith('events.proto')).sort();
  const events = sources.flatMap((source) => eventsOf(fs.readFileSync(source, 'utf8')));
  const page = [
    '# 事件 Events',
    '',
    '由 `node tools/event-catalog.mjs write` 从 proto/ 生成,请勿手改。Made from proto/ by `node tools/event-catalog.mjs',
    'write`; not edited by hand. Names of fields are those of the JSON form. Ids and facts only: never secrets, never',
    'login names. Fields are added, never changed; else the version in the name goes up.',
    '',
    ...events.flatMap(section),
  ].join('\n');
  const text = await format(page, { parser: 'markdown', printWidth: 120 });
  const committed = fs.existsSync(file) ? fs.readFileSync(file, 'utf8') : '';
  if (mode === 'write') fs.writeFileSync(file, text);
  const isStale = mode !== 'write' && committed !== text;
  return {
    count: events.length,
    faults: isStale ? ['docs/api/events.md is not what proto/ says; run npm run openapi:generate'] : [],
  };
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const { count, faults } = await eventCatalog(process.argv[2] ?? 'check');
  for (const fault of faults) console.error(`events: ${fault}`);
  if (faults.length > 0) process.exit(1);
  console.log(`events: ${count} events`);
}

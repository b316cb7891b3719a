// node tools/api-client.mjs check|write : the types of libs/api-client from docs/api/openapi.json.
import fs from 'node:fs';
import path from 'node:path';
import openapiTS, { astToString } from 'openapi-typescript';
import { root } from './workspace.mjs';

const document = JSON.parse(fs.readFileSync(path.join(root, 'docs/api/openapi.json'), 'utf8'));
const folder = path.join(root, 'libs/api-client/src/gen');
const [mode = 'check'] = process.argv.slice(2);

/** Headers that the client sets by itself: no page passes them. */
const own = ['accept-language', 'authorization', 'x-request-id'];

for (const item of Object.values(document.paths))
  for (const operation of Object.values(item))
    if (Array.isArray(operation.parameters))
      operation.parameters = operation.parameters.filter((parameter) => !own.includes(parameter.name));

const made = '// Made by `node tools/api-client.mjs write` from docs/api/openapi.json; not edited by hand.\n';
const files = {
  'schema.ts': `${made}${astToString(await openapiTS(document))}`,
};

let isStale = false;
for (const [name, text] of Object.entries(files)) {
  const file = path.join(folder, name);
  if (mode === 'write') {
    fs.mkdirSync(folder, { recursive: true });
    fs.writeFileSync(file, text);
  } else if (!fs.existsSync(file) || fs.readFileSync(file, 'utf8') !== text) {
    console.error(`api-client: ${path.relative(root, file)} is not what docs/api/openapi.json says`);
    isStale = true;
  }
}
if (isStale) {
  console.error('api-client: run npm run api-client:generate and commit the difference');
  process.exit(1);
}
console.log(
  `api-client: ${Object.keys(document.paths).length} paths, ${mode === 'write' ? 'written' : 'as committed'}`,
);

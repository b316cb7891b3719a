// Bootstraps project.json and path aliases; run once per new project: node tools/new-project.mjs <dir> <type> <scope> [alias]
import fs from 'node:fs';
import path from 'node:path';
const [dir, type, scope] = process.argv.slice(2);
const name = dir
  .replace(/^libs\/platform\//, 'platform-')
  .replace(/^(libs|apps|examples)\//, (m) => (m === 'libs/' ? '' : m.replace('/', '-')));
fs.mkdirSync(path.join(dir, 'src'), { recursive: true });
const depth = path.relative(dir, '.').split(path.sep).join('/');
fs.writeFileSync(
  path.join(dir, 'project.json'),
  JSON.stringify(
    {
      name,
      $schema: `${depth}/node_modules/nx/schemas/project-schema.json`,
      sourceRoot: `${dir}/src`,
      projectType: dir.startsWith('libs') ? 'library' : 'application',
      tags: [`type:${type}`, `scope:${scope}`],
      targets: { lint: {}, test: {} },
    },
    null,
    2,
  ) + '\n',
);
if (dir.startsWith('libs')) {
  const file = 'tsconfig.base.json';
  const config = JSON.parse(fs.readFileSync(file, 'utf8'));
  config.compilerOptions.paths[`@plinth/${name}`] = [`./${dir}/src/index.ts`];
  config.compilerOptions.paths = Object.fromEntries(
    Object.entries(config.compilerOptions.paths).sort(([a], [b]) => a.localeCompare(b)),
  );
  fs.writeFileSync(file, JSON.stringify(config, null, 2) + '\n');
}

// nx generate ./tools/generators:domain library --feature=book --chinese=图书 : writes sections A–K of the house style.
const path = require('node:path');
const { generateFiles, updateJson } = require('@nx/devkit');

const pascal = (name) => name.replace(/(^|-)([a-z])/g, (_, __, letter) => letter.toUpperCase());
const camel = (name) => pascal(name).replace(/^./, (letter) => letter.toLowerCase());

const project = (name, folder, type, scope) => ({
  name,
  $schema: `${path.posix.relative(folder, '.')}/node_modules/nx/schemas/project-schema.json`,
  sourceRoot: `${folder}/src`,
  projectType: 'library',
  tags: [`type:${type}`, `scope:${scope}`],
  targets: { lint: {}, test: {} },
});

module.exports = async function domain(tree, { name, feature, chinese, timestamp = Date.now() }) {
  if (tree.exists(`libs/${name}`)) throw new Error(`libs/${name} exists already`);
  const names = {
    name,
    feature,
    chinese,
    timestamp,
    domain: pascal(name),
    Feature: pascal(feature),
    aFeature: camel(feature),
    camelName: camel(name),
    constant: feature.replace(/-/g, '_'),
    tmpl: '',
  };
  generateFiles(tree, path.join(__dirname, 'files/domain'), `libs/${name}`, names);
  generateFiles(tree, path.join(__dirname, 'files/contract'), `libs/${name}-contract`, names);
  for (const [library, type] of [
    [name, 'domain'],
    [`${name}-contract`, 'contract'],
  ]) {
    tree.write(
      `libs/${library}/project.json`,
      `${JSON.stringify(project(library, `libs/${library}`, type, name), null, 2)}\n`,
    );
    updateJson(tree, 'tsconfig.base.json', (config) => {
      config.compilerOptions.paths[`@plinth/${library}`] = [`./libs/${library}/src/index.ts`];
      config.compilerOptions.paths = Object.fromEntries(
        Object.entries(config.compilerOptions.paths).sort(([a], [b]) => a.localeCompare(b)),
      );
      return config;
    });
  }
};

const fs = require('node:fs');
const os = require('node:os');
const path = require('node:path');
const { spawnSync } = require('node:child_process');
const { createTreeWithEmptyWorkspace } = require('@nx/devkit/testing');
const domain = require('./generator');

const root = path.resolve(__dirname, '../../..');

async function generated() {
  const tree = createTreeWithEmptyWorkspace();
  tree.write('tsconfig.base.json', fs.readFileSync(path.join(root, 'tsconfig.base.json')));
  await domain(tree, { name: 'library', feature: 'book', chinese: '图书', timestamp: 1790999000001 });
  return tree;
}

describe('the domain generator', () => {
  it('writes a domain and its contract by the house style, without a leftover of its templates', async () => {
    const tree = await generated();
    const files = tree
      .listChanges()
      .map(({ path: file }) => file)
      .filter((file) => file.startsWith('libs/'));
    expect(files).toEqual(
      expect.arrayContaining([
        'libs/library/README.md',
        'libs/library/src/library.module.ts',
        'libs/library/src/book/add-book.use-case.ts',
        'libs/library/src/book/add-book.spec.ts',
        'libs/library/src/book/book.store.postgres.ts',
        'libs/library/src/migrations/1790999000001-add-book.ts',
        'libs/library-contract/src/errors.ts',
      ]),
    );
    for (const file of files) expect(tree.read(file, 'utf8')).not.toMatch(/<%|__\w+__/);
  });

  it('refuses a domain that exists', async () => {
    const tree = await generated();
    await expect(domain(tree, { name: 'library', feature: 'book', chinese: '图书' })).rejects.toThrow('exists already');
  });

  it('writes code that passes the strict type check', async () => {
    const tree = await generated();
    const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'plinth-generated-'));
    try {
      for (const { path: file, content } of tree.listChanges()) {
        if (!file.startsWith('libs/')) continue;
        fs.mkdirSync(path.dirname(path.join(folder, file)), { recursive: true });
        fs.writeFileSync(path.join(folder, file), content);
      }
      const base = JSON.parse(fs.readFileSync(path.join(root, 'tsconfig.base.json'), 'utf8')).compilerOptions;
      const own = { '@plinth/library': ['library'], '@plinth/library-contract': ['library-contract'] };
      const paths = Object.fromEntries(
        Object.entries(base.paths).map(([alias, [file]]) => [alias, [path.join(root, file)]]),
      );
      for (const [alias, [name]] of Object.entries(own))
        paths[alias] = [path.join(folder, 'libs', name, 'src/index.ts')];
      fs.symlinkSync(path.join(root, 'node_modules'), path.join(folder, 'node_modules'));
      const config = {
        extends: path.join(root, 'tsconfig.base.json'),
        compilerOptions: { noEmit: true, types: ['node', 'jest'], paths },
        include: ['libs/**/*.ts'],
      };
      fs.writeFileSync(path.join(folder, 'tsconfig.json'), JSON.stringify(config));
      const compiler = path.join(root, 'node_modules/typescript7/bin/tsc');
      const { stdout } = spawnSync(process.execPath, [compiler, '-p', folder], { encoding: 'utf8' });
      expect(stdout.split('\n').filter((line) => line.includes('libs/library'))).toEqual([]);
    } finally {
      fs.rmSync(folder, { recursive: true, force: true });
    }
  }, 60_000);
});

import { randomBytes } from 'node:crypto';
import * as fs from 'node:fs';
import * as os from 'node:os';
import * as path from 'node:path';
import { Readable } from 'node:stream';
import { testKeyring } from '@plinth/platform-testing';
import { contentOf, fileStorageContract } from './file-storage.contract.fixture';
import { LocalFileStorage } from './index';

const keyring = testKeyring();
const newFolder = () => path.join(fs.mkdtempSync(path.join(os.tmpdir(), 'plinth-files-')), 'files');
const openAt = (folder: string, plainAreas: readonly string[] = [], cipher = keyring.fieldCipher) =>
  LocalFileStorage.open({ folder, cipher, plainAreas });
const remove = (folder: string) => fs.rmSync(path.dirname(folder), { recursive: true });

for (const [form, plain] of [
  ['LocalFileStorage, sealed,', []],
  ['LocalFileStorage, plain,', ['test.kept']],
] as const) {
  fileStorageContract(form, async () => {
    const folder = newFolder();
    return { storage: await openAt(folder, plain), close: async () => remove(folder) };
  });
}

describe('LocalFileStorage', () => {
  let folder: string;
  beforeEach(() => {
    folder = newFolder();
  });
  afterEach(() => remove(folder));

  const FRAME = 65_536;
  const put = async (id: string, content: Buffer) => {
    const storage = await openAt(folder);
    await storage.put(`test.kept/${id}`, Readable.from([content]));
    return storage;
  };
  const place = (id: string) => path.join(folder, 'test.kept', id);

  it('lets nobody else into its folder, and seals what it writes', async () => {
    await put('one', Buffer.from('学生名单'.repeat(100)));
    const modes = [folder, path.join(folder, 'test.kept'), place('one')].map((at) => fs.statSync(at).mode & 0o777);
    expect(modes).toEqual([0o700, 0o700, 0o600]);
    expect(fs.readFileSync(place('one')).includes('学生')).toBe(false);
    expect(fs.readdirSync(path.join(folder, '.incoming'))).toEqual([]);
  });

  it('keeps plain only the areas named so', async () => {
    const storage = await openAt(folder, ['test.logo']);
    await storage.put('test.logo/one', Readable.from([Buffer.from('logo')]));
    expect(fs.readFileSync(path.join(folder, 'test.logo', 'one')).toString()).toBe('logo');
  });

  it.each([
    [
      'a bit changed in the last frame',
      (file: Buffer) => file.writeUInt8(file.readUInt8(file.length - 1) ^ 1, file.length - 1),
    ],
    ['a bit changed in the first frame', (file: Buffer) => file.writeUInt8(file.readUInt8(300) ^ 1, 300)],
    ['a bit changed in the sealed key', (file: Buffer) => file.writeUInt8(file.readUInt8(20) ^ 1, 20)],
    ['another beginning', (file: Buffer) => file.write('XXXX')],
    ['the last frame cut off', (file: Buffer) => file.subarray(0, file.length - (1000 + 16))],
    ['the end cut off', (file: Buffer) => file.subarray(0, file.length - 1)],
    ['all but the key cut off', (file: Buffer) => file.subarray(0, file.length - 2 * (FRAME + 16) - 1016)],
    ['everything cut off', () => Buffer.alloc(0)],
    ['bytes added', (file: Buffer) => Buffer.concat([file, Buffer.alloc(100)])],
    [
      'two frames swapped',
      (file: Buffer) => {
        const start = file.length - 2 * (FRAME + 16) - 1016;
        const [first, second] = [0, 1].map((n) =>
          Buffer.from(file.subarray(start + n * (FRAME + 16), start + (n + 1) * (FRAME + 16))),
        );
        return Buffer.concat([
          file.subarray(0, start),
          second as Buffer,
          first as Buffer,
          file.subarray(start + 2 * (FRAME + 16)),
        ]);
      },
    ],
  ])('gives no altered byte out: %s', async (_, alter) => {
    const content = randomBytes(2 * FRAME + 1000);
    const storage = await put('one', content);
    const file = fs.readFileSync(place('one'));
    const altered = alter(file);
    fs.writeFileSync(place('one'), Buffer.isBuffer(altered) ? altered : file);
    const given: Buffer[] = [];
    const reading = (async () => {
      for await (const chunk of await storage.open('test.kept/one')) given.push(chunk as Buffer);
    })();
    await expect(reading).rejects.toMatchObject({ code: 'storage.file_damaged' });
    const got = Buffer.concat(given);
    expect(got.equals(content.subarray(0, got.length))).toBe(true);
    expect(got.length).toBeLessThan(content.length);
  });

  it('opens no file in the place of another, nor with other keys', async () => {
    const storage = await put('one', Buffer.from('x'));
    fs.copyFileSync(place('one'), place('two'));
    await expect(storage.open('test.kept/two').then(contentOf)).rejects.toMatchObject({ code: 'storage.file_damaged' });
    const foreign = await openAt(folder, [], testKeyring().fieldCipher);
    await expect(foreign.open('test.kept/one').then(contentOf)).rejects.toMatchObject({ code: 'storage.file_damaged' });
  });

  it('follows no link out of its folder', async () => {
    const storage = await openAt(folder, ['test.kept']);
    fs.mkdirSync(path.join(folder, 'test.kept'));
    fs.symlinkSync('/etc/passwd', place('link'));
    await expect(storage.open('test.kept/link')).rejects.toMatchObject({ code: 'storage.file_not_found' });
    expect(await storage.stat('test.kept/link')).toBeUndefined();
  });

  it('clears what an interrupted write left a day ago, and nothing younger', async () => {
    await openAt(folder);
    const [old, young] = ['old', 'young'].map((name) => path.join(folder, '.incoming', name)) as [string, string];
    for (const file of [old, young]) fs.writeFileSync(file, 'x');
    fs.utimesSync(old, new Date(0), new Date(0));
    await openAt(folder);
    expect([fs.existsSync(old), fs.existsSync(young)]).toEqual([false, true]);
  });

  const onLinux = process.platform === 'linux' ? it : it.skip;
  onLinux('closes its file when a reader leaves early', async () => {
    const storage = await put('one', randomBytes(10 * FRAME));
    const open = () => fs.readdirSync('/proc/self/fd').length;
    const before = open();
    for (let n = 0; n < 20; n += 1) {
      for await (const chunk of await storage.open('test.kept/one')) {
        expect((chunk as Buffer).length).toBeGreaterThan(0);
        break;
      }
    }
    await new Promise((resolve) => setTimeout(resolve, 50));
    expect(open()).toBeLessThan(before + 5);
  });

  it('holds little of a large file in memory', async () => {
    const storage = await openAt(folder);
    const chunk = randomBytes(1024 * 1024);
    const many = async function* () {
      for (let n = 0; n < 200; n += 1) yield chunk;
    };
    const before = process.memoryUsage().rss;
    const { size } = await storage.put('test.kept/large', many());
    let read = 0;
    for await (const part of await storage.open('test.kept/large')) read += (part as Buffer).length;
    expect([size, read]).toEqual([200 * chunk.length, 200 * chunk.length]);
    expect(process.memoryUsage().rss - before).toBeLessThan(150 * 1024 * 1024);
  });
});

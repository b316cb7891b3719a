import { createHash, randomBytes } from 'node:crypto';
import { Readable } from 'node:stream';
import { setTimeout as sleep } from 'node:timers/promises';
import type { FileStorage } from './file-storage';

export interface OpenedStorage {
  readonly storage: FileStorage;
  close(): Promise<void>;
}

export const contentOf = async (stream: AsyncIterable<Buffer>): Promise<Buffer> => {
  const chunks: Buffer[] = [];
  for await (const chunk of stream) chunks.push(chunk);
  return Buffer.concat(chunks);
};

const FRAME = 65_536;
const sizes = [0, 1, 1000, FRAME - 1, FRAME, FRAME + 1, 2 * FRAME, 2 * FRAME + 1, 5 * FRAME + 17];

/** What every form of the storage must do, for files of the area `test.kept`. */
export function fileStorageContract(form: string, open: () => Promise<OpenedStorage>): void {
  describe(`${form} keeps the contract of a storage`, () => {
    let opened: OpenedStorage;
    let storage: FileStorage;
    beforeEach(async () => {
      opened = await open();
      storage = opened.storage;
    });
    afterEach(() => opened.close());

    it.each(sizes)('gives back %d bytes as they came, in chunks of any size', async (size) => {
      const content = randomBytes(size);
      const chunks: Buffer[] = [];
      for (let from = 0; from < size; from += 7919) chunks.push(content.subarray(from, from + 7919));
      const put = await storage.put('test.kept/one', Readable.from(chunks));
      expect(put).toMatchObject({
        key: 'test.kept/one',
        size,
        sha256: createHash('sha256').update(content).digest('hex'),
      });
      expect((await contentOf(await storage.open('test.kept/one'))).equals(content)).toBe(true);
      expect(await storage.stat('test.kept/one')).toMatchObject({ key: 'test.kept/one', size });
    });

    it('gives back what came as one large chunk', async () => {
      const content = randomBytes(3 * FRAME + 5);
      await storage.put('test.kept/one', Readable.from([content]));
      expect((await contentOf(await storage.open('test.kept/one'))).equals(content)).toBe(true);
    });

    it('knows nothing of other keys, nor of a deleted file', async () => {
      await storage.put('test.kept/one', Readable.from([Buffer.from('x')]));
      expect(await storage.stat('test.kept/two')).toBeUndefined();
      await expect(storage.open('test.kept/two')).rejects.toMatchObject({ code: 'storage.file_not_found' });
      expect(await storage.delete('test.kept/one')).toBe(true);
      expect(await storage.delete('test.kept/one')).toBe(false);
      expect(await storage.stat('test.kept/one')).toBeUndefined();
    });

    it('never puts another file in the place of one: of many at once one wins whole', async () => {
      const put = (text: string) => storage.put('test.kept/one', Readable.from([Buffer.from(text.repeat(1000))]));
      const results = await Promise.allSettled(['a', 'b', 'c', 'd'].map(put));
      expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
      const refused = results.filter((result) => result.status === 'rejected');
      for (const { reason } of refused) expect(reason).toMatchObject({ code: 'storage.file_exists' });
      expect((await contentOf(await storage.open('test.kept/one'))).toString()).toMatch(
        /^(a{1000}|b{1000}|c{1000}|d{1000})$/,
      );
    });

    it('keeps nothing of a file that broke off or is too large', async () => {
      const breaking = async function* () {
        yield randomBytes(100_000);
        throw new Error('the client went away');
      };
      await expect(storage.put('test.kept/one', breaking())).rejects.toThrow('went away');
      expect(await storage.stat('test.kept/one')).toBeUndefined();
      const large = storage.put('test.kept/one', Readable.from([randomBytes(60), randomBytes(60)]), {
        limitBytes: 100,
      });
      await expect(large).rejects.toMatchObject({ code: 'storage.file_too_large', kind: 'too_large' });
      expect(await storage.stat('test.kept/one')).toBeUndefined();
      await storage.put('test.kept/one', Readable.from([randomBytes(100)]), { limitBytes: 100 });
      expect((await storage.stat('test.kept/one'))?.size).toBe(100);
    });

    it('removes what is older, in its area alone', async () => {
      await storage.put('test.kept/old', Readable.from([Buffer.from('x')]));
      await storage.put('test.other/old', Readable.from([Buffer.from('x')]));
      await sleep(30);
      const between = new Date();
      await sleep(30);
      await storage.put('test.kept/new', Readable.from([Buffer.from('x')]));
      expect(await storage.deleteOlderThan('test.kept', between)).toBe(1);
      expect(await storage.stat('test.kept/old')).toBeUndefined();
      expect(await storage.stat('test.kept/new')).toBeDefined();
      expect(await storage.stat('test.other/old')).toBeDefined();
      expect(await storage.deleteOlderThan('test.empty', between)).toBe(0);
    });

    it.each([
      '',
      'one',
      '/etc/passwd',
      '../one',
      'test.kept/../../one',
      'test.kept/..',
      'test.kept/.hidden',
      '../test/one',
      './one',
      'test..kept/one',
      '.incoming/one',
      'test.kept/one/two',
      'test.kept/a\0b',
      'test.kept/a\\b',
      'test.kept/%2e%2e',
      'test.kept/',
      `test.kept/${'a'.repeat(129)}`,
      `${'a'.repeat(65)}/one`,
      'TEST/one',
      'test.kept/名',
    ])('takes no key %j', async (key) => {
      const invalid = { code: 'storage.key_invalid' };
      await expect(storage.put(key, Readable.from([Buffer.from('x')]))).rejects.toMatchObject(invalid);
      await expect(storage.open(key)).rejects.toMatchObject(invalid);
      await expect(storage.stat(key)).rejects.toMatchObject(invalid);
      await expect(storage.delete(key)).rejects.toMatchObject(invalid);
    });
  });
}

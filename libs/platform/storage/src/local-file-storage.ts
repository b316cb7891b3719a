import { createHash, randomUUID } from 'node:crypto';
import * as fs from 'node:fs/promises';
import * as path from 'node:path';
import { Readable } from 'node:stream';
import { DomainError } from '@plinth/error-contract';
import type { FieldCipher } from '@plinth/platform-crypto';
import { StorageErrors } from './errors';
import { checkArea, parseKey } from './file-key';
import { FileStorage } from './file-storage';
import type { PutFile, PutOptions, StoredFile } from './file-storage';
import { openFrames, plainSizeOf, sealFrames } from './sealed-frames';
import type { Bytes } from './sealed-frames';
import { measureStorage } from './storage-measure';

export interface LocalFileStorageOptions {
  /** Made with mode 0700 when absent. */
  readonly folder: string;
  readonly cipher: FieldCipher;
  /** Areas whose files are kept as they come (logos, what is public anyway). All others are sealed. */
  readonly plainAreas?: readonly string[];
}

const INCOMING = '.incoming';
const DAY = 86_400_000;

/** Files on the local disk: `<folder>/<area>/<id>`, written aside and linked into place whole. */
export class LocalFileStorage extends FileStorage {
  private constructor(private readonly options: LocalFileStorageOptions) {
    super();
  }

  /** Also clears what interrupted writes left behind a day ago. */
  static async open(options: LocalFileStorageOptions): Promise<LocalFileStorage> {
    const incoming = path.join(options.folder, INCOMING);
    await fs.mkdir(incoming, { recursive: true, mode: 0o700 });
    await fs.chmod(options.folder, 0o700);
    await removeOlder(incoming, new Date(Date.now() - DAY));
    measureStorage(options.folder);
    return new LocalFileStorage(options);
  }

  async put(key: string, source: Readable | AsyncIterable<Buffer>, options: PutOptions = {}): Promise<PutFile> {
    const place = this.placeOf(key);
    const draft = path.join(this.options.folder, INCOMING, randomUUID());
    const counted = countBytes(source, options.limitBytes);
    const content = this.isPlain(key) ? counted.bytes : sealFrames(this.options.cipher, key, counted.bytes);
    try {
      await writeDurably(draft, content);
      await fs.mkdir(path.dirname(place), { recursive: true, mode: 0o700 });
      await fs.link(draft, place);
      await syncFolder(path.dirname(place));
    } catch (error) {
      throw (error as NodeJS.ErrnoException).code === 'EEXIST' ? new DomainError(StorageErrors.fileExists) : error;
    } finally {
      await fs.rm(draft, { force: true });
    }
    return { key, storedAt: (await fs.stat(place)).mtime, size: counted.size(), sha256: counted.sha256() };
  }

  async open(key: string): Promise<Readable> {
    const place = this.placeOf(key);
    if ((await statOf(place)) === undefined) throw new DomainError(StorageErrors.fileNotFound);
    return Readable.from(this.content(key, place), { objectMode: false });
  }

  async stat(key: string): Promise<StoredFile | undefined> {
    const place = this.placeOf(key);
    const found = await statOf(place);
    if (found === undefined) return undefined;
    const size = this.isPlain(key) ? found.size : await withBytes(place, plainSizeOf);
    return { key, size, storedAt: found.mtime };
  }

  async delete(key: string): Promise<boolean> {
    try {
      await fs.unlink(this.placeOf(key));
      return true;
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'ENOENT') return false;
      throw error;
    }
  }

  deleteOlderThan(area: string, before: Date): Promise<number> {
    return removeOlder(path.join(this.options.folder, checkArea(area)), before);
  }

  private placeOf(key: string): string {
    const { area, id } = parseKey(key);
    return path.join(this.options.folder, area, id);
  }

  private isPlain(key: string): boolean {
    return this.options.plainAreas?.includes(parseKey(key).area) ?? false;
  }

  private async *content(key: string, place: string): AsyncGenerator<Buffer> {
    const file = await fs.open(place);
    try {
      if (this.isPlain(key)) yield* file.createReadStream({ autoClose: false }) as AsyncIterable<Buffer>;
      else yield* openFrames(this.options.cipher, key, await bytesOf(file));
    } finally {
      await file.close();
    }
  }
}

function countBytes(source: Readable | AsyncIterable<Buffer>, limit = Number.POSITIVE_INFINITY) {
  const hash = createHash('sha256');
  let size = 0;
  return {
    size: () => size,
    sha256: () => hash.digest('hex'),
    bytes: (async function* () {
      for await (const chunk of source as AsyncIterable<Buffer | string>) {
        const bytes = Buffer.from(chunk as Buffer);
        size += bytes.length;
        if (size > limit) throw new DomainError(StorageErrors.fileTooLarge, { limit });
        hash.update(bytes);
        yield bytes;
      }
    })(),
  };
}

async function writeDurably(place: string, content: AsyncIterable<Buffer>): Promise<void> {
  const file = await fs.open(place, 'wx', 0o600);
  try {
    for await (const chunk of content) await file.writeFile(chunk);
    await file.sync();
  } finally {
    await file.close();
  }
}

async function syncFolder(folder: string): Promise<void> {
  if (process.platform === 'win32') return;
  const handle = await fs.open(folder);
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

async function statOf(place: string) {
  try {
    const found = await fs.lstat(place);
    return found.isFile() ? found : undefined;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
}

async function bytesOf(file: fs.FileHandle): Promise<Bytes> {
  const { size } = await file.stat();
  return {
    size,
    read: async (from, length) => {
      const buffer = Buffer.alloc(Math.max(0, Math.min(length, size - from)));
      let read = 0;
      while (read < buffer.length) {
        const { bytesRead } = await file.read(buffer, read, buffer.length - read, from + read);
        if (bytesRead === 0) break;
        read += bytesRead;
      }
      return buffer.subarray(0, read);
    },
  };
}

async function withBytes<T>(place: string, work: (bytes: Bytes) => Promise<T>): Promise<T> {
  const file = await fs.open(place);
  try {
    return await work(await bytesOf(file));
  } finally {
    await file.close();
  }
}

async function removeOlder(folder: string, before: Date): Promise<number> {
  const names = await fs.readdir(folder).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return [];
    throw error;
  });
  let removed = 0;
  for (const name of names) {
    const place = path.join(folder, name);
    const found = await statOf(place);
    if (found === undefined || found.mtime >= before) continue;
    await fs.rm(place, { force: true });
    removed += 1;
  }
  return removed;
}

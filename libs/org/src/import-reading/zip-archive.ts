import { Readable, pipeline } from 'node:stream';
import { createInflateRaw } from 'node:zlib';
import { RandomAccessReader, fromRandomAccessReaderPromise } from 'yauzl';
import type { Entry, ZipFile } from 'yauzl';
import { DomainError } from '@plinth/error-contract';
import { OrgErrors } from '@plinth/org-contract';
import type { FileBytes } from './file-bytes';
import type { ReadingLimits } from './reading-limits';

class BytesReader extends RandomAccessReader {
  constructor(private readonly bytes: FileBytes) {
    super();
  }

  override _readStreamForRange(start: number, end: number): Readable {
    const { bytes } = this;
    return Readable.from(
      (async function* chunks() {
        for (let at = start; at < end; at += 65_536) yield await bytes.read(at, Math.min(65_536, end - at));
      })(),
      { objectMode: false },
    );
  }
}

const STORED = 0;
const DEFLATED = 8;
/** Each chunk is a way to a thread of zlib and back; its own 16 kB would take four times as many. */
const CHUNK = 64 * 1024;

export const corrupt = (part: string): DomainError => new DomainError(OrgErrors.importFileCorrupt, { part });

/** The parts of a zip file, refused before anything is unpacked when they would unpack to an abnormal size. */
export class ZipArchive {
  private constructor(
    private readonly zip: ZipFile,
    private readonly entries: ReadonlyMap<string, Entry>,
    private readonly limits: ReadingLimits,
  ) {}

  static async open(bytes: FileBytes, limits: ReadingLimits): Promise<ZipArchive> {
    try {
      const zip = await fromRandomAccessReaderPromise(new BytesReader(bytes), bytes.size, { autoClose: false });
      return new ZipArchive(zip, await listEntries(zip, limits), limits);
    } catch (error) {
      throw error instanceof DomainError ? error : corrupt('zip');
    }
  }

  has(name: string): boolean {
    return this.entries.has(name);
  }

  names(): string[] {
    return [...this.entries.keys()];
  }

  sizeOf(name: string): number {
    return this.entries.get(name)?.uncompressedSize ?? 0;
  }

  /** Unpacked bytes as they come; more of them than declared end the reading. */
  async *stream(name: string): AsyncIterable<Buffer> {
    const entry = this.entries.get(name);
    if (!entry) throw corrupt(name);
    if (entry.isEncrypted()) throw new DomainError(OrgErrors.importFilePassword);
    let size = 0;
    try {
      for await (const chunk of await this.unpacked(entry)) {
        size += (chunk as Buffer).length;
        if (size > entry.uncompressedSize) throw new DomainError(OrgErrors.importFileUnpacksTooLarge);
        yield chunk as Buffer;
      }
    } catch (error) {
      throw error instanceof DomainError ? error : corrupt(name);
    }
    if (size < entry.uncompressedSize) throw corrupt(name);
  }

  private async unpacked(entry: Entry): Promise<Readable> {
    const raw = await this.zip.openReadStreamPromise(entry, { decodeFileData: false });
    if (entry.compressionMethod === STORED) return raw;
    if (entry.compressionMethod !== DEFLATED) throw corrupt(entry.fileName);
    // Whoever reads the last of them hears of the failure of any.
    return pipeline(raw, createInflateRaw({ chunkSize: CHUNK }), () => undefined);
  }

  /** A small part as text. */
  async text(name: string): Promise<string> {
    if (this.sizeOf(name) > this.limits.part) throw new DomainError(OrgErrors.importFileUnpacksTooLarge);
    const chunks: Buffer[] = [];
    for await (const chunk of this.stream(name)) chunks.push(chunk);
    return Buffer.concat(chunks).toString('utf8');
  }

  close(): void {
    this.zip.close();
  }
}

async function listEntries(zip: ZipFile, limits: ReadingLimits): Promise<Map<string, Entry>> {
  const entries = new Map<string, Entry>();
  const refuse = () => new DomainError(OrgErrors.importFileUnpacksTooLarge);
  if (zip.entryCount > limits.zipEntries) throw refuse();
  let total = 0;
  for await (const entry of zip.eachEntry()) {
    total += entry.uncompressedSize;
    const isBomb =
      entry.uncompressedSize > limits.ratioFrom && entry.uncompressedSize > entry.compressedSize * limits.ratio;
    if (isBomb || total > limits.unpacked) throw refuse();
    entries.set(entry.fileName.replace(/^\//, ''), entry);
  }
  return entries;
}

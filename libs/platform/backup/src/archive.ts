import { createHash } from 'node:crypto';

/** What a backup says of itself before any row. */
export interface BackupHeader {
  /** Form of what follows; a later one is refused by this release. */
  readonly form: 1;
  readonly madeAt: string;
  readonly schemas: readonly SchemaState[];
  readonly tables: readonly BackupTable[];
  readonly partitions: readonly Partition[];
  readonly sequences: readonly SequenceState[];
  readonly files: number;
  /** Content of the master key file, base64; only under a passphrase. */
  readonly masterKey?: string;
}

export interface SchemaState {
  readonly domain: string;
  /** All that had run, oldest first. */
  readonly migrations: readonly string[];
}

export interface BackupTable {
  readonly schema: string;
  readonly name: string;
  readonly columns: readonly string[];
  readonly isPartitioned: boolean;
}

export interface Partition {
  readonly schema: string;
  readonly parent: string;
  readonly name: string;
  readonly bound: string;
}

export interface SequenceState {
  readonly schema: string;
  readonly name: string;
  readonly value: string;
  readonly called: boolean;
}

/** A table (`org.person`) or a file (`org.import/<id>`). */
export interface EntryStart {
  readonly kind: 'table' | 'file';
  readonly name: string;
  /** Of a file, in ms: retention goes by it. */
  readonly storedAt?: number;
}

export interface EntryEnd {
  readonly sha256: string;
  readonly bytes: number;
  /** Of a table; 0 of a file. */
  readonly rows: number;
}

export interface BackupTrailer {
  readonly entries: number;
  /** Over kind, name and digest of every entry, in their order. */
  readonly sha256: string;
}

/** One byte says what a record is, four how long it is. */
export const recordTypes = { header: 1, start: 2, chunk: 3, end: 4, trailer: 5 } as const;
export type RecordType = (typeof recordTypes)[keyof typeof recordTypes];

export interface ArchiveRecord {
  readonly type: RecordType;
  readonly payload: Buffer;
}

const LONGEST = 64 * 1024 * 1024;
const HEAD = 5;

export function* encode(type: RecordType, payload: Buffer): Generator<Buffer> {
  const head = Buffer.alloc(HEAD);
  head.writeUInt8(type);
  head.writeUInt32BE(payload.length, 1);
  yield head;
  yield payload;
}

export const encodeJson = (type: RecordType, value: unknown): Generator<Buffer> =>
  encode(type, Buffer.from(JSON.stringify(value)));

export async function* decode(source: AsyncIterable<Buffer>): AsyncGenerator<ArchiveRecord> {
  let pending: Buffer = Buffer.alloc(0);
  for await (const chunk of source) {
    pending = pending.length === 0 ? chunk : Buffer.concat([pending, chunk]);
    for (;;) {
      if (pending.length < HEAD) break;
      const length = pending.readUInt32BE(1);
      if (length > LONGEST) throw new Error('a record is too long');
      if (pending.length < HEAD + length) break;
      yield { type: pending.readUInt8() as RecordType, payload: pending.subarray(HEAD, HEAD + length) };
      pending = pending.subarray(HEAD + length);
    }
  }
  if (pending.length > 0) throw new Error('the last record is cut off');
}

/** Counts and digests what passes. Rows of a COPY in text form end with a newline, which inside values is escaped. */
export class Tally {
  private readonly hash = createHash('sha256');
  private size = 0;
  private lines = 0;

  add(chunk: Buffer, countRows: boolean): void {
    this.hash.update(chunk);
    this.size += chunk.length;
    if (!countRows) return;
    for (let at = chunk.indexOf(10); at !== -1; at = chunk.indexOf(10, at + 1)) this.lines += 1;
  }

  end(): EntryEnd {
    return { sha256: this.hash.digest('hex'), bytes: this.size, rows: this.lines };
  }
}

/** Digest over all entries, for the trailer. */
export class TotalTally {
  private readonly hash = createHash('sha256');
  private entries = 0;

  add({ kind, name }: EntryStart, { sha256 }: EntryEnd): void {
    this.hash.update(`${kind} ${name} ${sha256}\n`);
    this.entries += 1;
  }

  end(): BackupTrailer {
    return { entries: this.entries, sha256: this.hash.digest('hex') };
  }
}

import * as fs from 'node:fs/promises';
import { Readable } from 'node:stream';
import { createGunzip } from 'node:zlib';
import { DomainError } from '@plinth/error-contract';
import type { FieldCipher } from '@plinth/platform-crypto';
import { openFrames } from '@plinth/platform-storage';
import { Tally, TotalTally, decode, recordTypes } from './archive';
import type { ArchiveRecord, BackupHeader, BackupTrailer, EntryEnd, EntryStart } from './archive';
import { BackupErrors } from './errors';
import { cipherOf, sealedName } from './lock';
import type { BackupLock, Envelope } from './lock';
import type { BackupProgress } from './progress';
import { MAGIC } from './write-backup';

/** A table or file of a backup. Read `content` to its end before the next entry. */
export interface BackupEntry extends EntryStart {
  content(): AsyncGenerator<Buffer>;
  /** Known when the content was read. */
  end(): EntryEnd;
}

export interface OpenedBackup {
  readonly header: BackupHeader;
  /** All entries from the first; each call reads the file anew. */
  entries(): AsyncGenerator<BackupEntry>;
}

/** What the lock is, before one has it. @throws DomainError `backup.not_a_backup` */
export async function lockOfBackup(file: string): Promise<'passphrase' | 'master_key'> {
  return (await readEnvelope(file)).envelope.lock;
}

/**
 * Opens a backup and proves the whole of it: nothing cut off, swapped or altered.
 * @throws DomainError `backup.cannot_be_opened`
 */
export async function openBackup(
  file: string,
  lock: BackupLock | undefined,
  onProgress: (progress: BackupProgress) => void = () => undefined,
): Promise<OpenedBackup> {
  const { envelope, clear, start } = await readEnvelope(file);
  const cipher = await cipherOf(envelope, lock);
  const read = (): AsyncGenerator<ArchiveRecord> => readRecords(file, cipher, sealedName(clear), start);
  try {
    let header: BackupHeader | undefined;
    let done = 0;
    for await (const entry of entriesOf(read(), (found) => (header = found))) {
      const total = (header?.tables.length ?? 0) + (header?.files ?? 0);
      onProgress({ phase: 'checking', name: entry.name, done: (done += 1), total });
      for await (const _ of entry.content());
    }
    if (header === undefined) throw new Error('no header');
    return { header, entries: () => entriesOf(read(), () => undefined) };
  } catch (error) {
    if (error instanceof DomainError && error.code === BackupErrors.newerRelease.code) throw error;
    throw new DomainError(BackupErrors.cannotBeOpened);
  }
}

async function readEnvelope(file: string) {
  const handle = await fs.open(file);
  try {
    const head = Buffer.alloc(MAGIC.length + 2);
    await handle.read(head, 0, head.length, 0);
    const refused = new DomainError(BackupErrors.notABackup, { file });
    if (!head.subarray(0, MAGIC.length).equals(MAGIC)) throw refused;
    const clear = Buffer.alloc(head.readUInt16BE(MAGIC.length));
    const { bytesRead } = await handle.read(clear, 0, clear.length, head.length);
    if (bytesRead < clear.length) throw new DomainError(BackupErrors.cannotBeOpened);
    return { envelope: parseEnvelope(clear), clear, start: head.length + clear.length };
  } finally {
    await handle.close();
  }
}

function parseEnvelope(clear: Buffer): Envelope {
  let envelope: Envelope;
  try {
    envelope = JSON.parse(clear.toString('utf8')) as Envelope;
  } catch {
    throw new DomainError(BackupErrors.cannotBeOpened);
  }
  if (typeof envelope?.form !== 'number') throw new DomainError(BackupErrors.cannotBeOpened);
  if (envelope.form !== 1) throw new DomainError(BackupErrors.newerRelease, { what: `form ${String(envelope.form)}` });
  return envelope;
}

async function* readRecords(
  file: string,
  cipher: FieldCipher,
  name: string,
  start: number,
): AsyncGenerator<ArchiveRecord> {
  const handle = await fs.open(file);
  try {
    const { size } = await handle.stat();
    const bytes = {
      size: size - start,
      read: async (from: number, length: number): Promise<Buffer> => {
        const buffer = Buffer.alloc(Math.max(0, Math.min(length, size - start - from)));
        const { bytesRead } = await handle.read(buffer, 0, buffer.length, start + from);
        return buffer.subarray(0, bytesRead);
      },
    };
    const sealed = Readable.from(openFrames(cipher, name, bytes));
    const plain = createGunzip({ chunkSize: 262_144 });
    sealed.once('error', (error) => plain.destroy(error));
    try {
      yield* decode(sealed.pipe(plain));
    } finally {
      sealed.destroy();
    }
  } finally {
    await handle.close();
  }
}

async function* entriesOf(
  records: AsyncGenerator<ArchiveRecord>,
  onHeader: (header: BackupHeader) => void,
): AsyncGenerator<BackupEntry> {
  try {
    const header = parse<BackupHeader>(await next(records), recordTypes.header);
    if (header.form !== 1) throw new DomainError(BackupErrors.newerRelease, { what: `form ${String(header.form)}` });
    onHeader(header);
    const total = new TotalTally();
    for (;;) {
      const record = await next(records);
      if (record.type === recordTypes.trailer) return checkTrailer(parse(record, recordTypes.trailer), total.end());
      const entry = entryOf(parse<EntryStart>(record, recordTypes.start), records);
      yield entry;
      total.add(entry, entry.end());
    }
  } finally {
    await records.return(undefined);
  }
}

function entryOf(start: EntryStart, records: AsyncGenerator<ArchiveRecord>): BackupEntry {
  let end: EntryEnd | undefined;
  return {
    ...start,
    end: () => {
      if (end === undefined) throw new Error(`The content of ${start.name} was not read`);
      return end;
    },
    content: async function* () {
      const tally = new Tally();
      for (;;) {
        const record = await next(records);
        if (record.type === recordTypes.end) {
          end = parse<EntryEnd>(record, recordTypes.end);
          const found = tally.end();
          if (found.sha256 !== end.sha256 || found.rows !== end.rows) throw new Error(`${start.name} differs`);
          return;
        }
        if (record.type !== recordTypes.chunk) throw new Error('a record is out of place');
        tally.add(record.payload, start.kind === 'table');
        yield record.payload;
      }
    },
  };
}

async function next(records: AsyncGenerator<ArchiveRecord>): Promise<ArchiveRecord> {
  const step = await records.next();
  if (step.done) throw new Error('the backup is cut off');
  return step.value;
}

function parse<T>(record: ArchiveRecord, type: number): T {
  if (record.type !== type) throw new Error('a record is out of place');
  return JSON.parse(record.payload.toString('utf8')) as T;
}

function checkTrailer(said: BackupTrailer, found: BackupTrailer): void {
  if (said.entries !== found.entries || said.sha256 !== found.sha256) throw new Error('the trailer differs');
}

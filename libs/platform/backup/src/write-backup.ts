import * as fs from 'node:fs';
import * as fsp from 'node:fs/promises';
import * as path from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import { DomainError } from '@plinth/error-contract';
import type { DatabaseServer, DomainSchema, Tx } from '@plinth/platform-database';
import { sealFrames } from '@plinth/platform-storage';
import { Tally, TotalTally, encode, encodeJson, recordTypes } from './archive';
import type { BackupHeader, EntryStart } from './archive';
import {
  copyOut,
  readPartitions,
  readSchemas,
  readSequences,
  readTables,
  useOneForm,
} from './catalogue.store.postgres';
import { BackupErrors } from './errors';
import { cipherOf, makeEnvelope, sealedName } from './lock';
import type { BackupLock } from './lock';
import { noteBackup } from './last-backup.store.postgres';
import { asOwner } from './owner-database';
import type { BackupProgress } from './progress';
import { listFiles } from './stored-files';

export interface WriteBackupOptions {
  readonly server: DatabaseServer;
  readonly schemas: readonly DomainSchema[];
  readonly lock: BackupLock;
  /** Where to; must not exist. */
  readonly out: string;
  /** Folder of the stored files. */
  readonly filesFolder?: string;
  /** Goes in when the lock is a passphrase. */
  readonly masterKeyFile?: string;
  readonly onProgress?: (progress: BackupProgress) => void;
}

export interface WrittenBackup {
  readonly tables: number;
  readonly rows: number;
  readonly files: number;
  readonly bytes: number;
}

export const MAGIC = Buffer.from('PLINTHB1');

/**
 * Writes the whole base as it is at one moment, while it runs: one snapshot, every table, then the stored files.
 * Nothing is at `out` before the backup is whole.
 */
export async function writeBackup(options: WriteBackupOptions): Promise<WrittenBackup> {
  if (fs.existsSync(options.out)) throw new DomainError(BackupErrors.fileExists, { file: options.out });
  const envelope = makeEnvelope(options.lock);
  const clear = Buffer.from(JSON.stringify(envelope));
  const cipher = await cipherOf(envelope, options.lock);
  const draft = `${options.out}.part`;
  const sums = { tables: 0, rows: 0, files: 0 };
  const handle = await fsp.open(draft, 'w', 0o600);
  try {
    const length = Buffer.alloc(2);
    length.writeUInt16BE(clear.length);
    await handle.writeFile(Buffer.concat([MAGIC, length, clear]));
    await asOwner(options.server, ({ transactions }) =>
      transactions.run(
        async (tx) => {
          await useOneForm(tx);
          await pipeline(
            Readable.from(records(tx, options, sums)),
            createGzip({ level: 3, chunkSize: 65_536 }),
            (source: AsyncIterable<Buffer>) => sealFrames(cipher, sealedName(clear), source),
            async (sealed: AsyncIterable<Buffer>) => {
              for await (const chunk of sealed) await handle.writeFile(chunk);
            },
          );
        },
        { isolation: 'REPEATABLE READ', retries: 0 },
      ),
    );
    await handle.sync();
    await fsp.rename(draft, options.out);
    // The backup is whole without it: one that is read from a standby cannot be noted there.
    await note(options.server).catch(() => undefined);
    return { ...sums, bytes: (await handle.stat()).size };
  } catch (error) {
    await fsp.rm(draft, { force: true });
    throw error;
  } finally {
    await handle.close();
  }
}

const note = (server: DatabaseServer): Promise<void> =>
  asOwner(server, ({ transactions }) => transactions.run((tx) => noteBackup(tx, new Date())));

async function* records(
  tx: Tx,
  options: WriteBackupOptions,
  sums: { tables: number; rows: number; files: number },
): AsyncGenerator<Buffer> {
  const header = await headerOf(tx, options);
  yield* encodeJson(recordTypes.header, header);
  const total = new TotalTally();
  const news = options.onProgress ?? (() => undefined);
  for (const table of header.tables) {
    const start = { kind: 'table', name: `${table.schema}.${table.name}` } as const;
    news({ phase: 'writing', name: start.name, done: sums.tables, total: header.tables.length });
    sums.rows += yield* entry(start, copyOut(tx, table), total);
    sums.tables += 1;
  }
  for (const { name, place } of await listFiles(options.filesFolder)) {
    const storedAt = await fsp.stat(place).catch(() => undefined);
    // Removed since by its retention: the snapshot's rows know that such a file may be gone.
    if (storedAt === undefined) continue;
    news({ phase: 'writing', name, done: sums.files, total: header.files });
    yield* entry({ kind: 'file', name, storedAt: storedAt.mtimeMs }, fs.createReadStream(place), total);
    sums.files += 1;
  }
  yield* encodeJson(recordTypes.trailer, total.end());
}

async function* entry(
  start: EntryStart,
  content: AsyncIterable<Buffer>,
  total: TotalTally,
): AsyncGenerator<Buffer, number> {
  yield* encodeJson(recordTypes.start, start);
  const tally = new Tally();
  for await (const chunk of content) {
    tally.add(chunk, start.kind === 'table');
    yield* encode(recordTypes.chunk, chunk);
  }
  const end = tally.end();
  total.add(start, end);
  yield* encodeJson(recordTypes.end, end);
  return end.rows;
}

async function headerOf(tx: Tx, options: WriteBackupOptions): Promise<BackupHeader> {
  const domains = options.schemas.map((schema) => schema.domain);
  const isPortable = 'passphrase' in options.lock && options.masterKeyFile !== undefined;
  return {
    form: 1,
    madeAt: new Date().toISOString(),
    schemas: await readSchemas(tx, domains),
    tables: await readTables(tx, domains),
    partitions: await readPartitions(tx, domains),
    sequences: await readSequences(tx, domains),
    files: (await listFiles(options.filesFolder)).length,
    ...(isPortable
      ? { masterKey: fs.readFileSync(path.resolve(options.masterKeyFile as string)).toString('base64') }
      : {}),
  };
}

import * as fs from 'node:fs';
import { DomainError } from '@plinth/error-contract';
import { migrate } from '@plinth/platform-database';
import type { DatabaseServer, DomainDatabase, DomainSchema, Tx } from '@plinth/platform-database';
import { beginNewTopics } from '@plinth/platform-events';
import { Tally } from './archive';
import type { BackupTable, EntryEnd } from './archive';
import { copyOut, useOneForm } from './catalogue.store.postgres';
import { BackupErrors } from './errors';
import { dropIncoming, finishSwap, incomingOf, swapIn, undoSwap } from './home-swap';
import type { HomePlace } from './home-swap';
import type { BackupEntry, OpenedBackup } from './open-backup';
import { asOwner } from './owner-database';
import type { BackupProgress } from './progress';
import { restorableSchemas } from './restorable-schemas';
import {
  analyse,
  copyIn,
  dropSchemas,
  emptyTables,
  presentSchemas,
  putSchemasAside,
  putSchemasBack,
  schemasAside,
  setSequences,
  silenceTriggers,
} from './restore.store.postgres';
import { putBack } from './stored-files';

export interface BaseHome {
  readonly filesFolder: string;
  readonly masterKeyFile: string;
}

export interface RestoreOptions {
  readonly server: DatabaseServer;
  readonly schemas: readonly DomainSchema[];
  readonly backup: OpenedBackup;
  readonly home: BaseHome;
  /** Puts the backup in the place of a base that is there. */
  readonly replace?: boolean;
  readonly onProgress?: (progress: BackupProgress) => void;
}

export interface RestoredBase {
  readonly madeAt: string;
  readonly tables: number;
  readonly rows: number;
  readonly files: number;
}

const placesOf = (home: BaseHome): readonly HomePlace[] => [
  { place: home.filesFolder, keepsOld: false },
  { place: home.masterKeyFile, keepsOld: true },
];

/**
 * Puts a base back, all of it or nothing: the base that is there waits aside until the one transaction that copies in,
 * proves every table by reading it again, and drops the old one has committed. The caller holds the single-instance claim.
 * @throws DomainError `backup.base_not_empty`, `backup.newer_release`
 */
export async function restoreBackup(options: RestoreOptions): Promise<RestoredBase> {
  const schemas = restorableSchemas(options.schemas, options.backup.header.schemas);
  const domains = options.schemas.map((schema) => schema.domain);
  const places = placesOf(options.home);
  return asOwner(options.server, async (opened) => {
    await settle(opened, options.home);
    const old = await presentSchemas(opened.database, domains);
    if (old.length > 0 && options.replace !== true) throw new DomainError(BackupErrors.baseNotEmpty);
    dropIncoming(places);
    await opened.transactions.run((tx) => putSchemasAside(tx, old));
    try {
      await migrate(options.server, schemas);
      const restored = await opened.transactions.run((tx) => copyEverything(tx, options, old), { retries: 0 });
      finishSwap(places);
      await analyse(opened.database, options.backup.header.tables);
      return restored;
    } catch (error) {
      await opened.transactions.run(async (tx) => {
        await dropSchemas(tx, domains, false);
        await putSchemasBack(tx, old);
      });
      undoSwap(places);
      throw error;
    }
  });
}

/**
 * Takes back a restore whose process died before its commit. For the start of a base, under the single-instance claim.
 * Answers whether there was one.
 */
export const undoInterruptedRestore = (server: DatabaseServer, home: BaseHome): Promise<boolean> =>
  asOwner(server, (opened) => settle(opened, home));

/** The database decides: schemas aside say that the restore did not commit. */
async function settle({ database, transactions }: DomainDatabase, home: BaseHome): Promise<boolean> {
  const aside = await schemasAside(database);
  if (aside.length > 0) {
    await transactions.run((tx) => putSchemasBack(tx, aside));
    undoSwap(placesOf(home));
  } else finishSwap(placesOf(home));
  return aside.length > 0;
}

async function copyEverything(tx: Tx, options: RestoreOptions, old: readonly string[]): Promise<RestoredBase> {
  const { header } = options.backup;
  await useOneForm(tx);
  await silenceTriggers(tx);
  await emptyTables(tx, header);
  const ends = await copyEntries(tx, options);
  await setSequences(tx, header.sequences);
  await proveTables(tx, options, ends);
  await dropSchemas(tx, old, true);
  await beginNewTopics(tx);
  if (header.masterKey !== undefined)
    fs.writeFileSync(incomingOf(options.home.masterKeyFile), Buffer.from(header.masterKey, 'base64'), { mode: 0o600 });
  // Last before the commit: should that fail, the names are exchanged back.
  swapIn(placesOf(options.home));
  const rows = [...ends.values()].reduce((sum, end) => sum + end.rows, 0);
  return { madeAt: header.madeAt, tables: ends.size, rows, files: header.files };
}

async function copyEntries(tx: Tx, { backup, home, onProgress }: RestoreOptions): Promise<Map<string, EntryEnd>> {
  const tables = new Map(backup.header.tables.map((table) => [`${table.schema}.${table.name}`, table]));
  const total = tables.size + backup.header.files;
  const ends = new Map<string, EntryEnd>();
  const folder = incomingOf(home.filesFolder);
  fs.mkdirSync(folder, { recursive: true, mode: 0o700 });
  let done = 0;
  for await (const entry of backup.entries()) {
    onProgress?.({ phase: 'copying', name: entry.name, done: (done += 1), total });
    if (entry.kind === 'file') await putBack(folder, entry.name, entry.storedAt, entry.content());
    else ends.set(entry.name, await copyTable(tx, tables.get(entry.name), entry));
  }
  return ends;
}

async function copyTable(tx: Tx, table: BackupTable | undefined, entry: BackupEntry): Promise<EntryEnd> {
  if (table === undefined) throw new DomainError(BackupErrors.cannotBeOpened);
  await copyIn(tx, table, entry.content());
  return entry.end();
}

/** Reads every table again: what stands there is what was read when the backup was made. */
async function proveTables(tx: Tx, options: RestoreOptions, ends: ReadonlyMap<string, EntryEnd>): Promise<void> {
  const { tables } = options.backup.header;
  let done = 0;
  for (const table of tables) {
    const name = `${table.schema}.${table.name}`;
    options.onProgress?.({ phase: 'proving', name, done: (done += 1), total: tables.length });
    const tally = new Tally();
    for await (const chunk of copyOut(tx, table)) tally.add(chunk, true);
    const found = tally.end();
    if (found.sha256 !== ends.get(name)?.sha256) throw new DomainError(BackupErrors.proofFailed, { table: name });
  }
}

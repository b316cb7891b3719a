import { openDomainDatabase, sqlOf } from '@plinth/platform-database';
import type { Database, DatabaseServer, DomainDatabase, Tx } from '@plinth/platform-database';
import type { DataKey, KeyUse } from './keyring';
import type { MasterKey } from './master-key';

interface DataKeyRow {
  readonly use: KeyUse;
  readonly version: number;
  readonly suite: number;
  readonly wrapped: Buffer;
  readonly current_from: Date;
}

const contextOf = (key: Omit<DataKeyRow, 'wrapped' | 'current_from'>): string =>
  `plinth.keys.${key.use}.${key.version}.${key.suite}`;

/** Reads as the role `plinth_keys`, which can do nothing else. */
export const openAsKeys = (server: DatabaseServer): Promise<DomainDatabase> =>
  openDomainDatabase({ server, domain: 'keys', poolSize: 1 });

/** Adding keys takes the owner of the database. */
export const openAsOwner = (server: DatabaseServer): Promise<DomainDatabase> =>
  openDomainDatabase({ server: { ...server, domain: () => server.owner() }, domain: 'keys', poolSize: 1 });

export async function readKeys(database: Database, masterKey: MasterKey): Promise<DataKey[]> {
  const rows = await database.query<DataKeyRow>('SELECT use, version, suite, wrapped, current_from FROM keys.data_key');
  return rows.map((row) => ({
    use: row.use,
    version: row.version,
    suite: row.suite,
    secret: masterKey.unwrap(contextOf(row), row.wrapped),
    currentFrom: row.current_from,
  }));
}

/** The newest version of each use; holds the table, so that two rotations follow one another. */
export async function lockVersions(tx: Tx): Promise<ReadonlyMap<KeyUse, number>> {
  await sqlOf(tx).execute('LOCK TABLE keys.data_key IN EXCLUSIVE MODE');
  const rows = await sqlOf(tx).query<{ use: KeyUse; version: number }>(
    'SELECT use, max(version) AS version FROM keys.data_key GROUP BY use',
  );
  return new Map(rows.map((row) => [row.use, row.version]));
}

export async function addKey(tx: Tx, key: DataKey, masterKey: MasterKey): Promise<void> {
  await sqlOf(tx).execute(
    'INSERT INTO keys.data_key (use, version, suite, wrapped, current_from) VALUES ($1, $2, $3, $4, $5)',
    [key.use, key.version, key.suite, masterKey.wrap(contextOf(key), key.secret), key.currentFrom],
  );
}

import { sqlOf } from '@plinth/platform-database';
import type { Transactions, Tx } from '@plinth/platform-database';
import type { Keyring } from './keyring';

/** One sealed column. Names come from code, never from input. */
export interface SealedColumn {
  /** With its schema: `org.identifier`. */
  readonly table: string;
  /** The primary key, one column. */
  readonly key: string;
  readonly keyType?: 'uuid' | 'bigint' | 'int' | 'text';
  readonly column: string;
  readonly purpose: string;
}

export interface ReencryptionOptions {
  /** Key after which to go on: what an interrupted run last reported. */
  readonly after?: string;
  /** Rows of one transaction; 1,000 when absent. */
  readonly batch?: number;
  /** Called after each committed batch with the place to go on from. Answer false to stop there. */
  readonly onBatch?: (progress: ReencryptionProgress) => void | boolean | Promise<void | boolean>;
}

export interface ReencryptionProgress {
  readonly changed: number;
  readonly after: string | undefined;
}

interface SealedRow {
  readonly key: string;
  readonly sealed: Buffer;
}

/**
 * Brings a sealed column under the current key, in short transactions by keyset. It may stop at any moment and go on,
 * also without `after`: what is already current is not read. Run it with the transactions of the domain that owns the table.
 */
export class Reencryption {
  constructor(
    private readonly transactions: Transactions,
    private readonly keyring: Keyring,
  ) {}

  async run(target: SealedColumn, options: ReencryptionOptions = {}): Promise<ReencryptionProgress> {
    checkNames(target);
    let progress: ReencryptionProgress = { changed: 0, after: options.after };
    for (;;) {
      const rows = await this.transactions.run((tx) => this.batch(tx, target, progress.after, options.batch ?? 1000));
      const last = rows.at(-1);
      if (last === undefined) return progress;
      progress = { changed: progress.changed + rows.length, after: last.key };
      if ((await options.onBatch?.(progress)) === false) return progress;
    }
  }

  private async batch(
    tx: Tx,
    { table, key, column, purpose, keyType = 'uuid' }: SealedColumn,
    after: string | undefined,
    size: number,
  ): Promise<readonly SealedRow[]> {
    const cipher = this.keyring.fieldCipher;
    const rows = await sqlOf(tx).query<SealedRow>(
      `SELECT ${key}::text AS key, ${column} AS sealed FROM ${table}
        WHERE ($1::${keyType} IS NULL OR ${key} > $1::${keyType})
          AND ${column} IS NOT NULL AND substring(${column} FROM 1 FOR 3) <> $2
        ORDER BY ${table}.${key} LIMIT $3 FOR UPDATE`,
      [after ?? null, this.keyring.currentHeader, size],
    );
    if (rows.length === 0) return rows;
    await sqlOf(tx).execute(
      `UPDATE ${table} AS target SET ${column} = fresh.sealed
         FROM unnest($1::${keyType}[], $2::bytea[]) AS fresh (key, sealed) WHERE target.${key} = fresh.key`,
      [rows.map((row) => row.key), rows.map((row) => cipher.seal(purpose, cipher.open(purpose, row.sealed)))],
    );
    return rows;
  }
}

function checkNames({ table, key, column }: SealedColumn): void {
  const fits = /^[a-z_]+\.[a-z_]+$/.test(table) && [key, column].every((name) => /^[a-z_]+$/.test(name));
  if (!fits) throw new Error(`Not names of a table and its columns: ${table} ${key} ${column}`);
}

import type { Readable } from 'node:stream';
import { Client } from 'pg';
import type { Pool, PoolClient, PoolConfig } from 'pg';
import { to as copyTo } from 'pg-copy-streams';
import { DataSource } from 'typeorm';
import type { EntitySchema, MixedList } from 'typeorm';
import { accompanied } from './commit-companion';
import { Database } from './database';
import { Listening } from './listening';
import { LazyTransaction } from './lazy-transaction';
import { measurePool } from './pool-measure';
import { isRetryable } from './retryable';
import type { DatabaseServer } from './server';
import type { SqlValue } from './sql';
import { tracedStatement } from './statement-trace';
import { Transactions } from './transactions';
import type { TransactionOptions } from './transactions';
import { bindTx, endTx } from './tx';
import type { Tx } from './tx';

export interface DomainDatabaseOptions {
  readonly server: DatabaseServer;
  readonly domain: string;
  // eslint-disable-next-line @typescript-eslint/no-unsafe-function-type -- TypeORM names row classes by this type
  readonly rows?: MixedList<Function | string | EntitySchema>;
  /** Connections at most; 8 when absent. */
  readonly poolSize?: number;
}

export interface DomainDatabase {
  readonly database: Database;
  readonly transactions: Transactions;
  close(): Promise<void>;
}

/** Opens the pool of one domain, as that domain's role, on that domain's schema. */
export async function openDomainDatabase(options: DomainDatabaseOptions): Promise<DomainDatabase> {
  const connection = options.server.domain(options.domain);
  const dataSource = new DataSource({
    type: 'postgres',
    host: connection.host,
    port: connection.port,
    database: connection.database,
    username: connection.user,
    password: connection.password as string | undefined,
    ssl: connection.ssl as boolean | undefined,
    schema: options.domain,
    entities: options.rows ?? [],
    installExtensions: false,
    applicationName: `plinth-${options.domain}`,
    poolSize: options.poolSize ?? 8,
    extra: { max: options.poolSize ?? 8, idleTimeoutMillis: 30_000, connectionTimeoutMillis: 10_000 },
    poolErrorHandler: () => undefined,
  });
  await dataSource.initialize();
  const unmeasure = measurePool(options.domain, poolOf(dataSource));
  return {
    database: new PostgresDatabase(dataSource, connection, options.domain),
    transactions: new PostgresTransactions(poolOf(dataSource), options.domain),
    close: () => {
      unmeasure();
      return dataSource.destroy();
    },
  };
}

/** The driver's pool below TypeORM, which has no prepared statements. */
const poolOf = (dataSource: DataSource): Pool => (dataSource.driver as unknown as { readonly master: Pool }).master;

class PostgresDatabase extends Database {
  private readonly names = new Map<string, string>();
  private readonly pool: Pool;
  private readonly listening: Listening;

  constructor(
    readonly dataSource: DataSource,
    connection: PoolConfig,
    readonly schema: string,
  ) {
    super();
    this.pool = poolOf(dataSource);
    this.listening = new Listening(() => new Client(connection));
  }

  async query<R>(text: string, values: readonly SqlValue[] = []): Promise<R[]> {
    // Not through TypeORM: a query runner for each statement costs as much as the statement, and for UPDATE and DELETE
    // it answers something else than the rows.
    const { rows } = await this.traced(text, () => this.pool.query(text, [...values]));
    return rows as R[];
  }

  async queryPrepared<R>(text: string, values: readonly SqlValue[] = []): Promise<R[]> {
    const name = this.names.get(text) ?? `prepared ${this.names.size + 1}`;
    this.names.set(text, name);
    const { rows } = await this.traced(text, () => this.pool.query({ name, text, values: [...values] }));
    return rows as R[];
  }

  private traced<T>(text: string, run: () => Promise<T>): Promise<T> {
    return tracedStatement(this.schema, () => [text], run);
  }

  async copyOut(text: string): Promise<Readable> {
    const runner = this.dataSource.createQueryRunner();
    const client = (await runner.connect()) as PoolClient;
    const stream = client.query(copyTo(text));
    stream.once('close', () => void runner.release());
    return stream;
  }

  listen(channel: string, wake: (payload: string) => void): Promise<() => Promise<void>> {
    return this.listening.add(channel, wake);
  }
}

class PostgresTransactions extends Transactions {
  constructor(
    private readonly pool: Pool,
    private readonly schema: string,
  ) {
    super();
  }

  async run<T>(work: (tx: Tx) => Promise<T>, options: TransactionOptions = {}): Promise<T> {
    for (let attempt = 1; ; attempt += 1) {
      try {
        return await this.attempt(work, options);
      } catch (error) {
        if (!isRetryable(error) || attempt > (options.retries ?? 3)) throw error;
        await new Promise((resolve) => setTimeout(resolve, 10 * 2 ** attempt * Math.random()));
      }
    }
  }

  private async attempt<T>(work: (tx: Tx) => Promise<T>, options: TransactionOptions): Promise<T> {
    const transaction = new LazyTransaction(this.pool, options.isolation ?? 'READ COMMITTED', this.schema);
    const tx = bindTx(transaction);
    accompanied(this.schema, transaction);
    try {
      const result = await work(tx);
      endTx(tx);
      await transaction.commit();
      return result;
    } catch (error) {
      endTx(tx);
      await transaction.rollback();
      throw error;
    }
  }
}

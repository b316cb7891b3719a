import { finished, pipeline } from 'node:stream/promises';
import { Readable } from 'node:stream';
import { Client } from 'pg';
import type { PoolClient, PoolConfig, QueryResult } from 'pg';
import { from as copyFrom, to as copyTo } from 'pg-copy-streams';
import { DataSource } from 'typeorm';
import type { EntitySchema, MixedList, QueryRunner } from 'typeorm';
import { Database } from './database';
import { keepListening } from './keep-listening';
import { isRetryable } from './retryable';
import type { DatabaseServer } from './server';
import type { Sql, SqlValue } from './sql';
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
  return {
    database: new PostgresDatabase(dataSource, connection),
    transactions: new PostgresTransactions(dataSource),
    close: () => dataSource.destroy(),
  };
}

/** The driver's pool below TypeORM, which has no prepared statements. */
interface PreparingPool {
  query<R>(statement: { name: string; text: string; values: unknown[] }): Promise<{ readonly rows: R[] }>;
}

class PostgresDatabase extends Database {
  private readonly names = new Map<string, string>();

  constructor(
    readonly dataSource: DataSource,
    private readonly connection: PoolConfig,
  ) {
    super();
  }

  query<R>(text: string, values: readonly SqlValue[] = []): Promise<R[]> {
    return this.dataSource.query(text, [...values]) as Promise<R[]>;
  }

  async queryPrepared<R>(text: string, values: readonly SqlValue[] = []): Promise<R[]> {
    const name = this.names.get(text) ?? `prepared ${this.names.size + 1}`;
    this.names.set(text, name);
    const pool = (this.dataSource.driver as unknown as { readonly master: PreparingPool }).master;
    const { rows } = await pool.query<R>({ name, text, values: [...values] });
    return rows;
  }

  async copyOut(text: string): Promise<Readable> {
    const runner = this.dataSource.createQueryRunner();
    const client = (await runner.connect()) as PoolClient;
    const stream = client.query(copyTo(text));
    stream.once('close', () => void runner.release());
    return stream;
  }

  listen(channel: string, wake: (payload: string) => void): Promise<() => Promise<void>> {
    return keepListening(() => new Client(this.connection), channel, wake);
  }
}

class PostgresTransactions extends Transactions {
  constructor(private readonly dataSource: DataSource) {
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
    const runner = this.dataSource.createQueryRunner();
    try {
      await runner.startTransaction(options.isolation ?? 'READ COMMITTED');
      const tx = bindTx({ sql: new RunnerSql(runner), manager: runner.manager });
      try {
        const result = await work(tx);
        await runner.commitTransaction();
        return result;
      } catch (error) {
        await runner.rollbackTransaction().catch(() => undefined);
        throw error;
      } finally {
        endTx(tx);
      }
    } finally {
      await runner.release().catch(() => undefined);
    }
  }
}

class RunnerSql implements Sql {
  constructor(private readonly runner: QueryRunner) {}

  async query<R>(text: string, values: readonly SqlValue[] = []): Promise<R[]> {
    return (await this.result(text, values)).rows as R[];
  }

  async execute(text: string, values: readonly SqlValue[] = []): Promise<number> {
    return (await this.result(text, values)).rowCount ?? 0;
  }

  async copyIn(text: string, source: Readable | AsyncIterable<Buffer | string>): Promise<number> {
    const client = (await this.runner.connect()) as PoolClient;
    const copy = client.query(copyFrom(text));
    await pipeline(source instanceof Readable ? source : Readable.from(source), copy);
    return copy.rowCount ?? 0;
  }

  async *copyOut(text: string): AsyncGenerator<Buffer> {
    const client = (await this.runner.connect()) as PoolClient;
    const copy = client.query(copyTo(text));
    try {
      yield* copy.iterator({ destroyOnReturn: false }) as AsyncIterable<Buffer>;
    } finally {
      // A reader that stops early leaves rows on the wire, behind which no other statement would be answered.
      if (!copy.readableEnded && !copy.errored) await finished(copy.resume()).catch(() => undefined);
    }
  }

  private async result(text: string, values: readonly SqlValue[]): Promise<QueryResult> {
    const client = (await this.runner.connect()) as PoolClient;
    return client.query(text, [...values]);
  }
}

import { createHash, randomBytes } from 'node:crypto';
import { Client } from 'pg';
import { migrate, openDomainDatabase } from '@plinth/platform-database';
import type { DatabaseServer, DomainDatabase, DomainDatabaseOptions, DomainSchema } from '@plinth/platform-database';

export interface TestDatabase {
  /** For modules that open their own pool. */
  readonly server: DatabaseServer;
  /** Opens the pool of one domain; closed with the test database. */
  open(domain: string, options?: Omit<DomainDatabaseOptions, 'server' | 'domain'>): Promise<DomainDatabase>;
  /** Statements as the owner, past every role. */
  asOwner<R = Record<string, unknown>>(text: string, values?: readonly unknown[]): Promise<R[]>;
  /** Ends every connection at once, as a failing network would. */
  cutConnections(): Promise<void>;
  close(): Promise<void>;
}

const TEMPLATE_LOCK = 7_165_002;

/** Socket folder of the server that jest's global set-up started. */
const socketFolder = (): string => {
  // eslint-disable-next-line no-restricted-syntax -- the global set-up of jest can hand over by the environment alone
  const folder = process.env['PLINTH_TEST_SOCKET'];
  if (!folder) throw new Error('No test server: run the specs through jest.config.js of the workspace');
  return folder;
};

const serverOf = (database: string): DatabaseServer => {
  const base = { host: socketFolder(), port: 5432, database };
  return {
    owner: () => ({ ...base, user: 'plinth_owner' }),
    domain: (domain) => ({ ...base, user: `plinth_${domain}` }),
    passwordOf: () => undefined,
  };
};

/**
 * A database of its own, cloned in milliseconds from a template that holds the given schemas.
 * The template is made once per set of migrations and server.
 */
export async function openTestDatabase(schemas: readonly DomainSchema[]): Promise<TestDatabase> {
  const admin = new Client(serverOf('postgres').owner());
  await admin.connect();
  const template = await templateFor(admin, schemas);
  const name = `test_${randomBytes(6).toString('hex')}`;
  await admin.query(`CREATE DATABASE ${name} TEMPLATE ${template}`);
  const server = serverOf(name);
  const opened: DomainDatabase[] = [];
  const owner = new Client(server.owner());
  owner.on('error', () => undefined);
  await owner.connect();
  return {
    server,
    open: async (domain, options = {}) => {
      const database = await openDomainDatabase({ server, domain, ...options });
      opened.push(database);
      return database;
    },
    asOwner: async <R>(text: string, values: readonly unknown[] = []) =>
      (await owner.query(text, [...values])).rows as R[],
    cutConnections: async () => {
      await admin.query(
        `SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = $1 AND usename <> 'plinth_owner'`,
        [name],
      );
    },
    close: async () => {
      await Promise.all(opened.map((database) => database.close().catch(() => undefined)));
      await owner.end().catch(() => undefined);
      await admin.query(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`);
      await admin.end();
    },
  };
}

async function templateFor(admin: Client, schemas: readonly DomainSchema[]): Promise<string> {
  const text = schemas.map((schema) => [schema.domain, ...migrationTexts(schema)].join('\n')).join('\n');
  const template = `template_${createHash('sha256').update(text).digest('hex').slice(0, 16)}`;
  await admin.query('SELECT pg_advisory_lock($1)', [TEMPLATE_LOCK]);
  try {
    const { rowCount } = await admin.query('SELECT 1 FROM pg_database WHERE datname = $1 AND datistemplate', [
      template,
    ]);
    if (rowCount === 0) {
      await admin.query(`DROP DATABASE IF EXISTS ${template} WITH (FORCE)`);
      await admin.query(`CREATE DATABASE ${template}`);
      await migrate(serverOf(template), schemas);
      await admin.query(`ALTER DATABASE ${template} IS_TEMPLATE true`);
    }
  } finally {
    await admin.query('SELECT pg_advisory_unlock($1)', [TEMPLATE_LOCK]);
  }
  return template;
}

const migrationTexts = (schema: DomainSchema): string[] =>
  (schema.migrations as readonly { name: string; prototype: { up: unknown } }[]).map(
    (migration) => `${migration.name} ${String(migration.prototype.up)}`,
  );

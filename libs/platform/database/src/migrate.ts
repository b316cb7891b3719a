import { Client } from 'pg';
import { DataSource } from 'typeorm';
import type { MigrationInterface } from 'typeorm';
import type { DomainSchema } from './domain-schema';
import { RAN_MIGRATIONS, migrationName } from './schema-fit';
import type { DatabaseServer } from './server';

/** One lock for all migrations of a base: two processes that start together migrate one after the other. */
const MIGRATION_LOCK = 7_165_001;

const extensions = ['ltree', 'pg_trgm', 'pgcrypto', 'btree_gin'];

const roleOf = (domain: string): string => `plinth_${domain}`;

/** Group of all domains' roles: what every domain may do (read the event log, add a job) is granted to it. */
const EVERY_DOMAIN = 'plinth_domain';

const createRole = (role: string, login: 'LOGIN' | 'NOLOGIN'): string =>
  `DO $$ BEGIN CREATE ROLE ${role} ${login}; EXCEPTION WHEN duplicate_object OR unique_violation THEN NULL; END $$`;

/**
 * Brings the schemas up to date, in the order given: role, schema, migrations. Idempotent.
 * Migrations of a schema owned by its domain run as that domain's role.
 */
export async function migrate(server: DatabaseServer, schemas: readonly DomainSchema[]): Promise<void> {
  const client = new Client(server.owner());
  await client.connect();
  try {
    await client.query('SELECT pg_advisory_lock($1)', [MIGRATION_LOCK]);
    // One commit for what mostly stands already: a start waits for one flush of the disk, not for dozens.
    await client.query('BEGIN');
    const existing = await extensionsOf(client);
    for (const extension of extensions.filter((name) => !existing.has(name))) {
      await client.query(`CREATE EXTENSION IF NOT EXISTS ${extension} SCHEMA public`);
    }
    await client.query(createRole(EVERY_DOMAIN, 'NOLOGIN'));
    for (const schema of schemas) await prepareSchema(client, server, schema);
    await client.query(RAN_MIGRATIONS);
    await client.query('COMMIT');
    for (const schema of schemas) if (await isBehind(client, schema)) await runMigrations(server, schema);
  } finally {
    await client.end();
  }
}

async function extensionsOf(client: Client): Promise<ReadonlySet<string>> {
  const { rows } = await client.query<{ name: string }>('SELECT extname AS name FROM pg_extension');
  return new Set(rows.map(({ name }) => name));
}

async function prepareSchema(client: Client, server: DatabaseServer, schema: DomainSchema): Promise<void> {
  const role = roleOf(schema.domain);
  const password = server.passwordOf(schema.domain);
  await client.query(createRole(role, 'LOGIN'));
  await client.query(`GRANT ${EVERY_DOMAIN} TO ${role}`);
  if (password) await client.query(`ALTER ROLE ${role} PASSWORD ${client.escapeLiteral(password)}`);
  const { rows } = await client.query<{ owner: string }>('SELECT current_user AS owner');
  await client.query(`GRANT ${role} TO ${client.escapeIdentifier(rows[0]?.owner ?? '')}`);
  await client.query(`ALTER ROLE ${role} SET search_path = ${schema.domain}, public`);
  const owner = schema.ownedBy === 'owner' ? client.escapeIdentifier(rows[0]?.owner ?? '') : role;
  await client.query(`CREATE SCHEMA IF NOT EXISTS ${schema.domain} AUTHORIZATION ${owner}`);
  await client.query(`GRANT USAGE ON SCHEMA ${schema.domain} TO ${role}`);
  await client.query(`REVOKE ALL ON SCHEMA ${schema.domain} FROM PUBLIC`);
}

/** Whether a migration of the schema has not run yet. TypeORM, which runs them, takes a pool to find out. */
async function isBehind(client: Client, { domain, migrations }: DomainSchema): Promise<boolean> {
  if (!Array.isArray(migrations)) return true;
  const { rows: found } = await client.query('SELECT to_regclass($1) AS found', [`${domain}.migration`]);
  if ((found[0] as { found: string | null }).found === null) return true;
  const { rows } = await client.query<{ name: string }>(`SELECT name FROM ${domain}.migration`);
  const ran = new Set(rows.map(({ name }) => name));
  return (migrations as readonly (new () => MigrationInterface)[]).some(
    (migration) => !ran.has(migrationName(migration)),
  );
}

async function runMigrations(server: DatabaseServer, schema: DomainSchema): Promise<void> {
  const connection = schema.ownedBy === 'owner' ? server.owner() : server.domain(schema.domain);
  const dataSource = new DataSource({
    type: 'postgres',
    host: connection.host,
    port: connection.port,
    database: connection.database,
    username: connection.user,
    password: connection.password as string | undefined,
    ssl: connection.ssl as boolean | undefined,
    schema: schema.domain,
    migrations: schema.migrations,
    migrationsTableName: 'migration',
    installExtensions: false,
    extra: { max: 2, options: `-c search_path=${schema.domain},public` },
  });
  await dataSource.initialize();
  try {
    await dataSource.runMigrations({ transaction: 'each' });
  } finally {
    await dataSource.destroy();
  }
}

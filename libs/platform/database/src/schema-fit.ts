import { Client } from 'pg';
import type { MigrationInterface } from 'typeorm';
import type { DomainSchema } from './domain-schema';
import { sqlStateOf } from './retryable';
import type { DatabaseServer } from './server';

/** Answers which migrations have run, to every domain's role; the tables themselves belong to their domains. */
export const RAN_MIGRATIONS = `
  CREATE OR REPLACE FUNCTION public.plinth_ran_migrations() RETURNS TABLE (domain text, name text)
  LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  DECLARE found text;
  BEGIN
    FOR found IN SELECT nspname FROM pg_namespace WHERE to_regrole('plinth_' || nspname) IS NOT NULL
                    AND to_regclass(quote_ident(nspname) || '.migration') IS NOT NULL LOOP
      RETURN QUERY EXECUTE format('SELECT %L::text, name::text FROM %I.migration', found, found);
    END LOOP;
  END $$;
  REVOKE ALL ON FUNCTION public.plinth_ran_migrations() FROM PUBLIC;
  GRANT EXECUTE ON FUNCTION public.plinth_ran_migrations() TO plinth_domain`;

const UNDEFINED_FUNCTION = '42883';

/** As TypeORM names it. */
export const migrationName = (migration: new () => MigrationInterface): string =>
  new migration().name ?? migration.name;

/**
 * Migrations that this release needs and the database has not seen, as `<domain>.<name>`, asked with the role of one
 * domain. What a newer release has added is no fault: schemas are only expanded.
 */
export async function missingMigrations(
  server: DatabaseServer,
  domain: string,
  schemas: readonly DomainSchema[],
): Promise<readonly string[]> {
  const ran = new Set(await ranMigrations(server, domain));
  return schemas
    .flatMap((schema) =>
      (schema.migrations as readonly (new () => MigrationInterface)[]).map(
        (migration) => `${schema.domain}.${migrationName(migration)}`,
      ),
    )
    .filter((name) => !ran.has(name));
}

async function ranMigrations(server: DatabaseServer, domain: string): Promise<string[]> {
  const client = new Client({ ...server.domain(domain), connectionTimeoutMillis: 5_000 });
  client.on('error', () => undefined);
  try {
    await client.connect();
    const { rows } = await client.query<{ domain: string; name: string }>(
      'SELECT domain, name FROM public.plinth_ran_migrations()',
    );
    return rows.map((row) => `${row.domain}.${row.name}`);
  } catch (error) {
    // A release from before this question was asked.
    if (sqlStateOf(error) === UNDEFINED_FUNCTION) return [];
    throw error;
  } finally {
    await client.end().catch(() => undefined);
  }
}

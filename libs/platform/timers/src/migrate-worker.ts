import { Logger, runMigrations } from 'graphile-worker';
import { Pool } from 'pg';
import type { PoolConfig } from 'pg';
import type { QueryRunner } from 'typeorm';

/** graphile-worker has migrations of its own; a later release of it gets a later migration here that calls this again. */
export async function migrateWorker(runner: QueryRunner): Promise<void> {
  const options = runner.dataSource.options as unknown as Readonly<Record<string, unknown>>;
  const pgPool = new Pool({
    host: options['host'] as string,
    port: options['port'] as number,
    user: options['username'] as string,
    password: options['password'] as string | undefined,
    database: options['database'] as string,
    ssl: options['ssl'] as PoolConfig['ssl'],
    max: 2,
  });
  pgPool.on('error', () => undefined);
  pgPool.on('connect', (client) => client.on('error', () => undefined));
  try {
    await runMigrations({ pgPool, schema: 'timers', logger: new Logger(() => () => undefined) });
  } finally {
    await pgPool.end();
  }
  await runner.query(giveToTimersRole);
}

/** Everything is the role's own (row level security is on in these tables), except TypeORM's list of migrations. */
const giveToTimersRole = `
  DO $$ DECLARE change text; BEGIN
    ALTER SCHEMA timers OWNER TO plinth_timers;
    FOR change IN
      SELECT format('ALTER %s timers.%I OWNER TO plinth_timers',
                    CASE relkind WHEN 'v' THEN 'VIEW' WHEN 'c' THEN 'TYPE' ELSE 'TABLE' END, relname)
      FROM pg_class WHERE relnamespace = 'timers'::regnamespace AND relkind IN ('r', 'v', 'c') AND relname <> 'migration'
      UNION ALL
      SELECT format('ALTER FUNCTION %s OWNER TO plinth_timers', oid::regprocedure)
      FROM pg_proc WHERE pronamespace = 'timers'::regnamespace
    LOOP EXECUTE change; END LOOP;
    REVOKE ALL ON ALL FUNCTIONS IN SCHEMA timers FROM PUBLIC;
  END $$`;

import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * The one log of all events. `position` is gap-free and commit-ordered, so a cursor on it misses nothing.
 * Growth: one row per event (about 0.4 kB); `retainLog` keeps it to the days asked for.
 */
export class MakeEventLog1790000000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DO $$ BEGIN CREATE ROLE plinth_relay NOLOGIN; EXCEPTION WHEN duplicate_object OR unique_violation THEN NULL; END $$`);
    await runner.query(`
      CREATE TABLE log (
        position bigint PRIMARY KEY,
        event uuid NOT NULL,
        type text NOT NULL,
        key text NOT NULL,
        unit_path text,
        actor text NOT NULL,
        data jsonb NOT NULL,
        traceparent text,
        occurred_at timestamptz NOT NULL,
        published_at timestamptz NOT NULL DEFAULT now()
      )`);
    await runner.query('CREATE INDEX log_published_at ON log USING brin (published_at)');
    // One row. Whoever updates it holds the right to give out positions until commit: that is the commit order.
    await runner.query(`CREATE TABLE counter (one boolean PRIMARY KEY DEFAULT true CHECK (one), position bigint NOT NULL)
      WITH (fillfactor = 10, autovacuum_vacuum_threshold = 1000, autovacuum_vacuum_scale_factor = 0)`);
    await runner.query('INSERT INTO counter (position) VALUES (0)');
    await runner.query(`
      CREATE FUNCTION notify_consumers() RETURNS trigger LANGUAGE plpgsql AS $$
        BEGIN PERFORM pg_notify('plinth_log', ''); RETURN NULL; END $$;
      CREATE TRIGGER notify_consumers AFTER INSERT ON log FOR EACH STATEMENT EXECUTE FUNCTION notify_consumers()`);
    // Only the relay writes; the role that logs in for it is the schema's own.
    await runner.query('GRANT plinth_relay TO plinth_events');
    await runner.query('GRANT USAGE ON SCHEMA events TO plinth_relay, plinth_domain');
    await runner.query('GRANT SELECT ON log, counter TO plinth_domain');
    await runner.query('GRANT SELECT, INSERT, DELETE ON log TO plinth_relay');
    await runner.query('GRANT SELECT, UPDATE ON counter TO plinth_relay');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE log, counter');
    await runner.query('DROP FUNCTION notify_consumers()');
  }
}

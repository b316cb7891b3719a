import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * NOTIFY says which types have come, parted by blanks, and nothing where they do not fit into its 8,000 bytes: a consumer
 * is not roused for events of others, of which there is one with each sign-in.
 */
export class NameTheTypesThatCame1794000000002 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE OR REPLACE FUNCTION notify_consumers() RETURNS trigger LANGUAGE plpgsql AS $$
        DECLARE types text := (SELECT string_agg(DISTINCT type, ' ') FROM added);
        BEGIN
          -- A round of the relay that found nothing comes here too.
          IF types IS NOT NULL THEN
            PERFORM pg_notify('plinth_log', CASE WHEN octet_length(types) < 8000 THEN types ELSE '' END);
          END IF;
          RETURN NULL;
        END $$;
      CREATE OR REPLACE TRIGGER notify_consumers AFTER INSERT ON log REFERENCING NEW TABLE AS added
        FOR EACH STATEMENT EXECUTE FUNCTION notify_consumers()`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE OR REPLACE FUNCTION notify_consumers() RETURNS trigger LANGUAGE plpgsql AS $$
        BEGIN PERFORM pg_notify('plinth_log', ''); RETURN NULL; END $$;
      CREATE OR REPLACE TRIGGER notify_consumers AFTER INSERT ON log FOR EACH STATEMENT EXECUTE FUNCTION notify_consumers()`);
  }
}

import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * How far each topic of Kafka has what `events.log` holds. Written after the broker has acknowledged: a relay that dies
 * between the two produces a little again, and nothing is left out. Empty in the base shape.
 */
export class RememberWhatWasProduced1794000000001 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE produced (
        topic text PRIMARY KEY,
        position bigint NOT NULL DEFAULT 0,
        -- events that went to this topic: a topic that is empty although some did was lost
        events bigint NOT NULL DEFAULT 0,
        updated_at timestamptz NOT NULL DEFAULT now()
      ) WITH (fillfactor = 10, autovacuum_vacuum_threshold = 1000, autovacuum_vacuum_scale_factor = 0)`);
    await runner.query('GRANT SELECT, INSERT, UPDATE ON produced TO plinth_relay');
    await runner.query('GRANT SELECT ON produced TO plinth_domain');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE produced');
  }
}

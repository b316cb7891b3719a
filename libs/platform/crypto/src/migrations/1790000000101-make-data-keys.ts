import type { MigrationInterface, QueryRunner } from 'typeorm';

export class MakeDataKeys1790000000101 implements MigrationInterface {
  name = 'MakeDataKeys1790000000101';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE keys.data_key (
        use text NOT NULL CHECK (use IN ('field', 'index', 'digest')),
        version int NOT NULL CHECK (version BETWEEN 1 AND 65535),
        suite smallint NOT NULL,
        wrapped bytea NOT NULL,
        made_at timestamptz NOT NULL DEFAULT now(),
        current_from timestamptz NOT NULL,
        PRIMARY KEY (use, version)
      )`);
    await runner.query('GRANT SELECT ON keys.data_key TO plinth_keys');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE keys.data_key');
  }
}

import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Grows by clients × classes × hours: 3,000 applications make some 100 MB a year; rows older than two years may go. */
export class MakeUsage1790000600001 implements MigrationInterface {
  name = 'MakeUsage1790000600001';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`CREATE TABLE usage (
      hour timestamptz NOT NULL,
      client text NOT NULL,
      route_class text NOT NULL,
      requests bigint NOT NULL,
      refused bigint NOT NULL,
      limited bigint NOT NULL,
      failed bigint NOT NULL,
      PRIMARY KEY (hour, client, route_class)
    )`);
    await runner.query('CREATE INDEX usage_of_client ON usage (client, hour DESC)');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE usage');
  }
}

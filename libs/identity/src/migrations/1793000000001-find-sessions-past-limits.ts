import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Sessions not ended yet, in the order of their ids: the hourly walk over them reads no ended one. */
export class FindSessionsPastLimits1793000000001 implements MigrationInterface {
  name = 'FindSessionsPastLimits1793000000001';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('CREATE INDEX session_not_ended ON session (id) WHERE ended_at IS NULL');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP INDEX session_not_ended');
  }
}

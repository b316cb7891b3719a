import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What the operator left for later in the set-up of the base; what was done shows in the tree itself. At most one row a step. */
const table = `
CREATE TABLE skipped_setup_step (
  step text PRIMARY KEY,
  skipped_at timestamptz NOT NULL DEFAULT now(),
  skipped_by text NOT NULL
)`;

export class SetupSteps1790900000001 implements MigrationInterface {
  name = 'SetupSteps1790900000001';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(table);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE skipped_setup_step');
  }
}

import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The job tray of a page asks for somebody's own imports every few seconds. */
export class ImportsOfSomebody1790700000001 implements MigrationInterface {
  name = 'ImportsOfSomebody1790700000001';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('CREATE INDEX import_batch_actor ON import_batch (actor, id DESC)');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP INDEX import_batch_actor');
  }
}

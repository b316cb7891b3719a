import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A change of a membership or position belongs to its unit: the other school of a person does not read it. */
export class ChangePlaces1790200000002 implements MigrationInterface {
  name = 'ChangePlaces1790200000002';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE person_change ADD COLUMN unit_id uuid');
    await runner.query(
      `COMMENT ON COLUMN person_change.unit_id IS 'Unit of a change of place or school number; null: about the person'`,
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE person_change DROP COLUMN unit_id');
  }
}

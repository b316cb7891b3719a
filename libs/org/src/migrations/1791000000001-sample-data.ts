import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * The invented school that an operator tries the base out with: at most one, and the row goes with it. Everything at and
 * below `unit_id` is sample data; what the sample brought in was imported by nobody (`import_batch.actor` is `system`).
 */
const table = `
CREATE TABLE sample_data (
  one boolean PRIMARY KEY DEFAULT true CHECK (one),
  unit_id uuid NOT NULL,
  school_id uuid NOT NULL,
  path ltree NOT NULL,
  state text NOT NULL CHECK (state IN ('making', 'ready', 'failed', 'removing')),
  made_by text NOT NULL,
  made_at timestamptz NOT NULL DEFAULT now()
);
CREATE FUNCTION is_sample(place ltree) RETURNS boolean LANGUAGE sql STABLE SET search_path FROM CURRENT AS $$
  SELECT EXISTS (SELECT FROM sample_data s WHERE place <@ s.path)
$$`;

export class SampleData1791000000001 implements MigrationInterface {
  name = 'SampleData1791000000001';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(table);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP FUNCTION is_sample');
    await runner.query('DROP TABLE sample_data');
  }
}

import type { MigrationInterface, QueryRunner } from 'typeorm';

/*
 * Roster imports. The rows themselves are staged in unlogged tables of each import (stage_<id>_…), identifiers sealed
 * from the moment they are read; they and the sealed file go after 30 days, the batch and its counts stay.
 * Growth: 20,000 schools x 20 imports a year.
 */
const tables = `
CREATE TABLE import_batch (
  id uuid PRIMARY KEY,
  unit_id uuid NOT NULL,
  school_id uuid NOT NULL,
  unit_path text NOT NULL,
  file_name text NOT NULL,
  file_size bigint NOT NULL,
  file_hash bytea,
  options jsonb NOT NULL DEFAULT '{}',
  whole boolean NOT NULL DEFAULT false,
  state text NOT NULL CHECK (state IN ('reading', 'ready', 'applying', 'done', 'failed', 'cancelled', 'undoing', 'undone')),
  progress real NOT NULL DEFAULT 0,
  rows_read integer NOT NULL DEFAULT 0,
  recognition jsonb,
  summary jsonb,
  failure jsonb,
  cancel_asked boolean NOT NULL DEFAULT false,
  leaving_accepted boolean NOT NULL DEFAULT false,
  actor text NOT NULL,
  created_at timestamptz NOT NULL DEFAULT now(),
  finished_at timestamptz,
  undone_at timestamptz,
  undone_by text
);
CREATE INDEX import_batch_school ON import_batch (school_id, id DESC);
CREATE INDEX import_batch_open ON import_batch (created_at) WHERE state IN ('reading', 'ready', 'applying', 'undoing');

CREATE TABLE import_problem (
  import_id uuid NOT NULL,
  seq bigint GENERATED ALWAYS AS IDENTITY,
  stage text NOT NULL CHECK (stage IN ('reading', 'comparing')),
  sheet text NOT NULL,
  row_number integer NOT NULL,
  column_name text NOT NULL,
  value text NOT NULL,
  severity text NOT NULL CHECK (severity IN ('error', 'warning')),
  code text NOT NULL,
  zh text NOT NULL,
  en text NOT NULL,
  PRIMARY KEY (import_id, seq)
);

CREATE TABLE import_before (
  import_id uuid NOT NULL,
  place text NOT NULL,
  row_id uuid NOT NULL,
  before jsonb,
  PRIMARY KEY (import_id, place, row_id)
);
`;

const comments = `
COMMENT ON TABLE import_batch IS 'One roster file brought in: reading -> ready (dry run) -> applying -> done -> undone';
COMMENT ON COLUMN import_batch.school_id IS 'The school that the file speaks of; imports of one school wait for one another';
COMMENT ON COLUMN import_batch.whole IS 'The file is everyone of its classes and roles: the absent leave';
COMMENT ON COLUMN import_batch.summary IS '{ total, added, changed, unchanged, moved, leaving, refused, warnings, newClasses, present }';
COMMENT ON COLUMN import_problem.value IS 'The cell as in the file, masked where it identifies a person';
COMMENT ON TABLE import_before IS 'What rows looked like before the import changed or closed them; what it added carries its import_id';
`;

export class Imports1790300000001 implements MigrationInterface {
  name = 'Imports1790300000001';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(tables);
    await runner.query(comments);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE import_before, import_problem, import_batch');
  }
}
